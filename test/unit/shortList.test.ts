import assert from 'node:assert/strict';
import { shortList } from '../../src/core/shortList';

describe('a short list', () => {
  it('has all words where there is room, and else says how many are left out', () => {
    assert.equal(shortList(['Rc', 'Box', 'Drop'], 20), 'Rc, Box, Drop');
    assert.equal(shortList(['Rc', 'Raw pointers', 'Clone trait'], 20), 'Rc, Raw pointers +1');
    assert.equal(shortList(['Closure capture', 'Threads', 'Rc'], 20), 'Closure capture +2');
  });

  it('keeps the first word, however long', () => {
    assert.equal(shortList(['Higher-ranked trait bounds'], 20), 'Higher-ranked trait bounds');
    assert.equal(shortList(['Higher-ranked trait bounds', 'Rc'], 20), 'Higher-ranked trait bounds +1');
    assert.equal(shortList([], 20), '');
  });
});
