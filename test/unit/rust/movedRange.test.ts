import assert from 'node:assert/strict';
import { movedRange, type TextRange } from '../../../src/core/rust/movedRange';

/** `2:4-2:9` */
function range(text: string): TextRange {
  const [start, end] = text.split('-').map((position) => {
    const [line = 0, character = 0] = position.split(':').map(Number);
    return { line, character };
  });
  assert.ok(start && end);
  return { start, end };
}

function written({ start, end }: TextRange): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

describe('a range after changes of its text', () => {
  const cases: readonly [what: string, at: string, changes: readonly [at: string, text: string][], after: string | undefined][] = [
    ['below it', '2:4-2:9', [['3:0-4:0', '']], '2:4-2:9'],
    ['behind it in its line', '2:4-2:9', [['2:10-2:12', 'x\ny']], '2:4-2:9'],
    ['lines put in above', '2:4-2:9', [['0:0-0:0', 'a\r\nb\n']], '4:4-4:9'],
    ['lines taken out above', '5:4-6:9', [['1:3-4:1', 'x']], '2:4-3:9'],
    ['before it in its line', '2:4-2:9', [['2:0-2:1', 'abc']], '2:6-2:11'],
    ['its line broken', '2:4-3:9', [['2:0-2:2', 'a\nbc']], '3:4-4:9'],
    ['its line joined with the one above', '2:4-2:9', [['1:7-2:0', '']], '1:11-1:16'],
    ['in it', '2:4-2:9', [['2:6-2:6', 'x']], undefined],
    ['over its start', '2:4-2:9', [['2:0-2:5', '']], undefined],
    ['at its end', '2:4-2:9', [['2:9-2:9', '.clone()']], undefined],
    ['at its start', '2:4-2:9', [['2:4-2:4', '&']], undefined],
    ['all of it', '2:4-2:9', [['0:0-9:0', 'fn main() {}\n']], undefined],
    [
      'several, which are told in any order',
      '5:0-5:1',
      [
        ['0:0-0:0', 'a\n'],
        ['2:0-3:0', ''],
        ['4:0-4:0', 'b\nc\n'],
      ],
      '7:0-7:1',
    ],
  ];
  for (const [what, at, changes, after] of cases) {
    it(what, () => {
      const moved = movedRange(
        range(at),
        changes.map(([where, text]) => ({ range: range(where), text })),
      );
      assert.equal(moved && written(moved), after);
    });
  }

  it('is the same object if it has not moved', () => {
    const same = range('2:4-2:9');
    assert.equal(movedRange(same, [{ range: range('4:0-4:0'), text: 'x' }]), same);
  });
});
