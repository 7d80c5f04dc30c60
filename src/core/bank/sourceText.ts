/** In bytes: what is longer is no question. */
export const LARGEST_FILE = 256 * 1024;

/** A place in a text; both count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text with `\n` line ends, and where its lines begin. */
export class SourceText {
  readonly #starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** The place of an offset; the nearest one for an offset outside of the text. */
  place(offset: number): Place {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (this.#starts[low] ?? 0) + 1 };
  }
}

/** The text of a file in UTF-8, with any line ends and with or without a byte order mark; or a sentence that says why there is none. */
export function readText(bytes: Uint8Array, largest = LARGEST_FILE): SourceText | string {
  if (bytes.length > largest) return `The file has ${bytes.length} bytes, and at most ${largest} are read: make it shorter.`;
  const text = decodeUtf8(bytes);
  if (text === undefined) return 'The file is not UTF-8: save it with that encoding.';
  return new SourceText(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'));
}

/** Strict: undefined for any sequence that the standard does not allow. The decoder of browsers and Node is not part of the language. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  try {
    for (let at = 0; at < bytes.length;) {
      // Runs of ASCII as they are, all else through the one strict decoder that the language has.
      const isAscii = (byte: number | undefined): boolean => (byte ?? 0) < 0x80;
      const ascii = isAscii(bytes[at]);
      let end = at + 1;
      const limit = ascii ? Math.min(bytes.length, at + LONGEST_RUN) : bytes.length;
      while (end < limit && isAscii(bytes[end]) === ascii) end++;
      const run = bytes.subarray(at, end);
      parts.push(ascii ? String.fromCharCode(...run) : decodeURIComponent(Array.from(run, (byte) => `%${byte.toString(16)}`).join('')));
      at = end;
    }
  } catch {
    return undefined;
  }
  return parts.join('');
}

/** A function takes only so many arguments. */
const LONGEST_RUN = 8192;
