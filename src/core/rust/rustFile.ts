import { tokenize, type Token } from './lexer';
import { parseRust, type Tree } from './syntax';

/** Above this a parse of the whole text would be felt while the mouse rests; the tokens alone answer. In UTF-16 code units. */
const LARGEST_PARSED = 400_000;

/** One version of a Rust text: its tokens and its tree, each made when first asked for. */
export class RustFile {
  #tokens: readonly Token[] | undefined;
  #tree: Tree | undefined;

  constructor(readonly text: string) {}

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }

  /** Undefined for a text too long to parse at once. */
  get tree(): Tree | undefined {
    if (this.text.length > LARGEST_PARSED) return undefined;
    return (this.#tree ??= parseRust(this.text));
  }
}
