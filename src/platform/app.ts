import type * as vscode from 'vscode';
import type { Bank } from '../core/bank/bank';
import type { CommandId } from './contributions';
import type { Documents } from './documents';
import type { Problems } from './problems';
import type { QuestionOrder } from './questionOrder';
import type { QuestionStore } from './questionStore';
import type { Runner } from './runner';
import type { ScratchFiles } from './scratchFiles';
import type { Settings } from './settings';
import type { ShownQuestion } from './shownQuestion';

/** Everything a feature may use. Features meet only here: through events and commands. */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
  /** Every question without its text, in memory. */
  readonly bank: Bank;
  /** Why the bank is empty, as a sentence, if it could not be read. */
  readonly bankProblem: string | undefined;
  /** The texts of questions, read one at a time; and the search index. */
  readonly questions: QuestionStore;
  /** Filter and grouping of the tree, and the order that follows from them. */
  readonly order: QuestionOrder;
  /** One parse for each version of a Rust document. */
  readonly documents: Documents;
  readonly scratch: ScratchFiles;
  /** Absent in the browser. */
  readonly runner: Runner | undefined;
  /** Diagnostics that come from our own runs and checks. */
  readonly problems: Problems;
  readonly shownQuestion: ShownQuestion;
  /** Registers a command that never throws at its caller for what a person can mend: that is shown to them. */
  registerCommand(id: CommandId, run: (...args: never[]) => unknown): vscode.Disposable;
  execute<T>(id: CommandId, ...args: unknown[]): Thenable<T>;
}

/** What differs between desktop and browser. */
export interface Ports {
  readonly createRunner: (app: Pick<App, 'log' | 'settings' | 'problems'>) => Runner | undefined;
  /** The person's home folder, where practice packages live unless a setting names another; undefined where there is no file system of ours. */
  readonly homeFolder: string | undefined;
  /** Reads a file of the extension's own, from disk or over the network. */
  readonly readExtensionFile: (uri: vscode.Uri) => Promise<Uint8Array>;
}
