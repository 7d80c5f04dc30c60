/** A view cuts long descriptions anyway; this leaves room for the title before it. */
const LONGEST = 40;

/** Code in one line of at most so many characters, without line comments; what is cut off ends in an ellipsis. */
export function shortCode(code: string, longest = LONGEST): string {
  // Blanks and comments shrink: what is far beyond the limit cannot come into it, but for the sake of an indented body some of it is read.
  const line = code
    .slice(0, longest * 10)
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}\u2026`;
}
