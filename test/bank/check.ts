/**
 * The compiler as referee: checks every block of code and every link to the official documentation in `questions/`.
 *   npm run check:bank -- [--only GLOB]... [--write]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readBank, type BankFile } from '../../src/core/bank/readBank';
import { Cache } from './cache';
import { forgetOtherCrates, prepareCrates } from './crates';
import { globToRegExp } from './glob';
import { inParallel } from './pool';
import { Report } from './report';
import { describeToolchain, findToolchain } from './toolchain';
import { catalogueUnits, practiceUnit, unitsOf } from './units';
import { VERDICT_FILE, VerdictFile } from './verdictFile';
import { checkWholeBank } from './wholeBank';

const BANK = 'questions';
const KEPT = '.check-bank';

function bankFiles(): BankFile[] {
  return readdirSync(BANK, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:md|yaml|json)$/.test(name))
    .toSorted()
    .map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(path.join(BANK, name))) }));
}

/** Whether a question file is meant by one of the globs: `topic/id`, or the id alone. */
function chooser(globs: readonly string[]): (file: string) => boolean {
  const patterns = globs.map((glob) => globToRegExp(glob.replace(/\.md$/, '').replace(/^questions\//, '')));
  return (file) => {
    const name = file.replace(/\.md$/, '');
    return patterns.length === 0 || patterns.some((pattern) => pattern.test(name) || pattern.test(path.posix.basename(name)));
  };
}

interface Options {
  readonly only?: readonly string[];
  readonly write: boolean;
}

function readOptions(): Options | undefined {
  try {
    return parseArgs({ options: { only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: npm run check:bank -- [--only GLOB]... [--write]`);
    return undefined;
  }
}

async function checkBank(report: Report, values: Options): Promise<void> {
  const whole = values.only === undefined;
  const chosen = chooser(values.only ?? []);
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'check-bank-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const toolchain = await findToolchain(temporary);
  console.log(`Toolchain: ${typeof toolchain === 'string' ? `none; ${toolchain}` : describeToolchain(toolchain)}.`);
  const bank = readBank(bankFiles());
  for (const problem of bank.problems)
    if (problem.file.endsWith('.md') ? chosen(problem.file) : whole)
      report.failed(`${BANK}/${problem.file}:${problem.line}:${problem.column}`, [problem.message]);
  const parsed = bank.parsed.filter((candidate) => chosen(candidate.file));
  if (parsed.length === 0) report.failed('--only', [`No question is called ${values.only?.join(' or ') ?? ''}.`]);

  const named = [...new Set(bank.questions.flatMap((question) => question.crates))].toSorted();
  const needed = parsed.some(({ question }) => question && question.crates.length > 0);
  const crates = needed && typeof toolchain !== 'string' ? await prepareCrates(named, toolchain, path.join(KEPT, 'crates')) : '';
  const cache = new Cache(path.join(KEPT, 'results'));
  const verdicts = new VerdictFile(bank.verdicts, typeof toolchain === 'string' ? '' : toolchain.compiler);
  const surroundings = { toolchain, crates, cache, temporary };
  const units = parsed.flatMap((one) => unitsOf(one, surroundings));
  // The one that takes longest begins first.
  if (whole) units.unshift(practiceUnit(bank, surroundings), ...catalogueUnits(bank, toolchain));
  report.start(units.length);
  await inParallel(units, os.availableParallelism(), async ({ place, block, check }) => {
    const finding = await check();
    report.add(place, finding);
    if (block && finding.failures.length === 0 && finding.message !== undefined) verdicts.add(block, place, finding.message);
  });

  if (whole) {
    const { failures, notes } = checkWholeBank(bank);
    for (const { id, message } of failures) report.failed(id, [message]);
    for (const note of notes) report.note(note);
    if (report.complete) {
      cache.prune();
      if (typeof crates !== 'string') forgetOtherCrates(crates, path.join(KEPT, 'crates'));
    }
  }
  if (values.write) verdicts.write(whole && report.complete);
  else if (verdicts.stale.length > 0 || (whole && report.complete && verdicts.orphans > 0)) {
    const sentence = `${VERDICT_FILE} lacks what the compiler says of ${verdicts.stale.length} blocks; write it with: npm run check:bank -- --write`;
    // Who works on one question need not keep the common file in step; the whole bank must.
    if (whole) report.failed(VERDICT_FILE, [sentence, ...verdicts.stale, `${verdicts.orphans} messages belong to no block.`]);
    else report.note(`${sentence}.`);
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const report = new Report();
  await checkBank(report, options);
  return report.end();
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
