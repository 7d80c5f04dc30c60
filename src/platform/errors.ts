import * as vscode from 'vscode';

/** A problem that the person can do something about. Its message is a sentence that says what happened and what to do, and is shown to them; any other error is a bug. */
export class PersonError extends Error {
  constructor(
    message: string,
    /** Buttons below the message: label and what each does. */
    readonly ways: readonly WayOn[] = [],
  ) {
    super(message);
    this.name = 'PersonError';
  }
}

export interface WayOn {
  readonly label: string;
  readonly go: () => unknown;
}

/** Shows a person's error with its ways on; logs anything else and says so. Does not wait for the person. */
export function showError(error: unknown, log: vscode.LogOutputChannel): void {
  if (error instanceof PersonError) {
    const labels = error.ways.map((way) => way.label);
    // A message without a button is cut to one line.
    void vscode.window
      .showWarningMessage(error.message, ...(labels.length > 0 ? labels : ['OK']))
      .then((label) => error.ways.find((way) => way.label === label)?.go())
      .then(undefined, (failure: unknown) => showError(failure, log));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  void vscode.window
    .showErrorMessage('Rust Interview: something went wrong that should not have. The log says what.', 'Show Log')
    .then((choice) => {
      if (choice) log.show();
    });
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  NoPermissions: 'you may not write there',
  EROFS: 'that disk is read-only',
  ENOENT: 'that folder cannot be made',
  ENOTDIR: 'a part of that path is a file and not a folder',
};

/** Why a file could not be read or written, in words without a file system's own codes. */
export function fileReason(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const code = /\b(E[A-Z]{3,}|NoPermissions)\b/.exec(said)?.[1] ?? '';
  return FILE_REASONS[code] ?? said.replace(/^(?:Error: )+/, '').replace(/\.$/, '');
}
