import type { DiagnosticSeverity } from 'vscode';
import { findBlock, type CodeBlock, type Question } from '../../core/bank/question';
import { containsLines } from '../../core/rust/outcome';
import type { RunResult } from '../../platform/runner';
import type { RunReport } from '../../protocol/questionPanel';

/** In lines; the terminal has the rest. */
const MOST_MESSAGES = 5;
const LONGEST_STDOUT = 20_000;

/**
 * What a run came to, in words.
 * @param error the editor's `DiagnosticSeverity.Error`, which is not there where this is tested
 */
export function runReport(question: Question, key: string, result: RunResult, error: DiagnosticSeverity): RunReport {
  const block = findBlock(question.blocks, key);
  const stdout = result.stdout ?? '';
  const shown = stdout.length > LONGEST_STDOUT ? stdout.slice(0, LONGEST_STDOUT) : stdout;
  const likeness = likenessOf(block, result, error);
  return {
    ...inWords(block, result, likeness, error),
    ...(shown === '' || likeness === 'same' ? {} : { stdout: shown }),
    truncated: result.stdoutTruncated === true || shown.length < stdout.length,
    messages: result.outcome === 'success' ? [] : messagesOf(result, error),
  };
}

function inWords(
  block: CodeBlock | undefined,
  result: RunResult,
  likeness: Likeness | undefined,
  error: DiagnosticSeverity,
): Pick<RunReport, 'tone' | 'sentence'> {
  const kind = block?.expectation.kind;
  switch (result.outcome) {
    case 'success':
      return { tone: 'good', sentence: success(block, likeness) };
    case 'expected':
      return { tone: 'good', sentence: `As expected: ${expected(block, result)}.` };
    case 'failed':
      return { tone: 'bad', sentence: failure(result, kind, error) };
    case 'cancelled':
      return { tone: 'neutral', sentence: 'Stopped.' };
    case 'unavailable':
      return { tone: 'bad', sentence: result.reason ?? 'It could not be run. The log of the extension says why.' };
  }
}

function success(block: CodeBlock | undefined, likeness: Likeness | undefined): string {
  switch (block?.expectation.kind) {
    case 'exercise':
    case 'solution':
      return 'All tests pass.';
    case 'compile-fails':
      return 'Repaired: it compiles and runs.';
    case 'warns':
      return 'Repaired: it runs without the warning.';
    case 'compiles':
      return 'It compiles.';
    case 'panics':
    case 'aborts':
      return 'Repaired: it runs to the end.';
    default:
      return likeness === undefined ? 'Ran to the end.' : `Ran to the end; ${LIKENESS[likeness]}.`;
  }
}

const LIKENESS = {
  same: 'the output is the one above',
  includes: 'the output includes the lines above',
  differs: 'the output differs from the one above',
} as const;
type Likeness = keyof typeof LIKENESS;

/** How what was printed compares with what stands at the block; undefined where there is nothing to compare. */
function likenessOf(block: CodeBlock | undefined, result: RunResult, error: DiagnosticSeverity): Likeness | undefined {
  const { outcome, stdout } = result;
  if (block?.expectation.kind !== 'runs' || outcome !== 'success' || stdout === undefined) return undefined;
  if (block.stdout !== undefined) return sameLines(block.stdout, stdout) ? 'same' : 'differs';
  if (block.console === undefined) return undefined;
  // Some of the lines may be the compiler's.
  const messages = result.diagnostics.map(({ severity, code, message }) =>
    severity === error ? `error${code === undefined ? '' : `[${code}]`}: ${message}` : `warning: ${message}`,
  );
  if (!containsLines([stdout, result.stderr, ...messages].join('\n'), block.console)) return 'differs';
  const above = new Set(linesOf(block.console));
  return linesOf(stdout).every((line) => above.has(line)) ? 'same' : 'includes';
}

function expected(block: CodeBlock | undefined, result: RunResult): string {
  switch (block?.expectation.kind) {
    case 'compile-fails': {
      const { codes } = block.expectation;
      return codes.length > 0 ? `the compiler refuses it with ${codes.join(', ')}` : 'the compiler refuses it';
    }
    case 'warns':
      return `the compiler warns with ${block.expectation.lint}`;
    case 'panics':
      return `it ends with a panic${exit(result)}`;
    case 'aborts':
      return `it ends unsuccessfully${exit(result)}`;
    case 'exercise':
      return 'the tests fail until the task is done';
    default:
      return 'it ended as the block says';
  }
}

function failure(result: RunResult, kind: CodeBlock['expectation']['kind'] | undefined, error: DiagnosticSeverity): string {
  if (result.reason !== undefined) return result.reason;
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === error).length;
  if (errors > 0) return `Does not compile: ${errors === 1 ? '1 error' : `${errors} errors`}. The file and the Problems view show where.`;
  if (kind === 'exercise' || kind === 'solution') return 'Not all tests pass yet. The terminal shows which.';
  return result.exitCode === undefined
    ? 'Ended unsuccessfully. The terminal shows more.'
    : `Ended with exit code ${result.exitCode}. The terminal shows more.`;
}

function exit(result: RunResult): string {
  return result.exitCode === undefined ? '' : ` (exit code ${result.exitCode})`;
}

function messagesOf(result: RunResult, error: DiagnosticSeverity): readonly string[] {
  const lines = result.diagnostics
    .filter((diagnostic) => diagnostic.severity === error || result.outcome === 'expected')
    .map((diagnostic) => {
      const { code, message, range } = diagnostic;
      const what = diagnostic.severity === error ? 'error' : 'warning';
      return `${what}${code === undefined ? '' : ` ${code}`}, line ${range.start.line + 1}: ${message.split('\n')[0]}`;
    });
  return lines.length > MOST_MESSAGES ? [...lines.slice(0, MOST_MESSAGES), `and ${lines.length - MOST_MESSAGES} more`] : lines;
}

function sameLines(a: string, b: string): boolean {
  const lines = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return lines(a) === lines(b);
}

/** Without white space at their ends, and without empty ones. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
