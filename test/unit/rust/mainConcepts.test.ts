import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Concept } from '../../../src/core/bank/question';
import { conceptsIn } from '../../../src/core/rust/conceptIndex';
import { itemsOf } from '../../../src/core/rust/items';
import { mainConcepts, mayBeMain } from '../../../src/core/rust/mainConcepts';
import { ConceptNames } from '../../../src/core/rust/names';
import { RustFile } from '../../../src/core/rust/rustFile';

const concepts = parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[];
const names = new ConceptNames(concepts);

/** Ids in order of what they are chosen from, so many times each. */
function chosen(...found: string[]): string[] {
  return mainConcepts(found.map((conceptId) => ({ conceptId }))).map(({ conceptId }) => conceptId);
}

describe('the main concepts of an item', () => {
  it('are three at most, each once', () => {
    assert.deepEqual(chosen('rc', 'rc', 'arc', 'cow', 'box'), ['rc', 'arc', 'cow']);
    assert.deepEqual(chosen(), []);
  });

  it('are never what stands in every function', () => {
    assert.deepEqual(chosen('functions', 'variable-binding', 'methods', 'modules', 'primitive-types'), []);
    assert.deepEqual(chosen('functions', 'closure', 'methods'), ['closure']);
  });

  it('are not the crate that an import names', () => {
    const file = RustFile.of(
      'use std::collections::HashMap;\nuse std::rc::Rc;\nfn main() { let map: HashMap<u8, Rc<u8>> = HashMap::new(); }',
    );
    const found = [...conceptsIn(file, names)];
    assert.ok(found.some(({ conceptId }) => conceptId === 'crates'));
    assert.ok(!mainConcepts(found, found.length).some(({ conceptId }) => conceptId === 'crates'));
  });

  it('are rare ones before everyday ones, and these from the rarest on', () => {
    assert.deepEqual(chosen('strings', 'strings', 'strings', 'borrowing', 'pin', 'option'), ['pin', 'option', 'borrowing']);
  });

  it('are, of the rare ones, those with the most places, then the first in the text', () => {
    assert.deepEqual(chosen('box', 'atomics', 'rc', 'rc'), ['rc', 'box', 'atomics']);
  });

  it('come with the first place of each', () => {
    const [main] = mainConcepts([
      { conceptId: 'rc', at: 1 },
      { conceptId: 'rc', at: 2 },
    ]);
    assert.equal(main?.at, 1);
  });

  it('are told by ids that the bank has', () => {
    const source = readFileSync('src/core/rust/mainConcepts.ts', 'utf8');
    const ids = [...source.matchAll(/^ {2}'([a-z-]+)',$/gm)].map((match) => match[1] ?? '');
    assert.ok(ids.length > 20, `${ids.length} ids`);
    const known = new Set(concepts.map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(mayBeMain('pin'), true);
  });
});

describe('items that a lens may stand above', () => {
  /** The first line of each item. */
  function items(code: string): string[] {
    return (itemsOf(RustFile.of(code)) ?? []).map(({ from, to }) => code.slice(from, to).split('\n')[0]?.trim() ?? '');
  }

  it('are functions with a body, and the heads of impls before their methods', () => {
    assert.deepEqual(
      items(`
trait Shape { fn area(&self) -> f64; fn twice(&self) -> f64 { self.area() * 2.0 } }
impl<T: Clone> Drop for Holder<T> {
    fn drop(&mut self) { let again = move || 1; again(); }
    const LIMIT: u8 = 1;
}
extern "C" { fn puts(text: *const u8); }
mod inner { pub fn run() -> Rc<u8> { fn helper() -> Rc<u8> { todo!() } helper() } }
`),
      [
        'fn twice(&self) -> f64 { self.area() * 2.0 }',
        'impl<T: Clone> Drop for Holder<T>',
        'fn drop(&mut self) { let again = move || 1; again(); }',
        'pub fn run() -> Rc<u8> { fn helper() -> Rc<u8> { todo!() } helper() }',
      ],
    );
  });

  it('are mainly about what is rare in them', () => {
    const code = 'fn spawn(n: u32) -> Rc<u8> { let again = move || n + 1; println!("{}", again()); Rc::new(1) }';
    const file = RustFile.of(code);
    const [item] = itemsOf(file) ?? [];
    const main = mainConcepts(conceptsIn(file, names, item?.from, item?.to)).map(({ conceptId }) => conceptId);
    assert.deepEqual(main.slice(0, 2), ['rc', 'closure-capture']);
  });

  it('begin with their attributes, and not with their comments', () => {
    assert.deepEqual(items('/// Says so.\n#[test]\n#[should_panic]\nfn fails() { panic!() }'), ['#[test]']);
  });

  it('are found beside broken code', () => {
    assert.equal(items('fn good() -> Rc<u8> { Rc::new(1) }\nfn bad( { let x = ;\n')[0], 'fn good() -> Rc<u8> { Rc::new(1) }');
  });

  it('are not known while a long text is not parsed', () => {
    const long = RustFile.of('fn f() {}\n'.repeat(20_000));
    assert.equal(itemsOf(long), undefined);
    assert.equal(long.parse(), true);
    assert.equal(itemsOf(long)?.length, 20_000);
  });
});
