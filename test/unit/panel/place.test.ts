import assert from 'node:assert/strict';
import type { Place } from '../../../src/protocol/questionPanel';
import { noStep, placeWords } from '../../../src/webview/questionPanel/place';

describe('question panel: place among the questions', () => {
  const assertPlace = (place: Place, words: string, previous: string | undefined, next: string | undefined): void =>
    assert.deepEqual([placeWords(place), noStep(place, 'previous'), noStep(place, 'next')], [words, previous, next]);

  it('counts', () => {
    assertPlace({ count: 3, position: 2, previous: 'a', next: 'c' }, '2 of 3', undefined, undefined);
    assertPlace({ count: 3, previous: 'a', next: 'c' }, '3 shown by the filters', undefined, undefined);
  });

  it('says why there is no way on', () => {
    const first = 'This is the first question of the list.';
    const last = 'This is the last question of the list.';
    assertPlace({ count: 1, position: 1 }, '1 of 1', first, last);
    assertPlace({ count: 2, position: 1, next: 'b' }, '1 of 2', first, undefined);
    assertPlace({ count: 2, previous: 'b' }, '2 shown by the filters', undefined, 'The filters show no question after this one.');
    assertPlace({ count: 2, next: 'b' }, '2 shown by the filters', 'The filters show no question before this one.', undefined);
  });

  it('says that the filters match nothing', () => {
    const none = 'No question matches the filters.';
    assertPlace({ count: 0 }, 'No question matches the filters', none, none);
  });
});
