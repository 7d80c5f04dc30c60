import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readBank } from '../../../src/core/bank/readBank';
import { buildSearchIndex, loadSearchIndex } from '../../../src/core/bank/search';

const names = readdirSync('questions', { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
const bank = readBank(
  names.filter((name) => /\.(?:md|yaml)$/.test(name)).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`questions/${path}`)) })),
);
const ids = bank.questions.map((question) => question.id);
const index = loadSearchIndex(buildSearchIndex(bank.questions, bank.concepts), ids);

const first = (text: string, count = 1): string[] => index.search(text, count).map((result) => result.id);

describe('search over the bank', () => {
  const cases: readonly (readonly [text: string, id: string])[] = [
    ['move copy clone', 'move-copy-clone'],
    ['difference between move and copy', 'move-copy-clone'],
    ['string slice str', 'string-vs-str'],
    ['closure capture', 'move-closures'],
    ['E0373', 'move-closures'],
    ['serde', 'serde-in-practice'],
    ['lifetims', 'lifetimes-explained'],
    ['patern matching', 'pattern-matching'],
    ['dyn compat', 'dyn-compatibility'],
    ['if let', 'if-let-while-let'],
    ['while', 'if-let-while-let'],
    ['how does a move copy or clone', 'move-copy-clone'],
    ['E037', 'move-closures'],
    ["an Option's value", 'option-instead-of-null'],
    ["thread 'static", 'static-lifetime'],
  ];
  for (const [text, id] of cases) it(`"${text}" leads to ${id}`, () => assert.ok(first(text, 3).includes(id), first(text, 5).join(', ')));

  it('finds each question by its title', () => {
    const missed = bank.questions.filter((question) => !first(question.title, 3).includes(question.id)).map((question) => question.id);
    assert.deepEqual(missed, []);
  });

  it('finds questions by a keyword that is a common word too', () => {
    for (const keyword of ['if', 'for', 'as', 'where']) {
      const titles = bank.questions.filter((question) => new RegExp(`\\b${keyword}\\b`, 'i').test(question.title));
      const found = first(keyword, ids.length);
      for (const { id } of titles) assert.ok(found.includes(id), `${keyword}: ${id}`);
    }
  });

  it('finds an error code exactly', () => {
    const explained = bank.questions.filter((question) => question.errors.includes('E0373')).map((question) => question.id);
    const found = first('E0373', 50);
    assert.deepEqual(found.slice(0, explained.length).toSorted(), explained.toSorted());
  });

  it('finds nothing for nothing and for nonsense', () => {
    assert.deepEqual(first(''), []);
    assert.deepEqual(first('qqqqzzzzxxxx'), []);
    assert.deepEqual(first('%%% !!!'), []);
  });

  it('ranks from best to worst, within the limit, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('borrow', 'mut', 'a', "'static")),
        fc.integer({ min: 1, max: 10 }),
        (text, limit) => {
          const results = index.search(text, limit);
          assert.ok(results.length <= limit);
          for (const [at, result] of results.entries()) {
            assert.ok(ids.includes(result.id));
            assert.ok(at === 0 || (results[at - 1]?.score ?? 0) >= result.score);
          }
        },
      ),
    );
  });
});
