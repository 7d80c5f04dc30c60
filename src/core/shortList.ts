/**
 * As many words as there is room for, the first in any case; and how many more there are: `Rc, Raw pointers +1`.
 * @param room in characters
 */
export function shortList(words: readonly string[], room: number): string {
  for (let count = words.length; ; count--) {
    const list = words.slice(0, count).join(', ') + (count < words.length ? ` +${words.length - count}` : '');
    if (count <= 1 || list.length <= room) return list;
  }
}
