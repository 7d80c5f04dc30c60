import assert from 'node:assert/strict';

/** What `look` finds, as soon as it finds something. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | PromiseLike<T | undefined | false>,
  ms = 10_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what}: not within ${ms} ms`);
}

/** Ends once `look` gives what is wanted; says what it gives if it does not. */
export async function becomes<T>(what: string, look: () => T | PromiseLike<T>, wanted: T): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (JSON.stringify(await look()) === JSON.stringify(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.deepEqual(await look(), wanted, what);
}
