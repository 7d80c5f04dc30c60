import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tokens } from '../../../src/core/rust/lexer';

interface Token {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

const listed = (tokens: Tokens): Token[] =>
  Array.from({ length: tokens.length }, (_, at) => ({ kind: tokens.kind(at) ?? '', from: tokens.from(at), to: tokens.to(at) }));
const tokenize = (text: string): Token[] => listed(Tokens.of(text));

const kinds = (text: string): string =>
  tokenize(text)
    .map((token) => `${token.kind}:${text.slice(token.from, token.to)}`)
    .join(' ');

const CASES: readonly (readonly [text: string, tokens: string])[] = [
  ["'a'", "char:'a'"],
  ["'a", "lifetime:'a"],
  ["'a: loop", "lifetime:'a punctuation:: word:loop"],
  ["'\\''", "char:'\\''"],
  ["'\\u{1F600}'", "char:'\\u{1F600}'"],
  ["'🦀'", "char:'🦀'"],
  ["b'x'", "char:b'x'"],
  ['"a\\"b" c', 'string:"a\\"b" word:c'],
  ['r#"a"b"# c', 'string:r#"a"b"# word:c'],
  ['br"a" cr#"b"# c"d" b"e"', 'string:br"a" string:cr#"b"# string:c"d" string:b"e"'],
  ['r#type x', 'raw-word:r#type word:x'],
  ['1..2', 'number:1 punctuation:.. number:2'],
  ['1.0.max(2.)', 'number:1.0 punctuation:. word:max punctuation:( number:2. punctuation:)'],
  ['1.max(2)', 'number:1 punctuation:. word:max punctuation:( number:2 punctuation:)'],
  ['0xff_u8 1e-3f64', 'number:0xff_u8 number:1e-3f64'],
  ['x// y\nz', 'word:x comment:// y word:z'],
  ['/// d\n//// c\n//! i', 'doc:/// d comment://// c doc://! i'],
  ['/* a /* b */ c */ d', 'comment:/* a /* b */ c */ word:d'],
  ['/** d */ /**/ /*** c */', 'doc:/** d */ comment:/**/ comment:/*** c */'],
  ['#!/usr/bin/env x\nfn', 'comment:#!/usr/bin/env x word:fn'],
  ['#![no_std]', 'punctuation:# punctuation:! punctuation:[ word:no_std punctuation:]'],
  ['a>>=b', 'word:a punctuation:>>= word:b'],
  ['"open', 'string:"open'],
  ['r##"open"#', 'string:r##"open"#'],
  ['größe', 'word:größe'],
];

describe('the lexer', () => {
  for (const [text, tokens] of CASES) it(text, () => assert.equal(kinds(text), tokens));

  it('covers any text without gaps, overlaps or exceptions', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          assert.ok(token.from >= end && token.to > token.from && token.to <= text.length);
          assert.equal(text.slice(end, token.from).trim(), '');
          end = token.to;
        }
        assert.equal(text.slice(end).trim(), '');
      }),
    );
  });

  it('reads a very long string and very deep comments', () => {
    assert.equal(tokenize(`"${'x'.repeat(3_000_000)}"`).length, 1);
    assert.equal(tokenize('/*'.repeat(20_000) + '*/'.repeat(20_000)).length, 1);
  });

  it('finds the token that an offset is in, or that ends there', () => {
    const tokens = Tokens.of('ab + c');
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((offset) => tokens.indexAt(offset)),
      [0, 0, 0, 1, 1, 2, 2],
    );
  });

  it('reads after a change what it would read from the beginning', () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      '/*',
      '*/',
      '//',
      '\n',
      'r#',
      'r#"',
      '"#',
      '#!',
      '#',
      'b',
      'c',
      '1',
      '.',
      '..',
      'e',
      ' ',
      'ab',
      '<',
      '<<=',
      '\\',
      '🦀',
      'ß',
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, text, (before, removed, added, rest) => {
        const old = Tokens.of(before + removed + rest);
        const changed = before + added + rest;
        const change = { from: before.length, to: before.length + removed.length, end: before.length + added.length };
        assert.deepEqual(listed(old.after(changed, change)), tokenize(changed));
      }),
      { numRuns: 3000 },
    );
  });

  it('has nothing outside the text', () => {
    const tokens = Tokens.of('a (');
    for (const index of [-1, 2, 3]) {
      assert.equal(tokens.kind(index), undefined);
      assert.equal(tokens.from(index), 3);
      assert.equal(tokens.to(index), 3);
    }
  });
});
