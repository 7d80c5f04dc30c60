import type { SourceText } from './sourceText';

/** Something wrong in a file of the bank, with its place (counted from 1) and a sentence that says what to do. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Nobody reads more of one file, and a hostile one shall not fill the memory. */
const MOST_PROBLEMS = 100;

/** Gathers the problems of one file. */
export class Problems {
  readonly #list: Problem[] = [];
  #source: SourceText | undefined;

  constructor(private readonly file: string) {}

  /** The text that offsets speak of from now on. */
  set source(source: SourceText) {
    this.#source = source;
  }

  /** @param offset in the text; the beginning of the file without it */
  add(message: string, offset = 0): void {
    if (this.#list.length >= MOST_PROBLEMS) return;
    const place = this.#source?.place(offset) ?? { line: 1, column: 1 };
    const isLast = this.#list.length === MOST_PROBLEMS - 1;
    this.#list.push({ file: this.file, ...place, message: isLast ? `${message} (There are more problems: mend these first.)` : message });
  }

  /** In the order of the file. */
  get list(): readonly Problem[] {
    return this.#list.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  get count(): number {
    return this.#list.length;
  }
}
