import type { Tokens } from './lexer';
import type { TypeShape } from './names';

const ANYTHING = /^(?:[A-Z]|Trait)$/;
const LONGEST = 120;

/** Where the type ends that begins at a token, if it has this shape; undefined if it has not. */
export function matchesShape(tokens: Tokens, index: number, { parts }: TypeShape): number | undefined {
  const reader = new Reader(tokens, index);
  for (const [at, part] of parts.entries()) {
    if (ANYTHING.test(part)) {
      if (!reader.skipType()) return undefined;
    } else if (/^[A-Z]/.test(part)) {
      if (reader.readName() !== part) return undefined;
    } else {
      // `Box<dyn Error + Send>` has the shape of `Box<dyn Error>`.
      if (part === '>' && parts[at - 1] !== ')') reader.skipBounds();
      if (reader.next() !== part) return undefined;
    }
  }
  return reader.end;
}

/** Reads a type mark by mark: `>>` is two. */
class Reader {
  end = 0;
  #inside = 0;
  #left = LONGEST;

  constructor(
    private readonly tokens: Tokens,
    private index: number,
  ) {}

  peek(): string {
    const text = this.tokens.text(this.index);
    return /^[<>&|]+$/.test(text) ? (text[this.#inside] ?? '') : text;
  }

  next(): string {
    const text = this.tokens.text(this.index);
    const mark = this.peek();
    if (this.#left-- <= 0) return '';
    if (mark.length < text.length && this.#inside + 1 < text.length) {
      this.#inside++;
      this.end = this.tokens.from(this.index) + this.#inside;
    } else {
      this.end = this.tokens.to(this.index);
      this.#inside = 0;
      this.index = this.tokens.beside(this.index, 1);
    }
    return mark;
  }

  /** The last segment of a path, without its arguments. */
  readName(): string {
    let name = this.next();
    while (this.peek() === '::') {
      this.next();
      name = this.next();
    }
    return name;
  }

  /** Goes over one type. @returns false if there is none */
  skipType(): boolean {
    let depth = 0;
    let found = false;
    while (this.#left > 0) {
      const mark = this.peek();
      if (mark === '' || /^[;{}=]$/.test(mark)) return false;
      if (depth === 0 && /^[,>)\]+]$/.test(mark)) return found;
      if (/^[<([]$/.test(mark)) depth++;
      if (/^[>)\]]$/.test(mark)) depth--;
      this.next();
      found = true;
    }
    return false;
  }

  skipBounds(): void {
    while (this.peek() === '+') {
      this.next();
      if (!this.skipType()) return;
    }
    // The allocator, or a second argument, is nobody's shape.
  }
}
