import type { Problems } from './problem';

/**
 * The Markdown library takes time that grows with the square of some texts' length: quotes in quotes, thousands of open brackets or stars.
 * No question comes near these limits, and a file made for it must not stop the editor.
 */
const DEEPEST = 6;
const MOST_MARKERS = 1000;
const LONGEST_STRETCH = 10_000;
const MOST_MARKS_OF_STRETCH = 500;
const MOST_MARKS = 20_000;

const MARKER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const MARK = /[*_[\]`<>\\!&]/g;

/** Whether the text can be given to the library; if not, the problem is reported. */
export function isTame(body: string, base: number, problems: Problems): boolean {
  let markers = 0;
  let marks = 0;
  let marksOfStretch = 0;
  let stretch = 0;
  let offset = base;
  for (const line of body.split('\n')) {
    const isBlank = line.trim() === '';
    stretch = isBlank ? 0 : stretch + line.length + 1;
    const marksOfLine = line.match(MARK)?.length ?? 0;
    marks += marksOfLine;
    marksOfStretch = isBlank ? 0 : marksOfStretch + marksOfLine;
    const depth = countMarkers(line);
    markers += depth;
    const message =
      depth > DEEPEST || line.length - line.trimStart().length > 100
        ? 'This line is nested too deep: lists and quotes have two or three levels.'
        : markers > MOST_MARKERS
          ? 'The text has too many lines of lists and quotes.'
          : stretch > LONGEST_STRETCH
            ? 'The text is too long without an empty line: divide it into paragraphs.'
            : marksOfStretch > MOST_MARKS_OF_STRETCH || marks > MOST_MARKS
              ? 'The text has too many marks of Markdown, such as * and [, in one place.'
              : undefined;
    if (message !== undefined) {
      problems.add(message, offset);
      return false;
    }
    offset += line.length + 1;
  }
  return true;
}

function countMarkers(line: string): number {
  let depth = 0;
  for (MARKER.lastIndex = 0; MARKER.test(line);) depth++;
  return depth;
}
