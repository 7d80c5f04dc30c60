import { stripAnsi } from './ansi';

/** A stretch of lines, counted from 0; `to` is the line after the last. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * The lines of the newer text that a unified diff of one file adds or changes. What it only removes has no lines. Undefined if it is a
 * diff without hunks, such as that of a binary file or of a diff program of the person's own.
 */
export function changedLines(diff: string): readonly LineRange[] | undefined {
  const ranges: { from: number; to: number }[] = [];
  let hunks = 0;
  let next = 0;
  /** Lines of the hunk that are still to come, so that a changed line that looks like a header is none. */
  let older = 0;
  let newer = 0;
  // Some people have git write colours always.
  for (const line of stripAnsi(diff).split('\n')) {
    if (older <= 0 && newer <= 0) {
      const hunk = HUNK.exec(line);
      if (!hunk) continue;
      hunks++;
      older = Number(hunk[1] ?? 1);
      newer = Number(hunk[3] ?? 1);
      // Of a hunk without newer lines the header names the line before.
      next = Number(hunk[2]) - 1;
    } else if (line.startsWith('+')) {
      const last = ranges.at(-1);
      if (last?.to === next) last.to++;
      else ranges.push({ from: next, to: next + 1 });
      next++;
      newer--;
    } else if (line.startsWith('-')) older--;
    else if (!line.startsWith('\\')) {
      next++;
      older--;
      newer--;
    }
  }
  return hunks === 0 && diff.trim() !== '' ? undefined : ranges;
}
