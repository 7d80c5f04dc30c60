import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeFilter, GROUPINGS, NO_FILTER, outline, sanitizeFilter, type Filter } from '../../../src/core/bank/outline';
import { KINDS, LEVELS, type Topic } from '../../../src/core/bank/question';
import { summary } from '../makers';

const topics: readonly Topic[] = ['first', 'second'].map((id) => ({ id, title: `Topic ${id}`, summary: '' }));

const questions = [
  summary('moves', { title: 'What does a move do?', concepts: ['closure-capture'] }),
  summary('boxes', { level: 'senior', kind: 'code', errors: ['E0072'] }),
  summary('threads', { topic: 'second', level: 'senior' }),
];

const shown = (filter: Partial<Filter>): string =>
  outline(questions, topics, 'flat', { ...NO_FILTER, ...filter })
    .flatMap((group) => group.questions.map((found) => found.id))
    .join(' ');

describe('the outline of the bank', () => {
  const cases: readonly (readonly [filter: Partial<Filter>, ids: string])[] = [
    [{}, 'moves boxes threads'],
    [{ levels: ['senior'] }, 'boxes threads'],
    [{ levels: ['senior'], topics: ['second'] }, 'threads'],
    [{ levels: ['basic', 'senior'], kinds: ['code'] }, 'boxes'],
    [{ text: 'MOVE' }, 'moves'],
    [{ text: 'closure what' }, 'moves'],
    [{ text: 'e0072' }, 'boxes'],
    [{ text: 'move', levels: ['senior'] }, ''],
  ];
  for (const [filter, ids] of cases) it(`${JSON.stringify(filter)} leaves ${ids || 'nothing'}`, () => assert.equal(shown(filter), ids));

  it('groups in the order of topics, levels and kinds, and leaves empty groups out', () => {
    const groups = (grouping: (typeof GROUPINGS)[number]): string =>
      outline(questions, topics, grouping, NO_FILTER)
        .map((group) => `${group.id}:${group.questions.length}`)
        .join(' ');
    assert.equal(groups('topic'), 'first:2 second:1');
    assert.equal(groups('level'), 'basic:1 senior:2');
    assert.equal(groups('kind'), 'concept:2 code:1');
    assert.equal(groups('flat'), ':3');
  });

  it('shows each matching question exactly once, however it is grouped', () => {
    const anyQuestion = fc.record({
      topic: fc.constantFrom('first', 'second'),
      level: fc.constantFrom(...LEVELS),
      kind: fc.constantFrom(...KINDS),
    });
    fc.assert(
      fc.property(
        fc.array(anyQuestion, { maxLength: 30 }),
        fc.constantFrom(...GROUPINGS),
        fc.subarray([...LEVELS]),
        (list, grouping, levels) => {
          const all = list.map((overrides, index) => summary(`q${index}`, overrides));
          const ids = outline(all, topics, grouping, { ...NO_FILTER, levels }).flatMap((group) => group.questions.map((found) => found.id));
          const expected = all.filter((found) => levels.length === 0 || levels.includes(found.level)).map((found) => found.id);
          assert.deepEqual(ids.toSorted(), expected.toSorted());
        },
      ),
    );
  });

  it('says a filter in words', () => {
    assert.equal(
      describeFilter({ topics: ['first'], levels: ['basic'], kinds: ['system-design'], text: 'move' }, (id) => `Topic ${id}`),
      'Topic first, Basic, System design, "move"',
    );
  });

  it('takes from stored data only what can be used', () => {
    assert.deepEqual(sanitizeFilter({ topics: ['first', 'gone', 7], levels: ['basic', '__proto__'], kinds: 'code', text: 3 }, topics), {
      topics: ['first'],
      levels: ['basic'],
      kinds: [],
      text: '',
    });
    for (const stored of [undefined, null, 1, 'x', []]) assert.deepEqual(sanitizeFilter(stored, topics), NO_FILTER);
  });
});
