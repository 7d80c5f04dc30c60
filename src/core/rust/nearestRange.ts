import type { SourcePosition } from './compilerMessages';
import type { TextRange } from './movedRange';

/** How far a range is from a position, to be compared in turn: in lines, then, on the same line, in characters, then the lines that it spans. */
export function distanceOf({ start, end }: TextRange, { line, character }: SourcePosition): readonly number[] {
  const lines = Math.max(start.line - line, line - end.line, 0);
  const before = start.line === line ? start.character - character : 0;
  const behind = end.line === line ? character - end.character : 0;
  return [lines, Math.max(before, behind, 0), end.line - start.line];
}
