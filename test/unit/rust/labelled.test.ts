import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Concept } from '../../../src/core/bank/question';
import { conceptsAt } from '../../../src/core/rust/conceptsAt';
import { ConceptNames } from '../../../src/core/rust/names';
import { RustFile } from '../../../src/core/rust/rustFile';
import { LABELLED_BY_MEANING } from './labelledByMeaning';
import { LABELLED } from './labelledPositions';

const names = new ConceptNames(parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[]);

/** The first concept at each mark, and how the code before the mark ends. */
function labelsOf(marked: string): readonly string[] {
  const parts = marked.split('|>');
  const file = RustFile.of(parts.join(''));
  let offset = 0;
  return parts.slice(0, -1).map((part) => {
    offset += part.length;
    const [match] = conceptsAt(file, offset, names);
    if (!match) return '-';
    return match.by === 'literal' ? `(${match.conceptId})` : match.conceptId;
  });
}

describe('labelled positions', () => {
  for (const [code, expected] of LABELLED) it(code, () => assert.deepEqual(labelsOf(code).join(' '), expected));

  for (const [kind, positions] of Object.entries(LABELLED_BY_MEANING))
    describe(kind, () => {
      for (const [code, expected] of positions) it(code, () => assert.deepEqual(labelsOf(code).join(' '), expected));
    });

  it('are many', () => {
    const marks = (positions: typeof LABELLED): number => positions.flatMap(([, expected]) => expected.split(' ')).length;
    assert.ok(marks(LABELLED) >= 400);
    assert.ok(marks(Object.values(LABELLED_BY_MEANING).flat()) >= 400);
    assert.ok(marks(LABELLED_BY_MEANING['broken']!) >= 80);
  });
});
