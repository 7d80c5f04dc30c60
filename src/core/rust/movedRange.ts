import type { SourcePosition } from './compilerMessages';

export interface TextRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

export interface TextChange {
  /** What was replaced, as the text was before. */
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range is after its text has changed: the same object if it has not moved, undefined if a change touched it.
 * @param changes of one edit: they do not overlap
 */
export function movedRange(range: TextRange, changes: readonly TextChange[]): TextRange | undefined {
  // The last first, so that a change does not move those that are still to come.
  const fromTheEnd = changes.toSorted((a, b) => compare(b.range.start, a.range.start));
  let moved = range;
  for (const change of fromTheEnd) {
    if (compare(change.range.start, moved.end) > 0) continue;
    if (compare(change.range.end, moved.start) >= 0) return undefined;
    moved = behind(moved, change);
  }
  return moved;
}

function behind(range: TextRange, { range: { start, end }, text }: TextChange): TextRange {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  const down = lines.length - 1 - (end.line - start.line);
  const across = (lines.length === 1 ? start.character + last : last) - end.character;
  const move = ({ line, character }: SourcePosition): SourcePosition => ({
    line: line + down,
    character: line === end.line ? character + across : character,
  });
  return down === 0 && (across === 0 || end.line < range.start.line) ? range : { start: move(range.start), end: move(range.end) };
}

function compare(a: SourcePosition, b: SourcePosition): number {
  return a.line - b.line || a.character - b.character;
}
