import assert from 'node:assert/strict';
import type { Expectation } from '../../../src/core/rust/expectation';
import { containsLines, judge, type Observed } from '../../../src/core/rust/outcome';

const COMPILED: Observed = { compiled: true, errors: [], errorCount: 0, raised: [], toolText: '' };
const refused = (...errors: string[]): Observed => ({
  ...COMPILED,
  compiled: false,
  errors,
  errorCount: errors.length,
  raised: errors,
  toolText: 'error: wrong',
});
const withoutCode = (toolText: string): Observed => ({ ...COMPILED, compiled: false, errorCount: 1, toolText });
const ended = (exitCode: number, stderr = '', tests = false, stdout = ''): Observed => ({
  ...COMPILED,
  ended: { exitCode, stdout, stderr, tests },
});
const raised = (...lints: string[]): Observed => ({ ...COMPILED, raised: lints });

const RUNS: Expectation = { kind: 'runs' };
const FAILS = (...codes: string[]): Expectation => ({ kind: 'compile-fails', codes });
const WARNS: Expectation = { kind: 'warns', lint: 'clippy::ptr_arg' };

describe('outcome', () => {
  const cases: readonly [what: string, expectation: Expectation, observed: Observed, outcome: string, finding: string, stderr?: string][] =
    [
      ['a program that ends well', RUNS, ended(0), 'success', 'ended'],
      ['a program that ends badly', RUNS, ended(2), 'failed', 'ended'],
      ['a program that panics', RUNS, ended(101, "thread 'main' panicked at x"), 'failed', 'panicked'],
      ['a program that does not compile', RUNS, refused('E0382'), 'failed', 'refused'],
      ['a check', RUNS, COMPILED, 'success', 'compiles'],
      ['exactly the code', FAILS('E0382'), refused('E0382'), 'expected', 'refused'],
      ['both codes', FAILS('E0382', 'E0499'), refused('E0499', 'E0382'), 'expected', 'refused'],
      ['one code of two', FAILS('E0382', 'E0499'), refused('E0382'), 'failed', 'refused'],
      ['one code too many', FAILS('E0382'), refused('E0382', 'E0499'), 'failed', 'refused'],
      ['another code', FAILS('E0382'), refused('E0499'), 'failed', 'refused'],
      ['the repaired block', FAILS('E0382'), ended(0), 'success', 'ended'],
      ['the repaired block that panics', FAILS('E0382'), ended(101, 'panicked at'), 'failed', 'panicked'],
      [
        'the words of an error without a code',
        FAILS(),
        withoutCode('error: lifetime may not live long enough'),
        'expected',
        'refused',
        'lifetime may not live long enough',
      ],
      ['other words', FAILS(), withoutCode('error: expected `;`'), 'failed', 'refused', 'lifetime may not live long enough'],
      ['a code where none was expected', FAILS(), refused('E0382'), 'failed', 'refused', 'wrong'],
      [
        'cargo failing without an error of the compiler',
        FAILS(),
        { ...withoutCode('error: no network'), errorCount: 0 },
        'failed',
        'refused',
        '',
      ],
      ['the lint', WARNS, raised('unused_variables', 'clippy::ptr_arg'), 'expected', 'lint'],
      ['another lint', WARNS, raised('unused_variables'), 'success', 'noLint'],
      ['the lint in a program that ran', WARNS, { ...ended(0), raised: ['clippy::ptr_arg'] }, 'expected', 'lint'],
      ['the lint in a program that panicked', WARNS, { ...ended(101, 'panicked at'), raised: ['clippy::ptr_arg'] }, 'expected', 'lint'],
      ['no lint, and a panic', WARNS, ended(101, 'panicked at'), 'failed', 'panicked'],
      ['no lint any more', WARNS, ended(0), 'success', 'noLint'],
      ['an error instead of a lint', WARNS, refused('E0382'), 'failed', 'refused'],
      [
        'the panic',
        { kind: 'panics' },
        ended(101, "thread 'main' (7) panicked at src/main.rs:1:1:\nboom\n"),
        'expected',
        'panicked',
        'boom',
      ],
      ['another panic', { kind: 'panics' }, ended(101, 'panicked at x\nbang'), 'failed', 'panicked', 'boom'],
      ['an exit instead of a panic', { kind: 'panics' }, ended(1, 'boom'), 'failed', 'ended', 'boom'],
      ['no panic any more', { kind: 'panics' }, ended(0), 'success', 'ended'],
      ['an abort', { kind: 'aborts' }, ended(134, 'has overflowed its stack'), 'expected', 'ended', 'has overflowed its stack'],
      ['an exit code', { kind: 'aborts' }, ended(2), 'expected', 'ended'],
      ['a panic instead of an abort', { kind: 'aborts' }, ended(101, 'panicked at'), 'failed', 'panicked'],
      ['no abort any more', { kind: 'aborts' }, ended(0), 'success', 'ended'],
      ['a library', { kind: 'compiles', reason: 'x' }, COMPILED, 'success', 'compiles'],
      ['tests that pass', { kind: 'exercise' }, ended(0, '', true, 'test result: ok. 3 passed; 0 failed; 0 ignored'), 'success', 'tests'],
      [
        'tests that meet todo!()',
        { kind: 'exercise' },
        ended(101, '', true, "thread 'a' panicked at x.rs:1:1:\nnot yet implemented\ntest result: FAILED. 0 passed; 1 failed;"),
        'expected',
        'tests',
      ],
      [
        'tests that meet todo!("...")',
        { kind: 'exercise' },
        ended(101, '', true, 'panicked at x.rs:1:1:\nnot yet implemented: count\n'),
        'expected',
        'tests',
      ],
      [
        'tests of which one is wrong',
        { kind: 'exercise' },
        ended(101, '', true, 'panicked at x:\nnot yet implemented\npanicked at x:\nassertion failed\n'),
        'failed',
        'tests',
      ],
      ['tests that crash', { kind: 'exercise' }, ended(134, '', true), 'failed', 'tests'],
      ['a solution with todo!()', { kind: 'solution' }, ended(101, '', true, 'panicked at x:\nnot yet implemented\n'), 'failed', 'tests'],
    ];
  for (const [what, expectation, observed, outcome, finding, stderr] of cases) {
    it(`${expectation.kind}: ${what} is ${outcome}`, () => {
      const judgement = judge({ expectation, ...(stderr === undefined ? {} : { stderr }) }, observed);
      assert.deepEqual([judgement.outcome, judgement.finding.kind], [outcome, finding]);
    });
  }

  it('adds up the results of several test programs', () => {
    const stdout = 'test result: ok. 2 passed; 0 failed;\n\ntest result: FAILED. 1 passed; 3 failed;\n';
    const { finding } = judge({ expectation: { kind: 'solution' } }, ended(101, '', true, stdout));
    assert.deepEqual(finding, { kind: 'tests', passed: 3, failed: 3, unfinished: false });
  });

  it('a package may state lines that cargo prints', () => {
    const expected = { expectation: RUNS, console: 'error: feature `fast` is not there\n  Caused by:' };
    assert.equal(judge(expected, withoutCode('x\nerror: feature `fast` is not there\n\nCaused by: y')).outcome, 'expected');
    assert.equal(judge(expected, withoutCode('error: something else')).outcome, 'failed');
    assert.equal(judge(expected, ended(0)).outcome, 'success');
  });

  const texts: readonly [text: string, wanted: string, contained: boolean][] = [
    ['a\nb', '', true],
    ['a\r\n  b  \r\nc', 'a\nb\n', true],
    ['b\na', 'a\nb', true],
    ['a', 'a\nb', false],
  ];
  for (const [text, wanted, contained] of texts) {
    it(`${JSON.stringify(text)} ${contained ? 'contains' : 'does not contain'} ${JSON.stringify(wanted)}`, () =>
      assert.equal(containsLines(text, wanted), contained));
  }
});
