// npm test                                  everything, from a fresh clone on
// npm test -- unit integration              these suites, and what they need
// npm test -- integration --only newest --grep "words of a title"
// CI=true makes a failure of whatever cannot run. TEST_EDITOR=server passes over desktop VS Code.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const { ensurePackages, requireNode } = await import('./host/setup.mjs');

/** Suites at the same time. */
const PLACES = 2;
const KEPT_LINES = 60;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, grep: { type: 'string' } } });
const ci = process.env['CI'] === 'true';
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  // Whatever we started ends with us.
  process.on(signal, () => process.exit(code));
}

requireNode();
await ensurePackages();
const { CACHE } = await import('./host/editors.mjs');
const { describeToolchain } = await import('./host/choose.mjs');
const { SUITES } = await import('./host/suites.mjs');
/** @typedef {import('./host/suites.mjs').Suite} Suite */

await mkdir(CACHE, { recursive: true });
console.log(`node       ${process.versions.node}`);
console.log(`toolchain  ${(await describeToolchain()) ?? 'no Rust on the PATH: install it with rustup (https://rustup.rs)'}`);

const totals = { passed: 0, failed: 0, skipped: 0 };
/** @type {import('./host/suites.mjs').Context} */
const context = { grep: values.grep, say: (line) => console.log(line), found: {} };

/** @param {Suite} suite */
function isAskedFor(suite) {
  if (values.only !== undefined && suite.group !== undefined && !suite.name.endsWith(values.only)) return false;
  return positionals.length === 0 ? !suite.silent : positionals.some((name) => name === suite.name || name === suite.group);
}

/** The suites that are asked for, with all that they need. */
function selectSuites() {
  const selected = new Set(SUITES.filter(isAskedFor));
  // A set grows while it is walked.
  for (const suite of selected)
    for (const name of suite.after ?? []) selected.add(/** @type {Suite} */ (SUITES.find((other) => other.name === name)));
  return SUITES.filter((suite) => selected.has(suite));
}

/**
 * Runs one suite, counts and prints it.
 * @param {Suite} suite
 */
async function runSuite(suite) {
  const start = performance.now();
  /** @type {import('./host/suites.mjs').Outcome} */
  let outcome;
  try {
    outcome = await suite.run(context);
  } catch (error) {
    outcome = {
      tests: [{ outcome: 'failed', title: suite.name, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }],
    };
  }
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const test of outcome.tests) counts[test.outcome]++;
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) totals[key] += counts[key];
  const failed = outcome.tests.filter((test) => test.outcome === 'failed');
  for (const test of failed) console.log(`\nFAILED  ${suite.name}: ${test.title}\n${indent(test.message ?? '')}`);
  if (failed.length > 0 && outcome.output?.trim()) console.log(`\nlast lines of ${suite.name}:\n${indent(lastLines(outcome.output))}\n`);
  for (const test of outcome.tests.filter((test) => test.outcome === 'skipped'))
    console.log(`skipped    ${suite.name}: ${test.title}${test.message ? `: ${test.message}` : ''}`);
  if (!suite.silent) {
    const said = Object.entries(counts).filter(([key, count]) => count > 0 || key === 'passed');
    console.log(
      `${suite.name.padEnd(20)} ${said
        .map(([key, count]) => `${count} ${key}`)
        .join(', ')
        .padEnd(24)} ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  return failed.length === 0;
}

/**
 * @param {string} name
 * @param {readonly string[]} broken
 * @returns {import('./host/suites.mjs').Outcome}
 */
const notRun = (name, broken) => ({
  tests: [{ outcome: 'failed', title: name, message: `not run, because ${broken.join(' and ')} failed` }],
});

/** @param {string} text */
const indent = (text) => text.replace(/^/gm, '    ');

/** @param {string} text */
function lastLines(text) {
  const lines = text.trimEnd().split('\n');
  return lines.length <= KEPT_LINES
    ? lines.join('\n')
    : [`(${lines.length - KEPT_LINES} lines before)`, ...lines.slice(-KEPT_LINES)].join('\n');
}

/**
 * @param {Suite} suite
 * @param {readonly Suite[]} waiting
 * @param {ReadonlyMap<string, unknown>} running
 * @param {ReadonlyMap<string, unknown>} done
 */
function isReady({ after = [], behind = [] }, waiting, running, done) {
  return (
    after.every((name) => done.has(name)) && behind.every((name) => !running.has(name) && !waiting.some((suite) => suite.name === name))
  );
}

/** Runs what is ready, in the order of the table, until nothing is left. A suite whose needs failed fails with them. */
async function runAll() {
  const waiting = selectSuites();
  /** @type {Map<string, boolean>} */
  const done = new Map();
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  while (waiting.length + running.size > 0) {
    const ready = waiting.findIndex((suite) => isReady(suite, waiting, running, done));
    const suite = waiting[ready];
    if (!suite || running.size >= PLACES) {
      await Promise.race(running.values());
      continue;
    }
    waiting.splice(ready, 1);
    const broken = (suite.after ?? []).filter((name) => !done.get(name));
    const started = broken.length > 0 ? runSuite({ ...suite, run: () => Promise.resolve(notRun(suite.name, broken)) }) : runSuite(suite);
    running.set(
      suite.name,
      started.then((good) => {
        done.set(suite.name, good);
        running.delete(suite.name);
      }),
    );
  }
}

try {
  await runAll();
} finally {
  if (context.found.extension) await rm(context.found.extension, { recursive: true, force: true });
}
if (ci && totals.skipped > 0) {
  console.log('CI=true: what was skipped counts as failed');
  totals.failed += totals.skipped;
  totals.skipped = 0;
}
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = totals.failed > 0 ? 1 : 0;
