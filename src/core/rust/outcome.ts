import type { Expectation } from './expectation';

/** The part of a block that says how it must end. */
export interface Expected {
  readonly expectation: Expectation;
  /** What stderr, or the compiler's message, must contain. */
  readonly stderr?: string;
  /** Lines that cargo must print, for a package. */
  readonly console?: string;
}

/** What was seen. All texts are without colours. */
export interface Observed {
  readonly compiled: boolean;
  /** Codes of errors, each once. */
  readonly errors: readonly string[];
  /** Number of errors, with and without a code. */
  readonly errorCount: number;
  /** Codes of warnings and errors, each once. */
  readonly raised: readonly string[];
  /** All that cargo and the compiler wrote. */
  readonly toolText: string;
  /** How the program, or its tests, ended; absent if nothing was run. */
  readonly ended?: { readonly exitCode: number; readonly stdout: string; readonly stderr: string; readonly tests: boolean };
}

/** What came of it, as data; a sentence is made of it where a person reads it. */
export type Finding =
  | { readonly kind: 'refused'; readonly errors: readonly string[]; readonly errorCount: number }
  | { readonly kind: 'compiles' }
  | { readonly kind: 'lint'; readonly lint: string }
  | { readonly kind: 'noLint'; readonly lint: string }
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'panicked' }
  /** `unfinished`: each test that failed met a `todo!()`. */
  | { readonly kind: 'tests'; readonly passed: number; readonly failed: number; readonly unfinished: boolean };

export interface Judgement {
  readonly outcome: 'success' | 'expected' | 'failed';
  readonly finding: Finding;
}

const PANIC_EXIT_CODE = 101;

/** Whether a block did what it says, was repaired, or failed in another way. */
export function judge(expected: Expected, observed: Observed): Judgement {
  const judgement = observed.ended ? judgeEnd(expected, observed, observed.ended) : judgeBuild(expected, observed);
  // A package may state lines instead of a code: a refusal by cargo itself, or the output of a build script.
  if (judgement.outcome === 'failed' && expected.console !== undefined) {
    const all = [observed.toolText, observed.ended?.stdout, observed.ended?.stderr].join('\n');
    if (containsLines(all, expected.console)) return { ...judgement, outcome: 'expected' };
  }
  return judgement;
}

function judgeBuild({ expectation, stderr }: Expected, observed: Observed): Judgement {
  if (observed.compiled) {
    if (expectation.kind !== 'warns') return { outcome: 'success', finding: { kind: 'compiles' } };
    return observed.raised.includes(expectation.lint)
      ? { outcome: 'expected', finding: { kind: 'lint', lint: expectation.lint } }
      : { outcome: 'success', finding: { kind: 'noLint', lint: expectation.lint } };
  }
  const finding: Finding = { kind: 'refused', errors: observed.errors, errorCount: observed.errorCount };
  if (expectation.kind !== 'compile-fails') return { outcome: 'failed', finding };
  const asSaid =
    expectation.codes.length > 0
      ? sameSet(expectation.codes, observed.errors)
      : observed.errorCount > 0 && observed.errors.length === 0 && containsLines(observed.toolText, stderr ?? '');
  return { outcome: asSaid ? 'expected' : 'failed', finding };
}

function judgeEnd(expected: Expected, observed: Observed, ended: NonNullable<Observed['ended']>): Judgement {
  if (ended.tests) return judgeTests(expected, ended);
  const { expectation } = expected;
  const { exitCode } = ended;
  const finding: Finding =
    exitCode === PANIC_EXIT_CODE && /panicked at/.test(ended.stderr) ? { kind: 'panicked' } : { kind: 'ended', exitCode };
  const failsAsSaid = containsLines(ended.stderr, expected.stderr ?? '');
  switch (expectation.kind) {
    case 'panics':
      if (exitCode === PANIC_EXIT_CODE && failsAsSaid) return { outcome: 'expected', finding };
      break;
    case 'aborts':
      if (exitCode !== 0 && finding.kind !== 'panicked' && failsAsSaid) return { outcome: 'expected', finding };
      break;
    case 'warns': {
      // The lint is what such a block is about, however the program ends that it warns of.
      const built = judgeBuild(expected, observed);
      if (built.outcome === 'expected' || exitCode === 0) return built;
      break;
    }
    default:
      break;
  }
  return { outcome: exitCode === 0 ? 'success' : 'failed', finding };
}

function judgeTests({ expectation }: Expected, ended: NonNullable<Observed['ended']>): Judgement {
  const sum = (word: string): number =>
    [...ended.stdout.matchAll(new RegExp(`^test result: .*?(\\d+) ${word}`, 'gm'))].reduce((total, match) => total + Number(match[1]), 0);
  const output = `${ended.stdout}\n${ended.stderr}`;
  const panics = output.match(/panicked at [^\n]*\n/g)?.length ?? 0;
  const todos = output.match(/panicked at [^\n]*\nnot (?:yet )?implemented/g)?.length ?? 0;
  const finding: Finding = { kind: 'tests', passed: sum('passed'), failed: sum('failed'), unfinished: panics > 0 && panics === todos };
  if (ended.exitCode === 0) return { outcome: 'success', finding };
  return { outcome: expectation.kind === 'exercise' && finding.unfinished ? 'expected' : 'failed', finding };
}

function sameSet(expected: readonly string[], seen: readonly string[]): boolean {
  return new Set(expected).size === new Set(seen).size && expected.every((code) => seen.includes(code));
}

/** True if each line of `wanted` occurs somewhere; white space at its ends does not count. */
export function containsLines(text: string, wanted: string): boolean {
  return wanted
    .split('\n')
    .map((line) => line.trim())
    .every((line) => line === '' || text.includes(line));
}
