import assert from 'node:assert/strict';
import type { DiagnosticSeverity, Range } from 'vscode';
import type { Expectation, Question } from '../../../src/core/bank/question';
import { runReport } from '../../../src/features/questionPanel/report';
import type { RunDiagnostic, RunResult } from '../../../src/platform/runner';
import { codeBlock, summary } from '../makers';

/** As the editor numbers them; its enumeration is not there in a unit test. */
const [ERROR, WARNING] = JSON.parse('[0, 1]') as [DiagnosticSeverity, DiagnosticSeverity];

function questionWith(expectation: Expectation, stdout?: string): Question {
  const block = codeBlock({ expectation, ...(stdout === undefined ? {} : { stdout }) });
  return { ...summary('q'), references: [], sections: [], blocks: [block] };
}

function diagnostic(severity: DiagnosticSeverity, message: string, line: number, code?: string): RunDiagnostic {
  return { severity, message, range: { start: { line } } as Range, ...(code === undefined ? {} : { code }) };
}

const moved = diagnostic(ERROR, 'borrow of moved value\nmore', 7, 'E0382');

const CASES: readonly (readonly [
  name: string,
  expectation: Expectation,
  result: Partial<RunResult> & Pick<RunResult, 'outcome'>,
  expected: string,
])[] = [
  ['the same output', { kind: 'runs' }, { outcome: 'success', stdout: '1\r\n2\r\n' }, 'good: Ran to the end; the output is the one above.'],
  [
    'another output',
    { kind: 'runs' },
    { outcome: 'success', stdout: '3\n' },
    'good: Ran to the end; the output differs from the one above.',
  ],
  ['a check', { kind: 'compiles', reason: 'a library' }, { outcome: 'success' }, 'good: It compiles.'],
  ['tests pass', { kind: 'solution' }, { outcome: 'success' }, 'good: All tests pass.'],
  ['repaired', { kind: 'compile-fails', codes: ['E0382'] }, { outcome: 'success' }, 'good: Repaired: it compiles and runs.'],
  [
    'refused',
    { kind: 'compile-fails', codes: ['E0382'] },
    { outcome: 'expected', diagnostics: [moved] },
    'good: As expected: the compiler refuses it with E0382. | error E0382, line 8: borrow of moved value',
  ],
  [
    'warned',
    { kind: 'warns', lint: 'unused_must_use' },
    { outcome: 'expected', diagnostics: [diagnostic(WARNING, 'unused result', 0, 'unused_must_use')] },
    'good: As expected: the compiler warns with unused_must_use. | warning unused_must_use, line 1: unused result',
  ],
  ['a panic', { kind: 'panics' }, { outcome: 'expected', exitCode: 101 }, 'good: As expected: it ends with a panic (exit code 101).'],
  ['an abort by a signal', { kind: 'aborts' }, { outcome: 'expected' }, 'good: As expected: it ends unsuccessfully.'],
  [
    'tests to be made pass',
    { kind: 'exercise' },
    { outcome: 'expected', exitCode: 101 },
    'good: As expected: the tests fail until the task is done.',
  ],
  [
    'broken',
    { kind: 'runs' },
    { outcome: 'failed', diagnostics: [moved, diagnostic(WARNING, 'unused', 1)] },
    'bad: Does not compile: 1 error. The file and the Problems view show where. | error E0382, line 8: borrow of moved value',
  ],
  ['an exit code', { kind: 'runs' }, { outcome: 'failed', exitCode: 3 }, 'bad: Ended with exit code 3. The terminal shows more.'],
  ['tests fail', { kind: 'solution' }, { outcome: 'failed', exitCode: 101 }, 'bad: Not all tests pass yet. The terminal shows which.'],
  ['stopped', { kind: 'runs' }, { outcome: 'cancelled' }, 'neutral: Stopped.'],
  [
    'no Rust',
    { kind: 'runs' },
    { outcome: 'unavailable', reason: 'There is no Rust here. Install it.' },
    'bad: There is no Rust here. Install it.',
  ],
];

describe('question panel: what a run came to, in words', () => {
  for (const [name, expectation, result, expected] of CASES) {
    it(name, () => {
      const report = runReport(questionWith(expectation, '1\n2\n'), 'example', { diagnostics: [], ...result }, ERROR);
      assert.equal([`${report.tone}: ${report.sentence}`, ...report.messages].join(' | '), expected);
    });
  }

  it('does not print again what stands above', () => {
    const same = runReport(
      questionWith({ kind: 'runs' }, '1\n'),
      'example',
      { outcome: 'success', stdout: '1\r\n', diagnostics: [] },
      ERROR,
    );
    assert.equal(same.stdout, undefined);
    const other = runReport(
      questionWith({ kind: 'runs' }, '1\n'),
      'example',
      { outcome: 'success', stdout: '2\n', diagnostics: [] },
      ERROR,
    );
    assert.equal(other.stdout, '2\n');
  });

  it('compares what a package prints with the lines above', () => {
    const assertRun = (lines: string, result: Partial<RunResult>, sentence: string, stdout?: string): void => {
      const block = codeBlock({ package: true, console: lines });
      const question = { ...summary('q'), references: [], sections: [], blocks: [block] };
      const report = runReport(question, 'example', { outcome: 'success', diagnostics: [], ...result }, ERROR);
      assert.deepEqual([report.sentence, report.stdout], [sentence, stdout]);
    };
    const visitors = 'hash set: 3 visitors\n';
    assertRun(visitors, { stdout: 'hash set: 3 visitors\r\n' }, 'Ran to the end; the output is the one above.');
    assertRun(visitors, { stdout: `first\n${visitors}` }, 'Ran to the end; the output includes the lines above.', `first\n${visitors}`);
    assertRun(visitors, { stdout: 'plain scan: 3\n' }, 'Ran to the end; the output differs from the one above.', 'plain scan: 3\n');
    assertRun(visitors, {}, 'Ran to the end.');
    const warned = 'warning: unexpected name\nexport as text\n';
    const warning = diagnostic(WARNING, 'unexpected name\nmore', 3, 'unexpected_cfgs');
    const printed = { stdout: 'export as text\n' };
    assertRun(warned, { ...printed, diagnostics: [warning] }, 'Ran to the end; the output is the one above.');
    assertRun(warned, printed, 'Ran to the end; the output differs from the one above.', 'export as text\n');
    assertRun(
      warned,
      { stdout: 'warning: unexpected name\n' },
      'Ran to the end; the output differs from the one above.',
      'warning: unexpected name\n',
    );
  });

  it('shows a flood of output and of messages in part, and says so', () => {
    const result: RunResult = { outcome: 'failed', stdout: 'x'.repeat(30_000), diagnostics: Array.from({ length: 9 }, () => moved) };
    const report = runReport(questionWith({ kind: 'runs' }), 'example', result, ERROR);
    assert.equal(report.stdout?.length, 20_000);
    assert.equal(report.truncated, true);
    assert.deepEqual([report.messages.length, report.messages.at(-1)], [6, 'and 4 more']);
  });
});
