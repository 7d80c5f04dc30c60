import type * as vscode from 'vscode';

/** In ms: how long the extension host may be busy before somebody else has a turn: whoever types or hovers is answered meanwhile. */
const SLICE = 8;

/** To be asked again and again by work that should not go on once a slice of time is over. */
export function withinSlice(): () => boolean {
  const end = performance.now() + SLICE;
  return () => performance.now() < end;
}

/** Resolves once all who wait for a turn have had theirs. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Work on one version of a document that lets others have a turn. */
export class Turns {
  readonly #version: number;
  #mayGoOn = withinSlice();

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly cancelled?: vscode.CancellationToken,
  ) {
    this.#version = document.version;
  }

  /** Waits if it is somebody else's turn. @returns whether the work is still wanted */
  next(): boolean | Promise<boolean> {
    if (this.#mayGoOn()) return true;
    return nextTurn().then(() => {
      this.#mayGoOn = withinSlice();
      return this.document.version === this.#version && !this.document.isClosed && this.cancelled?.isCancellationRequested !== true;
    });
  }
}
