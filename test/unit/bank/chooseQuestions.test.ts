import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bank } from '../../../src/core/bank/bank';
import { chooseQuestions, questionsAtPlace, type Choice, type Occurrence } from '../../../src/core/bank/chooseQuestions';
import { summary } from '../makers';

const CONCEPTS = ['arc', 'mutex', 'closure-capture', 'channels', 'functions', 'variable-binding', 'printing', 'without-questions'];

/** Three questions each on all concepts but the last, and one on two of them. */
const bank = new Bank({
  topics: [],
  concepts: CONCEPTS.map((id) => ({ id, title: id, triggers: [] })),
  questions: [
    ...CONCEPTS.slice(0, -1).flatMap((concept) => [1, 2, 3].map((number) => summary(`${concept}-${number}`, { concepts: [concept] }))),
    summary('arc-mutex', { title: 'Why `Arc<Mutex<T>>`?', concepts: ['arc', 'mutex'] }),
  ],
});

function at(...conceptIds: readonly string[]): Occurrence[] {
  return conceptIds.map((conceptId) => ({ conceptId, construct: conceptId }));
}

function ids(occurrences: readonly Occurrence[], choice: Partial<Choice> = {}): string[] {
  const chosen = chooseQuestions(bank, occurrences, { count: 5, seed: 1, before: new Set(), ...choice });
  return chosen.map(({ question }) => question.id);
}

describe('choosing questions on code', () => {
  it('asks about each concept once before any is asked about again', () => {
    assert.deepEqual(ids(at('arc', 'mutex', 'channels'), { count: 3 }).toSorted(), ['arc-1', 'channels-1', 'mutex-1']);
    assert.deepEqual(ids(at('channels'), { count: 5 }), ['channels-1', 'channels-2', 'channels-3']);
  });

  it('leaves what every file is made of to the end', () => {
    for (let seed = 0; seed < 50; seed++) {
      const chosen = ids(at('functions', 'variable-binding', 'arc', 'functions', 'printing', 'mutex'), { seed });
      assert.deepEqual(chosen.slice(0, 2).toSorted(), ['arc-1', 'mutex-1']);
    }
    assert.deepEqual(ids(at('functions'), { count: 1 }), ['functions-1']);
  });

  it('prefers what is rare in the code', () => {
    const code = at(...Array.from({ length: 60 }, () => 'arc'), 'channels');
    let rareFirst = 0;
    for (let seed = 0; seed < 200; seed++) if (ids(code, { seed, count: 1 })[0] === 'channels-1') rareFirst++;
    assert.ok(rareFirst > 140, `${rareFirst} of 200`);
  });

  it('prefers the question that names the very construct', () => {
    assert.deepEqual(ids([{ conceptId: 'arc', construct: 'Arc' }], { count: 1 }), ['arc-mutex']);
  });

  it('skips in the first round what a chosen question is mostly about', () => {
    const shared = new Bank({
      topics: [],
      concepts: [],
      questions: [summary('both', { concepts: ['mutex', 'arc'] }), summary('other', { concepts: ['mutex'] })],
    });
    for (let seed = 0; seed < 20; seed++) {
      const chosen = chooseQuestions(shared, at('arc', 'mutex'), { count: 5, seed, before: new Set() });
      assert.deepEqual(chosen.map(({ question }) => question.id).toSorted(), ['both', 'other']);
    }
  });

  it('asks last what the concept only occurs in', () => {
    const aside = summary('aside', { concepts: ['channels', 'mutex', 'printing'] });
    const questions = [aside, summary('arc', { concepts: ['arc'] }), summary('arc-too', { concepts: ['arc'] })];
    const chosen = chooseQuestions(new Bank({ topics: [], concepts: [], questions }), at('printing', 'arc'), {
      count: 2,
      seed: 1,
      before: new Set(),
    });
    assert.deepEqual(
      chosen.map(({ question }) => question.id),
      ['arc', 'arc-too'],
    );
  });

  it('prefers questions that were not chosen before, and takes those when nothing else is left', () => {
    assert.deepEqual(ids(at('arc'), { count: 1, before: new Set(['arc-1']) }), ['arc-2']);
    const all = new Set(['channels-1', 'channels-2', 'channels-3']);
    assert.deepEqual(ids(at('channels'), { count: 2, before: all }), ['channels-1', 'channels-2']);
    assert.deepEqual(ids(at('channels'), { count: 2, before: new Set(['channels-1', 'channels-2']) }), ['channels-3', 'channels-1']);
  });

  it('names the first place of the concept', () => {
    const places = [
      { conceptId: 'arc', construct: 'Arc', line: 3 },
      { conceptId: 'arc', construct: 'Arc', line: 9 },
    ];
    assert.equal(chooseQuestions(bank, places, { count: 1, seed: 1, before: new Set() })[0]?.occurrence.line, 3);
  });

  it('gives nothing where nothing is asked about', () => {
    assert.deepEqual(ids([]), []);
    assert.deepEqual(ids(at('without-questions')), []);
  });

  it('for any code: no question twice, as many as there can be, each on its place, the same for the same seed', () => {
    const questionIds = bank.questions.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...CONCEPTS), { maxLength: 40 }),
        fc.integer(),
        fc.integer({ min: 0, max: 8 }),
        fc.subarray(questionIds),
        (conceptIds, seed, count, before) => {
          const choice = { count, seed, before: new Set(before) };
          const chosen = chooseQuestions(bank, at(...conceptIds), choice);
          const possible = bank.questions.filter(({ concepts }) => concepts.some((concept) => conceptIds.includes(concept)));
          const fresh = possible.filter(({ id }) => !choice.before.has(id));
          assert.equal(chosen.length, Math.min(count, possible.length));
          assert.equal(new Set(chosen.map(({ question }) => question.id)).size, chosen.length);
          for (const { question, occurrence } of chosen) assert.ok(question.concepts.includes(occurrence.conceptId));
          assert.equal(chosen.filter(({ question }) => !choice.before.has(question.id)).length, Math.min(count, fresh.length));
          assert.deepEqual(chooseQuestions(bank, at(...conceptIds), choice), chosen);
        },
      ),
    );
  });
});

describe('questions at a place', () => {
  const assertAt = (inner: readonly string[], around: readonly string[], expected: readonly string[]): void =>
    assert.deepEqual(
      questionsAtPlace(bank, at(...inner), at(...around), 5).map(({ id }) => id),
      expected,
    );

  it('come from the token first, then from the constructs around it', () => {
    assertAt(['channels'], ['channels', 'functions'], ['channels-1', 'channels-2', 'channels-3', 'functions-1', 'functions-2']);
    assertAt([], ['printing', 'functions'], ['printing-1', 'functions-1', 'printing-2', 'printing-3', 'functions-2']);
    assertAt(['channels'], [], ['channels-1', 'channels-2', 'channels-3']);
    assertAt([], ['without-questions'], []);
  });
});
