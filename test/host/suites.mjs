// The suites of `npm test` as a table: what each needs first, and how its outcome is counted.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseEditor, describeToolchain, getServer, installMissing } from './choose.mjs';
import { CACHE, EDITORS, ROOT } from './editors.mjs';
import { readLines } from './lineReporter.mjs';
import { NPM } from './npm.mjs';
import { run } from './processes.mjs';
import { mapStackTrace } from './stackTrace.mjs';
import { listZip } from './vsix.mjs';

/**
 * @typedef {import('./lineReporter.mjs').TestLine} TestLine
 * @typedef {{ tests: TestLine[], output?: string }} Outcome `output` is shown if a test failed
 *
 * @typedef {object} Context
 * @property {string | undefined} grep
 * @property {(line: string) => void} say
 * @property {{ extension?: string, [age: string]: import('./choose.mjs').Choice | { reason: string } | string | undefined }} found what earlier suites left
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} [group] a name that selects several
 * @property {readonly string[]} [after] suites that must have succeeded
 * @property {readonly string[]} [behind] suites to wait for if they run at all
 * @property {boolean} [silent] it prepares something and counts only if that fails
 * @property {(context: Context) => Promise<Outcome>} run
 */

const MINUTE = 60_000;

/**
 * A command that is one test.
 * @param {string} title
 * @param {readonly string[]} command
 * @param {number} [timeout]
 * @returns {Promise<Outcome>}
 */
async function single(title, command, timeout = 5 * MINUTE) {
  const { code, output } = await run(String(command[0]), command.slice(1), { timeout });
  return { tests: [{ outcome: code === 0 ? 'passed' : 'failed', title, message: `"${command.join(' ')}" ended with ${code}` }], output };
}

/**
 * A command that prints a line a test. One that fails, or prints none, without a failed test is a failure of its own.
 * @param {string} title
 * @param {readonly string[]} args of Node.js
 * @param {number} timeout
 * @returns {Promise<Outcome>}
 */
async function lines(title, args, timeout) {
  const { code, output } = await run(process.execPath, args, { timeout });
  const { tests, rest } = readLines(output);
  if (code !== 0 && !tests.some((test) => test.outcome === 'failed'))
    tests.push({ outcome: 'failed', title, message: `it ended with ${code}` });
  if (code === 0 && tests.length === 0) tests.push({ outcome: 'failed', title, message: 'no test ran' });
  return {
    tests: tests.map((test) => (test.message ? { ...test, message: mapStackTrace(test.message) } : test)),
    output: mapStackTrace(rest),
  };
}

/**
 * @param {string} title
 * @param {string} reason
 * @returns {Outcome}
 */
const skipped = (title, reason) => ({ tests: [{ outcome: 'skipped', title, message: reason }] });

/** @param {Context} context */
const grepArgs = (context) => (context.grep === undefined ? [] : ['--grep', context.grep]);

/**
 * @param {import('./editors.mjs').Age} age
 * @returns {Suite}
 */
function editorSuite(age) {
  return {
    name: `editor-${age}`,
    after: ['debian'],
    silent: true,
    async run({ found, say }) {
      const choice = await chooseEditor(age);
      found[age] = choice;
      say(`editor     ${'reason' in choice ? choice.reason : choice.name}`);
      return { tests: [] };
    },
  };
}

/**
 * @param {'integration' | 'web'} group
 * @param {import('./editors.mjs').Age} age
 * @returns {Suite}
 */
function hostedSuite(group, age) {
  const title = `${group} ${EDITORS[age].version}`;
  return {
    name: `${group}-${age}`,
    group,
    after: ['build', 'stage', `editor-${age}`],
    // Both keep every core busy, and the bank installs the crates that examples need.
    behind: ['bank'],
    async run(context) {
      const choice = context.found[age];
      if (typeof choice === 'object' && 'reason' in choice) return skipped(title, choice.reason);
      const kind = group === 'web' ? 'web' : 'node';
      return await lines(
        title,
        ['test/host/hosted.mjs', kind, age, '--extension', String(context.found.extension), ...grepArgs(context)],
        15 * MINUTE,
      );
    },
  };
}

/** @returns {Promise<Outcome>} */
async function bank() {
  if (!(await describeToolchain())) return skipped('bank', 'there is no Rust toolchain on the PATH');
  const { code, output } = await run(process.execPath, ['--enable-source-maps', 'out/bank/check.js'], { timeout: 45 * MINUTE });
  const counted = /^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(output.trim().split('\n').at(-1) ?? '');
  /** @param {TestLine['outcome']} outcome @param {unknown} count @returns {TestLine[]} */
  const several = (outcome, count) =>
    Array.from({ length: Number(count ?? 0) }, () => ({ outcome, title: 'a check of the bank', message: 'see its output' }));
  const tests = [...several('passed', counted?.[1]), ...several('failed', counted?.[2]), ...several('skipped', counted?.[3])];
  if (!counted || (code !== 0 && !Number(counted[2]))) tests.push({ outcome: 'failed', title: 'bank', message: `it ended with ${code}` });
  return { tests, output };
}

export const VSIX = 'rust-interview-practice.vsix';
const SIZE_LIMIT = 1.5 * 1024 * 1024;
/** In bytes: read whenever a window opens. */
const INDEX_LIMIT = 250 * 1024;
const ALLOWED =
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|(dist|media)\/.+))$/i;

/** @returns {Promise<Outcome>} */
async function packaged() {
  await rm(path.join(ROOT, VSIX), { force: true });
  const { code, output } = await run(NPM, ['run', 'package', '--silent'], { timeout: 5 * MINUTE });
  /** @type {TestLine[]} */
  const tests = [];
  /** @param {string} title @param {string | undefined | false} problem */
  const check = (title, problem) =>
    tests.push({ outcome: problem ? 'failed' : 'passed', title: `package: ${title}`, message: problem || '' });
  check('is made', (code !== 0 || !existsSync(path.join(ROOT, VSIX))) && `npm run package ended with ${code}`);
  if (code !== 0) return { tests, output };
  const warnings = output.split('\n').filter((line) => /warn/i.test(line));
  check('without a warning', warnings.length > 0 && warnings.join('\n'));
  const { names, size } = await listZip(path.join(ROOT, VSIX));
  check('is small', size > SIZE_LIMIT && `${size} bytes are more than ${SIZE_LIMIT}`);
  const index = (await stat(path.join(ROOT, 'dist/bank/index.json'))).size;
  check('has a small index', index > INDEX_LIMIT && `${index} bytes are more than ${INDEX_LIMIT}`);
  const strangers = names.filter((name) => !ALLOWED.test(name) || /node_modules|\.map$|\.ts$/.test(name));
  check('holds nothing but what runs', strangers.length > 0 && strangers.join('\n'));
  const manifest = /** @type {Record<string, string>} */ (JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')));
  const needed = [manifest['main'], manifest['browser'], manifest['icon']].map((file) => path.posix.join('extension', String(file)));
  needed.push('extension/readme.md', 'extension/changelog.md', 'extension/LICENSE.txt');
  needed.push('extension/dist/bank/index.json', 'extension/dist/bank/glossary.json', 'extension/dist/bank/search.json');
  check('holds what it needs', needed.filter((name) => !names.includes(name)).join('\n'));
  return { tests, output };
}

/** @satisfies {readonly Suite[]} */
export const SUITES = /** @type {readonly Suite[]} */ ([
  {
    // Before anything else that installs packages of Debian: two at a time block each other. Whoever misses one says so.
    name: 'debian',
    silent: true,
    async run() {
      await installMissing();
      return { tests: [] };
    },
  },
  { name: 'build', run: () => single('build', [process.execPath, 'esbuild.mjs']) },
  {
    // What hosts run: a copy, since packaging builds again while they do.
    name: 'stage',
    after: ['build'],
    silent: true,
    async run({ found }) {
      found.extension = await mkdtemp(path.join(CACHE, 'staged-'));
      for (const part of ['dist', 'media', 'package.json'])
        await cp(path.join(ROOT, part), path.join(found.extension, part), { recursive: true });
      return { tests: [] };
    },
  },
  { name: 'types', run: () => single('types', [NPM, 'run', 'check:types', '--silent']) },
  { name: 'bank', after: ['build'], behind: ['debian'], run: bank },
  editorSuite('oldest'),
  editorSuite('newest'),
  {
    // Window tests drive the page of the server, whatever else there is.
    name: 'server',
    after: ['debian'],
    behind: ['editor-newest'],
    silent: true,
    async run({ found }) {
      found['server'] = await getServer('newest');
      return { tests: [] };
    },
  },
  { name: 'lint', run: () => single('lint', [NPM, 'run', 'lint', '--silent']) },
  { name: 'format', run: () => single('format', [NPM, 'run', 'check:format', '--silent']) },
  {
    name: 'unit',
    after: ['build'],
    async run(context) {
      const files = await testFiles('unit');
      return await lines('unit', ['--enable-source-maps', 'test/host/mochaFiles.mjs', ...grepArgs(context), ...files], 5 * MINUTE);
    },
  },
  {
    name: 'oracle',
    after: ['build'],
    // Both keep the compiler busy on every core.
    behind: ['bank'],
    async run(context) {
      const files = await testFiles('oracle');
      return await lines('oracle', ['--enable-source-maps', 'test/host/mochaFiles.mjs', ...grepArgs(context), ...files], 10 * MINUTE);
    },
  },
  hostedSuite('integration', 'oldest'),
  hostedSuite('integration', 'newest'),
  hostedSuite('web', 'oldest'),
  hostedSuite('web', 'newest'),
  { name: 'package', after: ['stage'], run: packaged },
  {
    name: 'ui',
    after: ['package', 'server'],
    async run(context) {
      if (typeof context.found['server'] === 'string') return skipped('ui', context.found['server']);
      const files = await testFiles('ui');
      return await lines(
        'ui',
        ['--enable-source-maps', 'test/host/mochaFiles.mjs', '--timeout', '90000', ...grepArgs(context), ...files],
        20 * MINUTE,
      );
    },
  },
]);

/** @param {string} kind */
async function testFiles(kind) {
  const names = await readdir(path.join(ROOT, 'out', kind), { recursive: true });
  return names
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join('out', kind, name));
}
