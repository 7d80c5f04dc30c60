/** @typedef {{ skipReason?: string | undefined, parent?: Skippable | undefined }} Skippable a test or a suite; bundles have a copy of this file each, so the reason is kept there */

/**
 * Skips the running test, or all tests of the suite whose hook is running, and says why.
 * @param {Mocha.Context} context
 * @param {string} reason
 * @returns {never}
 */
export function skip(context, reason) {
  const runnable = /** @type {Skippable & { type?: string }} */ (context.runnable());
  const skipped = runnable.type === 'hook' ? (runnable.parent ?? runnable) : runnable;
  skipped.skipReason = reason;
  return context.skip();
}

/**
 * Why a test was skipped, where that was said.
 * @param {Skippable} test
 * @returns {string | undefined}
 */
export function reasonOf(test) {
  return test.skipReason ?? (test.parent && reasonOf(test.parent));
}
