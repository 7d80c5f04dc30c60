import type { ColouredText } from '../../core/rust/highlight';
import type { CodeRange } from '../../protocol/questionPanel';

/** A stretch of coloured text: a token that speaks of a concept, or what stands between such tokens. */
export interface Stretch {
  readonly conceptId?: string;
  readonly pieces: readonly ColouredText[];
}

/** The same text, cut where tokens begin and end. A range that does not lie behind the one before it, and inside the text, is left out. */
export function cutAtTokens(pieces: readonly ColouredText[], ranges: readonly CodeRange[]): readonly Stretch[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const stretches: Stretch[] = [];
  let at = 0;
  let index = 0;
  /** Of the piece at `index`. */
  let start = 0;
  const upTo = (end: number): readonly ColouredText[] => {
    const taken: ColouredText[] = [];
    while (at < end) {
      const piece = pieces[index]!;
      const pieceEnd = start + piece.text.length;
      const cut = Math.min(end, pieceEnd);
      if (cut > at) taken.push({ ...piece, text: piece.text.slice(at - start, cut - start) });
      at = cut;
      if (cut < pieceEnd) break;
      index++;
      start = pieceEnd;
    }
    return taken;
  };
  for (const [from, to, conceptId] of ranges) {
    if (from < at || to <= from || to > length) continue;
    if (from > at) stretches.push({ pieces: upTo(from) });
    stretches.push({ conceptId, pieces: upTo(to) });
  }
  if (at < length) stretches.push({ pieces: upTo(length) });
  return stretches;
}
