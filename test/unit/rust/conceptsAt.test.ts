import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Concept } from '../../../src/core/bank/question';
import { conceptsAt } from '../../../src/core/rust/conceptsAt';
import { ConceptNames } from '../../../src/core/rust/names';
import { RULE_CONCEPTS, RULE_TOKENS } from '../../../src/core/rust/rules';
import { RustFile } from '../../../src/core/rust/rustFile';

const concepts = parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[];
const names = new ConceptNames(concepts);

/** The concept at `|>` that a hover shows, and the text that speaks of it, as `concept: text`; `-` for nothing. */
function at(marked: string): string {
  const offset = marked.indexOf('|>');
  assert.ok(offset >= 0, `no mark in ${marked}`);
  const text = marked.replace('|>', '');
  const [match] = conceptsAt(RustFile.of(text), offset, names).filter(({ by }) => by !== 'literal');
  return match ? `${match.conceptId}: ${text.slice(match.from, match.to)}` : '-';
}

/** `|>` stands before the token that is hovered. */
const CASES: readonly (readonly [code: string, expected: string])[] = [
  ['fn main() { let c = |>move || 1; }', 'closure-capture: move'],
  ['fn main() { std::thread::spawn(|>move || 1); }', 'closure-capture: move'],
  ['// |>move on', '-'],
  ['/// |>move on', '-'],
  ['/* a /* |>match */ b */ fn f() {}', '-'],
  ['fn f() { let s = "let |>match x"; }', '-'],
  ['fn f() { let s = r#"a "quoted" |>match"#; }', '-'],
  ["fn f() { let c = '|>x'; }", '-'],
  ['fn r#|>match() {}', 'editions: r#match'],
  ['fn |>main() {}', '-'],
  ['|>fn main() {}', 'functions: fn'],
  ['type F = |>fn(u8) -> u8;', 'function-pointer: fn'],
  ['fn f() { |>let x = 1; }', 'variable-binding: let'],
  ['fn f() { |>let Some(x) = y else { return; }; }', 'let-else: let'],
  ['fn f() { let Some(x) = y |>else { return; }; }', 'let-else: else'],
  ['fn f() { if a {} |>else {} }', 'expressions: else'],
  ['fn f() { |>if let Some(x) = y {} }', 'if-let: if'],
  ['fn f() { if |>let Some(x) = y {} }', 'if-let: let'],
  ['fn f() { |>while let Some(x) = y.pop() {} }', 'if-let: while'],
  ['fn f() { |>while true {} }', 'loops: while'],
  ['fn f() { |>for i in 0..3 {} }', 'loops: for'],
  ['fn f() { for i |>in 0..3 {} }', 'loops: in'],
  ['impl A |>for B {}', 'trait: for'],
  ["fn f<F: |>for<'a> Fn(&'a u8)>(f: F) {}", 'higher-ranked: for'],
  ['|>impl A for B {}', 'trait: impl'],
  ['|>impl B {}', 'methods: impl'],
  ['fn f(x: |>impl Fn()) {}', 'impl-trait: impl'],
  ['fn f() -> |>impl Iterator<Item = u8> { 0..1 }', 'impl-trait: impl'],
  ['fn f() { match x { n |>if n > 1 => {} _ => {} } }', 'pattern-matching: if'],
  ['fn f() { x |>as u8; }', 'casts: as'],
  ['use a::b |>as c;', 'modules: as'],
  ['fn f() { <A |>as B>::c(); }', 'associated-types: as'],
  ['fn f(|>mut x: u8) {}', 'mutability: mut'],
  ['fn f(x: &|>mut u8) {}', 'mutable-borrow: &mut'],
  ['fn f(x: |>&mut u8) {}', 'mutable-borrow: &mut'],
  ["fn f<'a>(x: |>&'a mut u8) {}", "mutable-borrow: &'a mut"],
  ['fn f(x: |>&u8) {}', 'borrowing: &'],
  ['fn f(|>&self) {}', 'borrowing: &'],
  ['fn f() { a |>& b; }', 'operator-overloading: &'],
  ['fn f() { g(|>&x); }', 'borrowing: &'],
  ['fn f() { println!("{}", |>&x); }', 'borrowing: &'],
  ['fn f() { |>&raw const x; }', 'raw-pointer: &raw const'],
  ['fn f() { a |>&& b; }', 'expressions: &&'],
  ['fn f() { let a = |>&&b; }', 'borrowing: &&'],
  ['fn f() { let &|>x = y; }', '-'],
  ['fn f() { let |>&x = y; }', 'pattern-matching: &'],
  ['fn f() { let y = |>*x; }', 'deref: *'],
  ['fn f() { let y = a |>* b; }', 'operator-overloading: *'],
  ['fn f(p: |>*const u8) {}', 'raw-pointer: *const'],
  ['fn f(p: *|>mut u8) {}', 'raw-pointer: mut'],
  ['use a::|>*;', 'modules: *'],
  ['use a::{b as c, |>*};', 'modules: *'],
  ['#|>![no_std]', '-'],
  ['fn f() { |>!x; }', 'primitive-types: !'],
  ['static |>mut X: u8 = 1;', 'static-mut: mut'],
  ['|>static X: u8 = 1;', 'constants-and-statics: static'],
  ["fn f(x: &|>'static str) {}", "static-lifetime: 'static"],
  ["fn f(x: &|>'_ str) {}", "lifetime-elision: '_"],
  ["fn f<|>'a>(x: &'a str) {}", "lifetime: 'a"],
  ["fn f() { |>'outer: loop {} }", "loops: 'outer"],
  ["fn f() { 'a: loop { break |>'a; } }", "loops: 'a"],
  ['fn f() { g()|>?; }', 'question-mark-operator: ?'],
  ['fn f<T: |>?Sized>(t: &T) {}', 'sized: ?Sized'],
  ['fn f() { println!("{}", g()|>?); }', 'question-mark-operator: ?'],
  ['macro_rules! m { ($($x:expr),|>*) => {} }', 'macro-rules: *'],
  ['|>macro_rules! m { () => {} }', 'macro-rules: macro_rules'],
  ['fn f() { let c = |>|a| a; }', 'closure: |'],
  ['fn f() { match x { 1 |>| 2 => {} _ => {} } }', 'pattern-matching: |'],
  ['fn f() { a |>|| b; }', 'expressions: ||'],
  ['fn f() { g(|>|| 1); }', 'closure: ||'],
  ['fn f() { match x { _ |>=> {} } }', 'pattern-matching: =>'],
  ['fn f() { let x: Vec<_> = i.collect::|><Vec<_>>(); }', 'type-inference: ::<'],
  ['fn f() { a |>< b; }', 'common-traits: <'],
  ['fn f|><T>() {}', 'generics: <'],
  ['fn f() -> |>! { loop {} }', 'never-type: !'],
  ['fn f() { for i in 0|>..3 {} }', 'loops: ..'],
  ['fn f() { match x { 1|>..=5 => {} _ => {} } }', 'pattern-matching: ..='],
  ['fn f() { let s = &v[1|>..]; }', 'slices: ..'],
  ['|>union U { a: u8 }', 'union: union'],
  ['fn f() { let |>union = 1; }', '-'],
  ['fn f() { let x = &|>raw; }', '-'],
  ['unsafe extern "C" { |>safe fn f(); }', 'ffi: safe'],
  ['fn f(|>safe: u8) {}', '-'],
  ['|>extern crate alloc;', 'crates: extern'],
  ['pub(|>crate) fn f() {}', 'visibility: crate'],
  ['use |>crate::a;', 'modules: crate'],
  ['trait T { |>type A; }', 'associated-types: type'],
  ['|>type A = u8;', 'type-alias: type'],
  ['trait T { |>async fn a(); }', 'async-fn-in-trait: async'],
  ['async fn f() { g().|>await; }', 'async-await: await'],
  ['fn f<const |>N: usize>() {}', '-'],
  ['fn f<|>const N: usize>() {}', 'const-generics: const'],
  ['|>unsafe impl Send for S {}', 'soundness: unsafe'],
  ['fn f(x: |>Option<u8>) {}', 'option: Option'],
  ['fn f(x: |>Vec<u8>) {}', 'vec: Vec'],
  ['struct Vec; fn f(x: |>Vec) {}', '-'],
  ['fn f() { a.|>Vec; }', '-'],
  ['fn f() { |>println!("{}", 1); }', 'printing: println!'],
  ['fn f() { |>vec![1]; }', 'vec: vec!'],
  ['fn f(x: &|>str) {}', 'strings: str'],
  ['fn f() { let |>str = 1; }', '-'],
  ['#[|>derive(Debug)] struct S;', 'derive: derive'],
  ['#[derive(|>Clone)] struct S;', 'clone-trait: Clone'],
  ['#[|>test] fn f() {}', 'unit-test: test'],
  ['#[|>cfg(test)] mod tests {}', 'unit-test: cfg'],
  ['#[|>must_use] fn f() {}', 'api-design: must_use'],
  ['#[repr(|>C)] struct S;', 'repr: C'],
  ['#![|>no_std]', 'no-std: no_std'],
  ['#[unsafe(|>no_mangle)] fn f() {}', 'ffi: no_mangle'],
  ['fn f() { let x |>= 1 }', 'variable-binding: ='],
  // Broken code: the tokens beside it still answer.
  ['fn f( { let c = |>move || ; } }}', 'closure-capture: move'],
  ['fn f() { match { |>for x in', 'loops: for'],
  ['fn f() { let x: &|>mut ', 'mutable-borrow: &mut'],
  // After a character outside the basic plane.
  ['fn f() { let s = "🦀"; g(|>&s); }', 'borrowing: &'],
];

describe('the concept at a position', () => {
  for (const [code, expected] of CASES) {
    it(`${code}  ->  ${expected}`, () => assert.equal(at(code), expected));
  }

  it('names only concepts of the vocabulary', () => {
    const known = new Set(concepts.map((concept) => concept.id));
    assert.deepEqual(
      RULE_CONCEPTS.filter((concept) => !known.has(concept)),
      [],
    );
  });

  it('knows every strict and weak keyword of the reference', () => {
    const strict =
      'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while';
    const missing = `${strict} union safe raw macro_rules`.split(' ').filter((word) => !RULE_TOKENS.keywords.includes(word));
    assert.deepEqual(missing, []);
  });

  it('never throws, and answers with a range that holds the offset, whatever the text', () => {
    const pieces = fc.constantFrom(
      'fn',
      ' ',
      "'a",
      '"',
      '/*',
      '*/',
      '//',
      '\n',
      '&',
      'mut',
      '(',
      ')',
      '{',
      '}',
      '<',
      '>',
      '#[',
      ']',
      '!',
      '?',
      '..',
      'r#"',
      '"#',
      '\\',
      'x',
      '🦀',
      '|',
      '=',
      'let',
      'Vec',
      '::',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 40 }), fc.nat(), (parts, seed) => {
        const text = parts.join('');
        const offset = seed % (text.length + 1);
        for (const match of conceptsAt(RustFile.of(text), offset, names)) {
          assert.ok(match.from <= offset && offset <= match.to && match.from < match.to);
        }
      }),
      { numRuns: 300 },
    );
  });
});
