/** Work that may stop at each `yield`, and what comes of it. */
export type Work<T> = Generator<undefined, T>;

/** Work that is done in slices, so that nobody waits long for a turn; whoever cannot wait for the result has it finished at once. */
export class SlicedWork<T> {
  /** Undefined once it is done: it may hold much. */
  #work: Work<T> | undefined;
  #result: T | undefined;

  constructor(work: Work<T>) {
    this.#work = work;
  }

  /** Undefined until the work is done. */
  get result(): T | undefined {
    return this.#result;
  }

  /** Goes on while it may, at least to the next stop. @returns whether the work is done */
  advance(mayGoOn: () => boolean): boolean {
    while (this.#work) {
      const { done, value } = this.#work.next();
      if (done) {
        this.#result = value;
        this.#work = undefined;
      } else if (!mayGoOn()) return false;
    }
    return true;
  }

  finish(): T {
    this.advance(() => true);
    return this.#result!;
  }
}
