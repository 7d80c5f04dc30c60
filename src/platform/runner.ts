import type * as vscode from 'vscode';
import type { CodeBlock } from '../core/bank/question';

/**
 * What a run or a check came to:
 * `success` it compiled (and ran to the end with exit code 0), `expected` it failed or warned as the block says it must,
 * `failed` anything else that went wrong, `cancelled` the person ended it, `unavailable` it could not be tried (`reason` says why, in a sentence).
 */
export type RunOutcome = 'success' | 'failed' | 'expected' | 'cancelled' | 'unavailable';

/** Why a run was not possible, for the ways on that are offered. */
export type RunCause =
  | 'restricted'
  | 'browser'
  | 'noRust'
  | 'oldRust'
  | 'badCargoPath'
  | 'noCargo'
  | 'noClippy'
  | 'noLinker'
  | 'noTarget'
  | 'offline'
  | 'programInUse'
  | 'diskFull'
  | 'notSaved'
  | 'notStarted';

export interface RunDiagnostic {
  /** `E0382`, `unused_must_use`, `clippy::ptr_arg`. */
  readonly code?: string;
  readonly message: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly range: vscode.Range;
}

/** Resolved by `rustInterview.runExample` and `rustInterview.checkExample`; part of the public contract. */
export interface RunResult {
  readonly outcome: RunOutcome;
  readonly exitCode?: number;
  readonly stdout?: string;
  /** The program wrote more than is kept. */
  readonly stdoutTruncated?: boolean;
  readonly stderr?: string;
  readonly reason?: string;
  /** Which kind of reason, where there are ways on. */
  readonly cause?: RunCause;
  readonly diagnostics: readonly RunDiagnostic[];
}

export interface RunRequest {
  readonly action: 'run' | 'check';
  readonly questionId: string;
  readonly block: CodeBlock;
  /** The person's file, saved; for a block that is a package, the file inside it that is worked on. */
  readonly file: vscode.Uri;
  /** The Cargo package that holds it. */
  readonly packageRoot: vscode.Uri;
  /** Name of the binary target; absent for a package of its own and for a library. */
  readonly binary?: string;
  /** Least compiler that the question's code needs, such as `1.88`. */
  readonly minimumRust?: string;
  /** Where cargo puts what it builds. */
  readonly targetFolder: vscode.Uri;
  /** A terminal shows it. False: diagnostics only, as on save. */
  readonly visible: boolean;
}

/** Builds, checks and runs scratch files with the person's toolchain. Absent in the browser. */
export interface Runner extends vscode.Disposable {
  /** Ends the run before it, if there is one, and waits until it is gone. Never rejects for anything that the toolchain or the program does. */
  run(request: RunRequest): Promise<RunResult>;
  /** Ends what runs, with the whole tree of its processes. */
  stop(): Promise<void>;
  readonly running: boolean;
  readonly onDidChangeRunning: vscode.Event<boolean>;
  /** One line for people: `rustc 1.95.0, cargo 1.95.0`, or a sentence that says what is missing. */
  describeToolchain(): Promise<string>;
}

/** Name of the task of a run, with which the name of its terminal ends. */
export function taskName({ questionId, block }: Pick<RunRequest, 'questionId' | 'block'>): string {
  return `${questionId}: ${block.key}`;
}
