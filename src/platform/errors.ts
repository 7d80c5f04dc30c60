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
    void vscode.window
      .showWarningMessage(error.message, ...error.ways.map((way) => way.label))
      .then((label) => error.ways.find((way) => way.label === label)?.go());
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  void vscode.window
    .showErrorMessage('Rust Interview: something went wrong that should not have. The log says what.', 'Show Log')
    .then((choice) => {
      if (choice) log.show();
    });
}
