/** In characters: what a lens has left beside Run and Check in half a window. */
const ROOM = 20;

/** As many words as there is room for, the first in any case; and how many more there are: `Rc, Raw pointers +1`. */
export function shortList(words: readonly string[]): string {
  let count = words.length;
  while (count > 1 && told(words, count).length > ROOM) count--;
  return told(words, count);
}

function told(words: readonly string[], count: number): string {
  return words.slice(0, count).join(', ') + (count < words.length ? ` +${words.length - count}` : '');
}
