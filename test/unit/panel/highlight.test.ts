import assert from 'node:assert/strict';
import fc from 'fast-check';
import { highlightRust } from '../../../src/core/rust/highlight';

/** `kind:text` of each coloured piece, joined by blanks. */
function coloured(code: string): string {
  return highlightRust(code)
    .flatMap(({ text, kind }) => (kind === undefined ? [] : [`${kind}:${text}`]))
    .join(' ');
}

const CASES: readonly (readonly [code: string, pieces: string])[] = [
  ['let mut count = 0u8;', 'keyword:let keyword:mut variable:count number:0u8'],
  ['if x { return }', 'control:if variable:x control:return'],
  ['fn area(&self) -> f64', 'keyword:fn function:area keyword:self type:f64'],
  ['Vec::<u8>::with_capacity(MAX_LEN)', 'type:Vec type:u8 function:with_capacity constant:MAX_LEN'],
  ['items.iter().sum::<i32>()', 'variable:items function:iter function:sum type:i32'],
  ["fn longest<'a>(x: &'a str)", "keyword:fn function:longest lifetime:'a variable:x lifetime:'a type:str"],
  ['use std::fs::File;', 'keyword:use type:std type:fs type:File'],
  ['// let x', 'comment:// let x'],
  ['/// doc\nx', 'comment:/// doc variable:x'],
  ['"a\\n"', 'string:"a escape:\\n string:"'],
  ['"{x}"', 'string:"{x}"'],
  ['r"a\\n"', 'string:r"a\\n"'],
  ['println!("{x:>4} {{}}", y)', 'function:println string:" escape:{x:>4} string:  escape:{{ escape:}} string:" variable:y'],
  ['assert_eq!(f(1), "{}")', 'function:assert_eq function:f number:1 string:" escape:{} string:"'],
  ['vec!["{x}"]', 'function:vec string:"{x}"'],
  ['#[derive(Debug)] struct P;', 'attribute:derive type:Debug keyword:struct type:P'],
  ['#![allow(dead_code)]', 'attribute:allow attribute:dead_code'],
  ['a[#[cfg(test)] b]', 'variable:a attribute:cfg attribute:test variable:b'],
  ['union U { a: u8 }', 'keyword:union type:U variable:a type:u8'],
  ['let union = auto.default;', 'keyword:let variable:union variable:auto variable:default'],
  ['macro_rules! m {}', 'keyword:macro_rules variable:m'],
  ["'outer: loop { break 'outer; }", "lifetime:'outer control:loop control:break lifetime:'outer"],
  ['r#type', 'variable:r#type'],
  ["let c = 'x';", "keyword:let variable:c string:'x'"],
  ['a != b', 'variable:a variable:b'],
];

describe('colours of Rust code', () => {
  for (const [code, pieces] of CASES) it(code, () => assert.equal(coloured(code), pieces));

  it('keeps every character of any text', () => {
    const rustish = fc.array(
      fc.constantFrom(
        '"',
        "'",
        '{',
        '}',
        '#',
        '[',
        ']',
        '(',
        ')',
        '!',
        '\\',
        'r#"',
        '/*',
        '*/',
        '//',
        '\n',
        ' ',
        'println',
        'é',
        '🦀',
        'x',
        '0',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          rustish.map((parts) => parts.join('')),
        ),
        (text) => {
          assert.equal(
            highlightRust(text)
              .map((piece) => piece.text)
              .join(''),
            text,
          );
        },
      ),
    );
  });
});
