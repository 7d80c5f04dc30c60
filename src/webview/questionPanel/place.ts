import type { Place } from '../../protocol/questionPanel';

const NONE = 'No question matches the filters';

/** Where the question stands. */
export function placeWords({ position, count }: Place): string {
  if (position !== undefined) return `${position} of ${count}`;
  return count === 0 ? NONE : `${count} shown by the filters`;
}

/** Why there is no step this way; undefined if there is one. */
export function noStep(place: Place, direction: 'next' | 'previous'): string | undefined {
  if (place[direction] !== undefined) return undefined;
  if (place.count === 0) return `${NONE}.`;
  if (place.position === undefined) return `The filters show no question ${direction === 'next' ? 'after' : 'before'} this one.`;
  return `This is the ${direction === 'next' ? 'last' : 'first'} question of the list.`;
}
