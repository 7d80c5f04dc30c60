import 'mocha/mocha.js';

/** Holds the tests that the bundle defines: importing this first gives them `describe` and `it`. Mocha for browsers puts itself on the globals. */
export const mocha = (globalThis as unknown as { readonly mocha: BrowserMocha }).mocha;
mocha.setup({ ui: 'bdd', timeout: 30_000, slow: Number.POSITIVE_INFINITY });
