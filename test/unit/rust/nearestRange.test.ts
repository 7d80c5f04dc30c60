import assert from 'node:assert/strict';
import { distanceOf } from '../../../src/core/rust/nearestRange';

/** Distance of `line:character-line:character` from `line:character`. */
function assertDistance(range: string, position: string, wanted: readonly number[]): void {
  const at = (text = ''): { line: number; character: number } => {
    const [line = 0, character = 0] = text.split(':').map(Number);
    return { line, character };
  };
  const [start, end] = range.split('-');
  assert.deepEqual(distanceOf({ start: at(start), end: at(end) }, at(position)), wanted, `${range} from ${position}`);
}

describe('distance of a range', () => {
  it('is none inside and at the edges', () => {
    for (const position of ['2:4', '2:6', '2:8']) assertDistance('2:4-2:8', position, [0, 0, 0]);
    assertDistance('2:4-5:1', '3:90', [0, 0, 3]);
  });

  it('is counted in characters on the same line', () => {
    assertDistance('2:4-2:8', '2:1', [0, 3, 0]);
    assertDistance('2:4-2:8', '2:10', [0, 2, 0]);
    assertDistance('2:4-5:1', '5:3', [0, 2, 3]);
    assertDistance('2:4-5:1', '2:0', [0, 4, 3]);
  });

  it('is counted in lines elsewhere', () => {
    assertDistance('2:4-2:8', '0:7', [2, 0, 0]);
    assertDistance('2:4-5:1', '9:0', [4, 0, 3]);
  });
});
