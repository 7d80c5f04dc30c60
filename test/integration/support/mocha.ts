import Mocha from 'mocha';

/** Holds the tests that the bundle defines: importing this first gives them `describe` and `it`. */
export const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, slow: Number.POSITIVE_INFINITY });
mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
