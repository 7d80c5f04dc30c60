/** One stretch of a text that was replaced, as the editor reports it; offsets are those of the text before the edit. */
export interface OffsetChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Where an offset is after an edit. One inside a replaced stretch goes to the end of what replaces it.
 * @param edge which side of a construct it is: what is typed right there stays outside
 * @param changes of one edit: they do not overlap
 */
export function movedOffset(offset: number, edge: 'start' | 'end', changes: readonly OffsetChange[]): number {
  let moved = offset;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const behind = rangeOffset + rangeLength;
    if (behind < offset || (behind === offset && (rangeLength > 0 || edge === 'start'))) moved += text.length - rangeLength;
    else if (rangeOffset < offset) moved += rangeOffset + text.length - offset;
  }
  return moved;
}
