import assert from 'node:assert/strict';
import { Bank } from '../../../src/core/bank/bank';
import { questionsByConcept } from '../../../src/core/bank/questionsByConcept';
import { summary } from '../makers';

const BANK = new Bank({
  topics: [],
  concepts: ['capture', 'threads'].map((id) => ({ id, title: id, triggers: [] })),
  questions: [
    summary('spawn', { concepts: ['threads'] }),
    summary('both', { concepts: ['capture', 'threads'] }),
    summary('names-it', { concepts: ['threads', 'capture'], title: 'What does `move` do?' }),
  ],
});

function grouped(...places: [string, string][]): unknown {
  const found = questionsByConcept(
    BANK,
    places.map(([conceptId, construct]) => ({ conceptId, construct })),
  );
  return found.map(({ concept, questions }) => [concept.id, questions.map(({ id }) => id)]);
}

describe('questions of several concepts', () => {
  it('are best first, each at the first of its concepts', () => {
    assert.deepEqual(grouped(['capture', 'move'], ['threads', 'spawn']), [
      ['capture', ['names-it', 'both']],
      ['threads', ['spawn']],
    ]);
    assert.deepEqual(grouped(['threads', 'spawn'], ['capture', 'move']), [
      ['threads', ['spawn', 'names-it', 'both']],
      ['capture', []],
    ]);
  });

  it('leave out a concept that the bank does not know', () => {
    assert.deepEqual(grouped(['no-such-concept', 'move']), []);
  });
});
