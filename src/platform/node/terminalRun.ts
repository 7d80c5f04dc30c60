import * as vscode from 'vscode';
import { TASK_TYPE } from '../contributions';
import { taskName, type RunRequest, type RunResult } from '../runner';
import { RunTerminal } from './runTerminal';

/** How long the editor may take to open a terminal, and to notice that a task is over. */
const OPEN_MS = 15_000;
const END_MS = 2_000;

type Work<T> = (terminal: RunTerminal) => Promise<T>;

/** One run as a task of the editor. */
export class TerminalRun {
  #state: 'waiting' | 'opened' | 'givenUp' = 'waiting';

  constructor(private readonly request: RunRequest) {}

  /**
   * @param work done in the terminal once it is open
   * @param repeat done when the person repeats the task later, in a terminal of its own
   * @returns what the work came to, when the task is over; rejects if the work does
   */
  async start(work: Work<RunResult>, repeat: Work<unknown>): Promise<RunResult> {
    let settle!: { resolve(result: RunResult): void; reject(error: unknown): void };
    const result = new Promise<RunResult>((resolve, reject) => (settle = { resolve, reject }));
    const task = this.#task(async (terminal) => {
      const state = this.#state;
      this.#state = state === 'waiting' ? 'opened' : state;
      try {
        if (state === 'waiting') settle.resolve(await work(terminal));
        else if (state === 'opened') await repeat(terminal);
      } catch (error) {
        settle.reject(error);
      } finally {
        terminal.finish();
      }
    });
    const execution = await vscode.tasks.executeTask(task);
    const ended = endOfTask(execution);
    const timer = setTimeout(() => {
      if (this.#state !== 'waiting') return;
      this.#state = 'givenUp';
      execution.terminate();
      settle.resolve({
        outcome: 'unavailable',
        cause: 'notStarted',
        reason: 'The editor opened no terminal for the run. Close the other terminals of this example and run it again.',
        diagnostics: [],
      });
    }, OPEN_MS);
    try {
      return await result;
    } finally {
      clearTimeout(timer);
      // While one task of a block is ending, the editor would answer the next with a question instead of a start.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, END_MS))]);
    }
  }

  #task(opened: (terminal: RunTerminal) => Promise<void>): vscode.Task {
    const { questionId, block } = this.request;
    const task = new vscode.Task(
      { type: TASK_TYPE, question: questionId, block: block.key },
      vscode.TaskScope.Workspace,
      taskName(this.request),
      'Rust Interview',
      new vscode.CustomExecution(async () => new RunTerminal((terminal) => void opened(terminal))),
    );
    task.presentationOptions = {
      reveal: vscode.TaskRevealKind.Always,
      panel: vscode.TaskPanelKind.Shared,
      echo: false,
      focus: false,
      showReuseMessage: false,
      clear: false, // it takes away what has been printed by the time it happens; the terminal clears itself
    };
    return task;
  }
}

function endOfTask(execution: vscode.TaskExecution): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.tasks.onDidEndTask((event) => {
      if (event.execution !== execution) return;
      subscription.dispose();
      resolve();
    });
  });
}
