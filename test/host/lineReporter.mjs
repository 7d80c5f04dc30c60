// One line a test, for whoever counts: `##test {"outcome":"passed",...}`. The same for every suite, in Node and in the browser.

import { reasonOf } from './skip.mjs';

/** @typedef {{ outcome: 'passed' | 'failed' | 'skipped', title: string, ms?: number, message?: string }} TestLine */

const PREFIX = '##test ';

/**
 * @param {import('mocha').Runner} runner
 * @param {(line: string) => void} print
 */
export function reportLines(runner, print) {
  /** @param {TestLine} line */
  const say = (line) => print(PREFIX + JSON.stringify(line));
  runner.on('pass', (test) => say({ outcome: 'passed', title: test.fullTitle(), ms: test.duration ?? 0 }));
  runner.on('pending', (test) => {
    const message = reasonOf(test);
    say({ outcome: 'skipped', title: test.fullTitle(), ...(message ? { message } : {}) });
  });
  runner.on('fail', (test, error) => {
    const stack = String(error?.stack ?? error);
    const difference = 'actual' in error && 'expected' in error ? `\nactual: ${show(error.actual)}\nexpected: ${show(error.expected)}` : '';
    say({
      outcome: 'failed',
      title: test.fullTitle(),
      message: (stack.includes(error.message) ? stack : `${error.message}\n${stack}`) + difference,
    });
  });
}

/** @param {unknown} value */
function show(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 2000 ? `${text.slice(0, 2000)}...` : text;
}

/**
 * The tests that these lines of output tell of, and the output that is left.
 * @param {string} output
 * @returns {{ tests: TestLine[], rest: string }}
 */
export function readLines(output) {
  /** @type {TestLine[]} */
  const tests = [];
  const rest = [];
  for (const line of output.split('\n')) {
    const start = line.indexOf(PREFIX);
    const test = start < 0 ? undefined : parse(line.slice(start + PREFIX.length));
    if (test) tests.push(test);
    else rest.push(line);
  }
  return { tests, rest: rest.join('\n') };
}

/**
 * @param {string} text
 * @returns {TestLine | undefined}
 */
function parse(text) {
  try {
    return /** @type {TestLine} */ (JSON.parse(text));
  } catch {
    return undefined;
  }
}
