/** `import 'glob:./**.test.ts'` imports every such file below the folder: see esbuild.mjs. */
declare module 'glob:*';

/** Mocha as one file for browsers, which puts itself on the globals. */
declare module 'mocha/mocha.js';
