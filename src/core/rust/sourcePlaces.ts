export interface SourcePlace {
  /** Where the words stand in the line. */
  readonly start: number;
  readonly length: number;
  /** Relative to the package, with `/`. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly column: number;
}

const PLACE = /(?<![\w./\\:-])((?:[\w-]+[/\\])*[\w-]+\.rs):(\d{1,6})(?::(\d{1,4}))?/g;

/** Places in files of the package that a line of the compiler's, or of a panic, names: `--> src/bin/q_a__example.rs:3:5`. */
export function sourcePlaces(text: string): readonly SourcePlace[] {
  return [...text.matchAll(PLACE)].map((match) => ({
    start: match.index,
    length: match[0].length,
    file: (match[1] ?? '').replaceAll('\\', '/'),
    line: Math.max(0, Number(match[2]) - 1),
    column: Math.max(0, Number(match[3] ?? 1) - 1),
  }));
}
