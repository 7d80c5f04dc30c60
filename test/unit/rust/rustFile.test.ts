import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parser } from '@lezer/rust';
import { parse } from 'yaml';
import type { Concept } from '../../../src/core/bank/question';
import { conceptsAt } from '../../../src/core/rust/conceptsAt';
import { conceptsAround } from '../../../src/core/rust/conceptsAround';
import { conceptsIn } from '../../../src/core/rust/conceptIndex';
import { ConceptNames } from '../../../src/core/rust/names';
import { changeBetween, RustFile } from '../../../src/core/rust/rustFile';

const names = new ConceptNames(parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[]);

const CODE = `use std::rc::Rc;
struct Tank<'a> { level: u32, name: &'a str }
impl<'a> Tank<'a> {
    fn fill(&mut self, by: u32) -> Option<u32> { let next = self.level.checked_add(by)?; self.level = next; Some(next) }
}
fn main() {
    let shared = Rc::new(5);
    let twice = move |x: u32| x * 2;
    for n in 0..3 { println!("{} {}", twice(n), match n { 0 => "none", _ if n > 1 => "some", _ => "one" }); }
    loop { if let Some(x) = Some(*shared) { assert!(x as u8 == 5); break; } }
}
`;

const shape = ({ tree }: Pick<RustFile, 'tree'>): string => {
  let text = '';
  tree?.iterate({ enter: ({ name, from, to }) => void (text += `${name}:${from}-${to} `) });
  return text;
};
const concepts = (file: RustFile): string => JSON.stringify([...conceptsIn(file, names)]);

describe('the next version of a Rust file', () => {
  it('says in which stretch two texts differ', () => {
    assert.deepEqual(changeBetween('abcd', 'abXYcd'), { from: 2, to: 2, end: 4 });
    assert.deepEqual(changeBetween('abcd', 'ad'), { from: 1, to: 3, end: 1 });
    assert.deepEqual(changeBetween('aa', 'aaa'), { from: 2, to: 2, end: 3 });
    assert.deepEqual(changeBetween('same', 'same'), { from: 4, to: 4, end: 4 });
    assert.deepEqual(changeBetween('', 'x'), { from: 0, to: 0, end: 1 });
    const long = 'ab'.repeat(10_000);
    assert.deepEqual(changeBetween(`${long}cd${long}`, `${long}xyz${long}`), { from: 20_000, to: 20_002, end: 20_003 });
    assert.deepEqual(changeBetween(long, long + long), { from: 20_000, to: 20_000, end: 40_000 });
  });

  const pieces = [
    '{',
    '}',
    '(',
    ')',
    ';',
    '"',
    "'",
    'fn f',
    'let x = ',
    '&',
    '|',
    'match',
    '//',
    '/*',
    '*/',
    ' ',
    '\n',
    'x',
    '<',
    '?',
    '#[',
    ']',
  ];
  const edit = fc.record({
    at: fc.nat(),
    remove: fc.nat({ max: 12 }),
    insert: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((list) => list.join('')),
  });
  it('has the tree, once the text is whole again, that a fresh parse gives', () => {
    const expected = shape(RustFile.of(CODE));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.boolean(), (edits, readTokens) => {
        let file = RustFile.of(CODE);
        file.parse();
        const texts = [CODE];
        for (const { at, remove, insert } of edits) {
          const text = texts.at(-1)!;
          const from = at % (text.length + 1);
          texts.push(text.slice(0, from) + insert + text.slice(from + remove));
        }
        for (const text of [...texts, ...texts.toReversed()]) {
          file = file.after(text);
          if (readTokens) assert.equal(file.tokens.length, RustFile.of(text).tokens.length);
          file.parse();
        }
        assert.equal(shape(file), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('has, once it is read afresh, the tree and the concepts of a text that nobody has seen before', () => {
    let patched = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let file = RustFile.of(CODE);
        concepts(file);
        for (const { at, remove, insert } of edits) {
          const from = at % (file.text.length + 1);
          file = file.after(file.text.slice(0, from) + insert + file.text.slice(from + remove));
          concepts(file);
        }
        if (file.isPatched) patched++;
        while (!file.parseAfresh(() => false));
        assert.equal(file.isPatched, false);
        assert.equal(shape(file), shape(RustFile.of(file.text)));
        assert.equal(concepts(file), concepts(RustFile.of(file.text)));
      }),
      { numRuns: 100 },
    );
    assert.ok(patched > 20, `${patched} patched trees`);
  });

  it('is parsed in slices, and answers from its tokens meanwhile', () => {
    const long = CODE.repeat(300);
    const file = RustFile.of(long);
    let slices = 1;
    assert.equal(file.tree, undefined);
    assert.equal([...conceptsIn(file, names, 0, 200)][0]?.conceptId, 'modules');
    while (!file.parse(() => false)) {
      assert.equal(file.isRead, false);
      slices++;
    }
    assert.equal(file.isRead, true);
    assert.ok(slices > 10, `${slices} slices`);
    assert.ok(long.length > 100_000);
    assert.ok(shape(file) === shape({ tree: parser.parse(long) }), 'another tree than in one go');
  });

  it('reads long arguments of a macro in slices too, and answers from their tokens meanwhile', () => {
    const arm = 'match n { _ if n > 1 => &mut x, _ => y },\n';
    const text = `fn f() { vec![${arm.repeat(200)}]; }`;
    let file = RustFile.of(text);
    file.parse();
    const inside = text.indexOf('if n', text.length / 2);
    assert.equal(file.nodeAt(inside), undefined);
    assert.equal(file.isRead, false);
    assert.equal(conceptsAt(file, text.indexOf('&mut', inside), names)[0]?.conceptId, 'mutable-borrow');
    let slices = 1;
    while (!file.parse(() => false)) slices++;
    assert.ok(slices > 5, `${slices} slices`);
    assert.equal(file.nodeAt(inside)?.node.parent?.name, 'Guard');
    // They are known still when something else has changed.
    file = file.after(`// before\n${text}`);
    file.parse();
    assert.equal(file.nodeAt(inside + '// before\n'.length)?.node.parent?.name, 'Guard');
  });
});

describe('concepts of a stretch', () => {
  it('come in order, one for each place', () => {
    const found = [...conceptsIn(RustFile.of(CODE), names)];
    assert.ok(found.length > 40);
    for (const [index, match] of found.entries()) assert.ok(match.from >= (found[index - 1]?.to ?? 0), JSON.stringify(match));
    const closure = found.find((match) => match.conceptId === 'closure-capture');
    assert.equal(CODE.slice(closure?.from, closure?.to), 'move');
  });
});

describe('concepts around a place', () => {
  const around = (marked: string): string[] => {
    const offset = marked.indexOf('|>');
    const text = marked.replace('|>', '');
    return conceptsAround(RustFile.of(text), offset, names).map(
      ({ conceptId, construct }) => `${conceptId}: ${text.slice(construct.from, construct.to).split('\n')[0]}`,
    );
  };

  it('go from the token to the item', () => {
    assert.deepEqual(around('fn f() { for n in 0..3 { let g = move |x| x |>? ; } }').slice(0, 5), [
      'question-mark-operator: x ?',
      'closure-capture: move |x| x ?',
      'closure: move |x| x ?',
      'variable-binding: let g = move |x| x ? ;',
      'loops: for n in 0..3 { let g = move |x| x ? ; }',
    ]);
  });

  it('are about the construct that the token is the head of', () => {
    assert.equal(around('fn f() { let g = |>move |x| x; }')[0], 'closure-capture: move |x| x');
    assert.equal(around('fn f() { let g = |>|x| x; }')[0], 'closure: |x| x');
    assert.equal(around('fn f() { let g = |x| |>x; }')[0], 'closure: |x| x');
    assert.equal(around('|>fn f() { g() }')[0], 'functions: fn f() { g() }');
    assert.equal(around('fn f(x: |>Option<u8>) {}')[0], 'option: Option<u8>');
  });

  it('go out of the arguments of a macro', () => {
    const found = around('fn f() { println!("{}", match n { 0 => |>x, _ => y }); }');
    assert.deepEqual(found[0], 'pattern-matching: 0 => x,');
    assert.ok(found.includes('printing: println!("{}", match n { 0 => x, _ => y });'), found.join('; '));
    assert.deepEqual(found.at(-1), 'functions: fn f() { println!("{}", match n { 0 => x, _ => y }); }');
  });
});
