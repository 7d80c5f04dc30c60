// The compiler as referee of the question bank.  npm run check:bank -- [--only 'topic/id-glob'] [--write]
import { readFile, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readBank, readVerdicts, type BankFile } from '../../src/core/bank/pack';
import { findBlock, type CodeBlock, type Question } from '../../src/core/bank/question';
import type { Block, Inline } from '../../src/core/bank/richText';
import { blockHash, type Verdicts } from '../../src/core/bank/verdicts';
import { Cache } from './cache';
import { prepareCrates, type Crates } from './crates';
import { judgeBlock, type Judgement } from './judge';
import { problemOfLink } from './links';
import { findToolchain } from './toolchain';

const BANK = 'questions';
const WORK = path.resolve('.check-bank');
const MOST_NO_RUN = 10;
/** To be counted up when the judgement itself changes: the cache then starts anew. */
const JUDGE_VERSION = '2';

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean', default: false } } });
const tally = { passed: 0, failed: 0, skipped: 0 };
const failures: { place: string; what: string }[] = [];
const skips = new Map<string, number>();

function fail(place: string, what: string): void {
  tally.failed++;
  failures.push({ place, what });
}

function skip(reason: string): void {
  tally.skipped++;
  skips.set(reason, (skips.get(reason) ?? 0) + 1);
}

async function readFiles(): Promise<BankFile[]> {
  const names = readdirSync(BANK, { recursive: true }).map((name) => String(name).split(path.sep).join('/'));
  return Promise.all(
    names
      .filter((name) => /\.(?:md|yaml|json)$/.test(name))
      .map(async (name) => ({ path: name, bytes: new Uint8Array(await readFile(path.join(BANK, name))) })),
  );
}

function chosen(question: Question): boolean {
  if (values.only === undefined) return true;
  const pattern = values.only
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^(?:.*/)?${pattern}(?:\\.md)?$`).test(`${question.topic}/${question.id}`);
}

/** Runs the jobs some at a time and says how far it is. */
async function inParallel<T>(jobs: readonly T[], work: (job: T) => Promise<void>): Promise<void> {
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      await work(job);
      done++;
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${jobs.length} blocks`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, worker));
  if (process.stderr.isTTY) process.stderr.write('\r');
}

/** What only a pair of blocks shows: the broken one must not do what its repair does. */
function judgePairs(question: Question, judgements: ReadonlyMap<string, Judgement>): void {
  for (const broken of question.blocks.filter((block) => /^mistake-\d+$/.test(block.key))) {
    const place = `${question.topic}/${question.id} ${broken.key}`;
    const fix = findBlock(question.blocks, broken.key.replace('mistake', 'fix'));
    if (!fix) fail(place, 'It has no repair: write "Fix:" and a block after it.');
    else if (broken.expectation.kind === 'runs' && !broken.package && broken.stdout === fix.stdout)
      fail(place, 'It prints what its repair prints: then nothing is broken.');
    else if (judgements.get(broken.key)?.problems.length === 0) tally.passed++;
  }
}

/** A repair of a lint must not raise it. */
async function lintOfRepair(question: Question, broken: CodeBlock, crates: Crates): Promise<Judgement | undefined> {
  const fix = findBlock(question.blocks, broken.key.replace('mistake', 'fix'));
  if (!fix || broken.expectation.kind !== 'warns' || fix.package) return undefined;
  const asBroken: CodeBlock = { ...fix, expectation: broken.expectation };
  const { stdout: _stdout, ...withoutOutput } = asBroken;
  return judgeBlock(question, withoutOutput, crates);
}

function linksOf(question: Question): readonly string[] {
  const inline = (node: Inline): string[] => {
    if (typeof node === 'string' || node.type === 'code') return [];
    return [...(node.type === 'link' ? [node.url] : []), ...node.content.flatMap(inline)];
  };
  const block = (node: Block): string[] => {
    switch (node.type) {
      case 'paragraph':
        return node.content.flatMap(inline);
      case 'list':
        return node.items.flat().flatMap(block);
      case 'table':
        return [node.head, ...node.rows].flat(2).flatMap(inline);
      case 'quote':
        return node.content.flatMap(block);
      default:
        return [];
    }
  };
  return [
    ...question.references.map((reference) => reference.url),
    ...question.sections.flatMap((section) => [...section.content, ...section.parts.flatMap((part) => part.content)].flatMap(block)),
  ];
}

function checkWholeBank(questions: readonly Question[]): void {
  const noRun = questions.flatMap((question) =>
    question.blocks
      .filter((block) => block.expectation.kind === 'compiles' && !block.library)
      .map((block) => `${question.id} ${block.key}`),
  );
  console.log(`Blocks that are never run: ${noRun.length}${noRun.length > 0 ? ` (${noRun.join(', ')})` : ''}`);
  if (noRun.length > MOST_NO_RUN) fail('bank', `${noRun.length} blocks are never run; at most ${MOST_NO_RUN} may be.`);
  const withoutCode = questions.flatMap((question) => {
    const parts = question.sections.find((section) => section.kind === 'mistakes')?.parts ?? [];
    const bare = parts.filter((part) => !part.content.some((block) => block.type === 'code' || block.type === 'listing'));
    if (bare.length > 1) fail(`${question.topic}/${question.id}`, 'At most one common mistake may be without code.');
    return bare.map(() => question.id);
  });
  console.log(`Mistakes without code: ${withoutCode.length}${withoutCode.length > 0 ? ` (${withoutCode.join(', ')})` : ''}`);
  const seen = new Map<string, string>();
  for (const question of questions) {
    const code =
      findBlock(question.blocks, 'example')
        ?.files.map((file) => file.code)
        .join('\n') ?? '';
    const other = seen.get(code);
    if (other !== undefined) fail(`${question.topic}/${question.id}`, `It has the example of ${other}.`);
    seen.set(code, question.id);
    const text = JSON.stringify([question.sections, question.blocks]);
    for (const error of question.errors.filter((name) => !text.includes(name)))
      fail(`${question.topic}/${question.id}`, `"errors" names ${error}, but the text does not.`);
  }
}

async function main(): Promise<void> {
  const files = await readFiles();
  const bank = readBank(files);
  for (const problem of bank.problems) fail(`${problem.file}:${problem.line}:${problem.column}`, problem.message);
  const questions = bank.questions.filter(chosen);
  if (questions.length === 0 && bank.problems.length === 0) fail('bank', `No question matches "${values.only ?? ''}".`);
  const toolchain = await findToolchain();
  if (typeof toolchain === 'string') {
    console.log(`Toolchain: ${toolchain}`);
    for (const question of questions) for (const _ of question.blocks) skip(toolchain);
    return;
  }
  console.log(`Toolchain: ${toolchain.compiler}`);
  const wanted = [...new Set(questions.flatMap((question) => question.crates))].toSorted();
  const crates = await prepareCrates(wanted, toolchain.identity, path.join(WORK, 'crates'));
  const cache = new Cache<Judgement>(path.join(WORK, 'judgements'));
  const known = readVerdicts(files).verdicts;
  const verdicts: Record<string, Verdicts[string]> = {};
  const judgements = new Map<string, Map<string, Judgement>>();
  const jobs = questions.flatMap((question) => question.blocks.map((block) => ({ question, block })));
  await inParallel(jobs, async ({ question, block }) => {
    const place = `${question.topic}/${question.id} ${block.key}`;
    if (question.crates.length > 0 && typeof crates === 'string') {
      skip(crates);
      return;
    }
    const usable: Crates = typeof crates === 'string' ? { arguments: [], identity: '' } : crates;
    const parts = [
      JUDGE_VERSION,
      toolchain.identity,
      question.crates.length > 0 ? JSON.stringify(usable) : '',
      question.id,
      JSON.stringify(block),
    ];
    const judgement = await cache.get(parts, () => judgeBlock(question, block, usable));
    const fix = findBlock(question.blocks, block.key.replace('mistake', 'fix'));
    if (block.expectation.kind === 'warns' && fix && fix !== block) {
      const repair = await cache.get(
        [...parts, 'repair', JSON.stringify(fix)],
        async () => (await lintOfRepair(question, block, usable)) ?? { problems: [] },
      );
      if (repair.problems.length === 0) fail(place, `The repair still raises ${block.expectation.lint}.`);
    }
    const ofQuestion = judgements.get(question.id) ?? new Map<string, Judgement>();
    judgements.set(question.id, ofQuestion.set(block.key, judgement));
    if (judgement.problems.length === 0) tally.passed++;
    for (const problem of judgement.problems) fail(place, problem);
    if (judgement.message === undefined || judgement.problems.length > 0) return;
    const hash = blockHash(block);
    verdicts[hash] =
      known[hash]?.message === judgement.message ? known[hash] : { message: judgement.message, compiler: toolchain.compiler };
    if (!values.write && known[hash]?.message !== judgement.message)
      fail(place, `The message in verdicts.json is ${known[hash] ? 'not what the compiler says now' : 'missing'}: run check:bank --write.`);
  });
  for (const question of questions) judgePairs(question, judgements.get(question.id) ?? new Map());
  const links = new Set([
    ...questions.flatMap((question) => linksOf(question)),
    ...(values.only === undefined ? [...bank.concepts, ...bank.errorCodes].map((entry) => entry.url) : []),
  ]);
  for (const link of links) {
    const problem = await problemOfLink(link, toolchain.documentation);
    if (problem === undefined) tally.passed++;
    else fail('link', problem);
  }
  if (values.only === undefined) checkWholeBank(questions);
  if (values.write) await write({ ...(values.only === undefined ? {} : known), ...verdicts });
}

async function write(verdicts: Verdicts): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(verdicts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(path.join(BANK, 'verdicts.json'), `${JSON.stringify(sorted, undefined, 1)}\n`);
}

async function checkAndReport(): Promise<void> {
  await main().catch((error: unknown) => fail('check:bank', error instanceof Error ? (error.stack ?? error.message) : String(error)));
  if (process.env['CI'] === 'true' && tally.skipped > 0)
    fail('bank', `${tally.skipped} blocks could not be judged, and CI must judge all.`);
  for (const { place, what } of failures) {
    const indented = what
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`);
    console.log(`\n${place}\n${indented.join('\n')}`);
  }
  for (const [reason, count] of skips) console.log(`Skipped ${count}: ${reason}`);
  console.log(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}

void checkAndReport();
