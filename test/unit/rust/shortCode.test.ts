import assert from 'node:assert/strict';
import { movedOffset } from '../../../src/core/rust/movedOffset';
import { shortCode } from '../../../src/core/rust/shortCode';

describe('code in one short line', () => {
  const CASES: readonly (readonly [code: string, short: string])[] = [
    ['move |x| x + 1', 'move |x| x + 1'],
    ['match x {\n    1 => "one",\n}', 'match x { 1 => "one", }'],
    ['fn f() { // why\n\tg()\r\n}', 'fn f() { g() }'],
    ['"http://x"', '"http://x"'],
    ['', ''],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(39)}\u2026`],
    [`fn name_of_some_length(argument: Type) { body() }`, 'fn name_of_some_length(argument: Type)\u2026'],
    ['\u{1F980}'.repeat(60), `${'\u{1F980}'.repeat(39)}\u2026`],
  ];
  for (const [code, short] of CASES) it(JSON.stringify(code), () => assert.equal(shortCode(code), short));

  it('does not read on and on', () => {
    assert.equal(shortCode(`fn f() {${' '.repeat(1_000_000)}g() }`), 'fn f() {');
  });
});

describe('an offset after an edit', () => {
  /** The marked construct after the stretch between `<` and `>` is replaced by the text. */
  function moved(marked: string, text: string): string {
    const plain = marked.replaceAll(/[[\]<>]/g, '');
    const offsetOf = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replaceAll(/[[\]<>]/g, '').length;
    const [rangeOffset, end] = [offsetOf('<'), offsetOf('>')];
    const changes = [{ rangeOffset, rangeLength: end - rangeOffset, text }];
    const after = plain.slice(0, rangeOffset) + text + plain.slice(end);
    return after.slice(movedOffset(offsetOf('['), 'start', changes), movedOffset(offsetOf(']'), 'end', changes));
  }

  it('moves a construct with what is before it, and grows it with what is in it', () => {
    assert.equal(moved('ab<>c [move] d', 'XYZ'), 'move');
    assert.equal(moved('a<bc >[move] d', ''), 'move');
    assert.equal(moved('a [mo<>ve] d', '--'), 'mo--ve');
    assert.equal(moved('a [move] <d>', 'longer'), 'move');
    assert.equal(moved('a [<move>] d', 'async move'), 'async move');
  });

  it('leaves out what is typed right beside a construct', () => {
    assert.equal(moved('a [<>move] d', 'x '), 'move');
    assert.equal(moved('a [move<>] d', ' x'), 'move');
  });

  it('keeps a construct in the text when an edit reaches over its edge', () => {
    assert.equal(moved('a<b [mo>ve] d', '-'), 've');
    assert.equal(moved('a [mo<ve] d>', '-'), 'mo-');
  });

  it('counts several changes of one edit, in whatever order', () => {
    const changes = [
      { rangeOffset: 0, rangeLength: 1, text: 'abc' },
      { rangeOffset: 5, rangeLength: 0, text: '--' },
    ];
    assert.equal(movedOffset(10, 'start', changes), 14);
    assert.equal(movedOffset(10, 'start', changes.toReversed()), 14);
  });
});
