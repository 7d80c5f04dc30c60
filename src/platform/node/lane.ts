/** Lets only the latest of several jobs run: a new one ends the one before it and waits until it is gone. */
export class Lane {
  #current: { readonly controller: AbortController; readonly done: Promise<unknown> } | undefined;

  /** Resolves to undefined if a still newer job came while it waited. */
  async next<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const previous = this.#current;
    const controller = new AbortController();
    const done = (async () => {
      previous?.controller.abort();
      await previous?.done.catch(() => undefined);
      return controller.signal.aborted ? undefined : job(controller.signal);
    })();
    const entry = { controller, done };
    this.#current = entry;
    try {
      return await done;
    } finally {
      if (this.#current === entry) this.#current = undefined;
    }
  }

  /** Ends the job under way and waits until it is gone. */
  async end(): Promise<void> {
    const current = this.#current;
    current?.controller.abort();
    await current?.done.catch(() => undefined);
  }
}
