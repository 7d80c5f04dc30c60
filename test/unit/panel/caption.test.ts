import assert from 'node:assert/strict';
import type { CodeBlock } from '../../../src/core/bank/question';
import { caption, said } from '../../../src/webview/questionPanel/caption';
import { codeBlock } from '../makers';

describe('question panel: captions', () => {
  it('says in few words how a block must end', () => {
    const role = (kind: 'panics' | 'aborts' | 'exercise' | 'solution'): string => caption(codeBlock({ expectation: { kind } })).role;
    assert.equal(role('panics'), 'Must panic');
    assert.equal(role('aborts'), 'Must abort');
    assert.equal(role('exercise'), 'Your turn');
  });

  it('tells the output of a program from the words of the compiler', () => {
    const assertSaid = (block: Partial<CodeBlock>, expected: readonly string[]): void =>
      assert.deepEqual(
        said(codeBlock(block)).map(({ label, text }) => `${label}: ${text}`),
        expected,
      );
    const verdict = { compiler: 'rustc 1.95.0', message: 'error: no' };
    assertSaid({ stdout: '1' }, ['Output: 1']);
    assertSaid({ package: true, console: '1' }, ['Output includes: 1']);
    assertSaid({ package: true, console: '1', verdict }, ['rustc 1.95.0 says: error: no', 'Output includes: 1']);
    assertSaid({ package: true, console: 'refused', expectation: { kind: 'compile-fails', codes: [] } }, ['Cargo says: refused']);
    assertSaid({ stdout: '1', stderr: 'panicked', expectation: { kind: 'panics' } }, ['Output: 1', 'On stderr: panicked']);
    assertSaid({ stderr: 'no', expectation: { kind: 'compile-fails', codes: [] } }, ['The compiler says: no']);
    assertSaid({ stderr: 'no', expectation: { kind: 'compile-fails', codes: [] }, verdict }, ['rustc 1.95.0 says: error: no']);
  });
});
