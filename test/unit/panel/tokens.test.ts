import assert from 'node:assert/strict';
import fc from 'fast-check';
import { highlightRust } from '../../../src/core/rust/highlight';
import type { CodeRange } from '../../../src/protocol/questionPanel';
import { cutAtTokens, type Stretch } from '../../../src/webview/questionPanel/tokens';

const textOf = ({ pieces }: Stretch): string => pieces.map(({ text }) => text).join('');
const drawn = (stretches: readonly Stretch[]): string =>
  stretches.map((stretch) => (stretch.conceptId === undefined ? textOf(stretch) : `[${textOf(stretch)}]`)).join('');

describe('question panel: tokens of drawn code', () => {
  const assertCut = (code: string, ranges: readonly (readonly [number, number])[], expected: string): void =>
    assert.equal(
      drawn(
        cutAtTokens(
          highlightRust(code),
          ranges.map(([from, to]) => [from, to, 'x']),
        ),
      ),
      expected,
    );

  it('cuts where tokens begin and end, whatever is coloured there', () => {
    assertCut('let a = &mut b;', [[8, 12]], 'let a = [&mut] b;');
    assertCut('a', [], 'a');
    assertCut('', [], '');
    assertCut('fn main', [[0, 2]], '[fn] main');
    assertCut('fn main', [[3, 7]], 'fn [main]');
    assertCut(
      'a?.b?',
      [
        [1, 2],
        [4, 5],
      ],
      'a[?].b[?]',
    );
    assertCut(
      'f()?',
      [
        [0, 3],
        [3, 4],
      ],
      '[f()][?]',
    );
    assertCut('"a\\nb"', [[1, 5]], '"[a\\nb]"');
  });

  it('keeps the colours', () => {
    const [before, token] = cutAtTokens(highlightRust('x &mut y'), [[2, 6, 'borrow']]);
    assert.deepEqual(before, { pieces: [{ text: 'x', kind: 'variable' }, { text: ' ' }] });
    assert.deepEqual(token, { conceptId: 'borrow', pieces: [{ text: '&' }, { text: 'mut', kind: 'keyword' }] });
  });

  it('leaves out a range that makes no sense', () => {
    assertCut(
      'let a = b;',
      [
        [4, 5],
        [4, 5],
        [3, 8],
        [6, 6],
        [9, 8],
        [8, 90],
        [8, 9],
      ],
      'let [a] = [b];',
    );
    assertCut('a', [[-1, 1]], 'a');
  });

  it('draws the source and nothing else whatever the ranges, and each token is its part of the source', () => {
    const code = fc
      .array(fc.constantFrom('fn ', 'r#"é"#', '&', 'mut ', '"{x}\\n"', '// ü\n', '\t', '🦀', "'a ", '?', '{', '}', '#[d]'))
      .map((parts) => parts.join(''));
    const ranges = fc.array(fc.tuple(fc.integer({ min: -2, max: 60 }), fc.integer({ min: -2, max: 60 }), fc.constantFrom('a', 'b')));
    fc.assert(
      fc.property(code, ranges, fc.boolean(), (text, anyOrder, inOrder) => {
        const asked: readonly CodeRange[] = inOrder ? anyOrder.toSorted(([a], [b]) => a - b) : anyOrder;
        const stretches = cutAtTokens(highlightRust(text), asked);
        assert.equal(stretches.map(textOf).join(''), text);
        let at = 0;
        for (const stretch of stretches) {
          const [from, to] = [at, at + textOf(stretch).length];
          at = to;
          assert.ok(to > from, 'nothing empty is drawn');
          const { conceptId } = stretch;
          if (conceptId !== undefined) assert.ok(asked.some((range) => range[0] === from && range[1] === to && range[2] === conceptId));
        }
      }),
    );
  });

  it('draws every range that lies behind the one before it', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 })));
    fc.assert(
      fc.property(lengths, (parts) => {
        let at = 0;
        const ranges = parts.map(([gap, length]): CodeRange => [at + gap, (at += gap + length), 'x']);
        const code = 'let é = &mut "x\\n"; '.repeat(at).slice(0, at);
        const tokens = cutAtTokens(highlightRust(code), ranges).filter(({ conceptId }) => conceptId !== undefined);
        assert.deepEqual(
          tokens.map(textOf),
          ranges.map(([from, to]) => code.slice(from, to)),
        );
      }),
    );
  });
});
