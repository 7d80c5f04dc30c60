import type { Expectation } from '../../core/rust/expectation';
import type { Finding, Judgement } from '../../core/rust/outcome';

/** What came of a run, as the last line of its terminal. */
export function verdictSentence({ outcome, finding }: Judgement, expectation: Expectation): string {
  switch (outcome) {
    case 'success':
      return successSentence(finding, expectation);
    case 'expected':
      return expectedSentence(finding);
    case 'failed':
      return failureSentence(finding, expectation);
  }
}

function successSentence(finding: Finding, expectation: Expectation): string {
  const repaired = ['compile-fails', 'panics', 'aborts'].includes(expectation.kind) ? 'Repaired. ' : '';
  switch (finding.kind) {
    case 'tests':
      return finding.passed === 0 ? 'There are no tests to run.' : `All tests pass (${finding.passed}).`;
    case 'noLint':
      return `Compiles, and ${finding.lint} is not raised any more.`;
    case 'ended':
      return `${repaired}The program ended with exit code ${finding.exitCode}.`;
    default:
      return expectation.kind === 'compiles' ? `Compiles. It is not run: ${expectation.reason}.` : `${repaired}Compiles.`;
  }
}

function expectedSentence(finding: Finding): string {
  switch (finding.kind) {
    case 'refused':
      return `As expected, this does not compile${finding.errors.length > 0 ? ` (${finding.errors.join(', ')})` : ''}. Repair it and run it again.`;
    case 'lint':
      return `As expected, ${finding.lint} is raised. Repair it and run it again.`;
    case 'panicked':
      return 'As expected, the program panics.';
    case 'ended':
      return `As expected, the program ends with exit code ${finding.exitCode}.`;
    case 'tests':
      return `${count(finding.failed, 'test')} to go: what they call is still todo!().`;
    default:
      return 'As expected.';
  }
}

function failureSentence(finding: Finding, expectation: Expectation): string {
  const instead = expectedInstead(expectation);
  switch (finding.kind) {
    case 'refused': {
      const codes = finding.errors.length > 0 ? ` (${finding.errors.join(', ')})` : '';
      return `Does not compile: ${count(finding.errorCount, 'error')}${codes}.${instead}`;
    }
    case 'panicked':
      return `The program panicked.${instead}`;
    case 'tests':
      return finding.failed === 0
        ? 'The tests ended before their time.'
        : `${finding.failed} of ${count(finding.passed + finding.failed, 'test')} ${finding.failed === 1 ? 'fails' : 'fail'}.`;
    case 'ended':
      return `The program ended with exit code ${finding.exitCode}.${instead}`;
    default:
      return 'Failed.';
  }
}

/** What the block says must happen, where something else did. */
function expectedInstead(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'compile-fails':
      return expectation.codes.length > 0 ? ` Expected: ${expectation.codes.join(', ')}.` : ' Another error was expected.';
    case 'panics':
      return ' Expected: the panic that the question speaks of.';
    case 'aborts':
      return ' Expected: the end that the question speaks of.';
    case 'warns':
      return ` Expected: ${expectation.lint}.`;
    default:
      return '';
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
