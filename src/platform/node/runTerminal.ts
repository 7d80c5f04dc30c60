import * as vscode from 'vscode';
import type { JobView } from './job';
import { LineInput } from './lineInput';
import type { ProgramInput } from './startedProcess';
import { TerminalFeed } from './terminalFeed';

const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** The terminal of one run. */
export class RunTerminal implements vscode.Pseudoterminal, JobView {
  readonly #write = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#closed.event;
  readonly #feed = new TerminalFeed((text) => this.#write.fire(text));
  readonly #keys: LineInput;
  readonly #interrupted = new AbortController();
  #program: ProgramInput | undefined;

  /** @param started called when the terminal is there: what is written before is lost */
  constructor(private readonly started: (terminal: RunTerminal) => void) {
    this.#keys = new LineInput({
      echo: (text) => this.#feed.push(text),
      line: (text) => this.#program?.write(text),
      endOfInput: () => this.#program?.end(),
      interrupt: () => this.#interrupted.abort(),
    });
  }

  /** Aborted by Ctrl+C, by closing the terminal, and by ending the task. */
  get interrupted(): AbortSignal {
    return this.#interrupted.signal;
  }

  open(): void {
    this.#feed.push(CLEAR); // a terminal is used again for the next run
    this.started(this);
  }

  close(): void {
    this.#interrupted.abort();
  }

  handleInput(data: string): void {
    // While nothing listens, keys other than Ctrl+C are for nobody: echoing them would make believe otherwise.
    if (this.#program || data.includes('\u0003')) this.#keys.push(data);
  }

  print(text: string): void {
    this.#feed.push(text);
  }

  listens(input: ProgramInput | undefined): void {
    this.#program = input;
  }

  /** Ends the task. Always with 0: another code soon after the start makes the editor say that the terminal could not be launched. */
  finish(): void {
    this.#feed.end();
    this.#closed.fire(0);
  }
}
