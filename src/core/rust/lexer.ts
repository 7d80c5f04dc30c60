import { COMMENT, DOC, endOfShebang, scan, scannedTo, skipSpace, TOKEN_KINDS, type TokenKind } from './scan';
import { SlicedWork, type Work } from './slicedWork';

/** A change of one stretch of a text; offsets are UTF-16 code units. */
export interface TextChange {
  readonly from: number;
  /** End of what was replaced, in the text before. */
  readonly to: number;
  /** End of what replaces it, in the text after. */
  readonly end: number;
}

/** How far beyond its own end a token may be decided by what follows. A raw string with more hashes than that is nobody's. */
const LOOKAHEAD = 80;

/** How many bits of a token's shape tell its length; its kind is above them. */
const LENGTH_BITS = 4;
/** A token of this length or more, as one in sixteen is: its end is read again where somebody asks. */
const LONG_TOKEN = (1 << LENGTH_BITS) - 1;

/** How many tokens are read between two stops: some 50 microseconds. */
const TOKENS_BETWEEN_STOPS = 1024;

/**
 * Every token of a text but white space, in order, without gaps or overlaps. Broken text ends in tokens that run to the end; nothing throws.
 * Held in columns of numbers, five bytes a token, since a large file has some 200,000 of them. Offsets are UTF-16 code units, as the editor counts them.
 */
export class Tokens {
  private constructor(
    readonly source: string,
    readonly length: number,
    /** Kinds, and the lengths of short tokens. */
    private readonly shapes: Uint8Array,
    private readonly starts: Uint32Array,
  ) {}

  /** Without the room that the columns have left: an index outside must find nothing. */
  static #holding(source: string, { length, shapes, starts }: TokenList): Tokens {
    // Much room is given back, at the price of a copy.
    return starts.length - length > length >> 3
      ? new Tokens(source, length, shapes.slice(0, length), starts.slice(0, length))
      : new Tokens(source, length, shapes.subarray(0, length), starts.subarray(0, length));
  }

  static of(source: string): Tokens {
    return new SlicedWork(Tokens.read(source)).finish();
  }

  static *read(source: string): Work<Tokens> {
    const list = new TokenList(source.length);
    let at = skipSpace(source, 0);
    const shebang = endOfShebang(source);
    if (shebang > 0) {
      list.push(COMMENT, 0, shebang);
      at = skipSpace(source, shebang);
    }
    while (at < source.length) {
      const kind = scan(source, at);
      list.push(kind, at, scannedTo);
      at = skipSpace(source, scannedTo);
      if (list.length % TOKENS_BETWEEN_STOPS === 0) yield;
    }
    return Tokens.#holding(source, list);
  }

  /** The tokens of the text after a change: reads anew only what the change can have touched. */
  after(source: string, change: TextChange): Tokens {
    return new SlicedWork(this.readAfter(source, change)).finish();
  }

  *readAfter(source: string, change: TextChange): Work<Tokens> {
    const shift = change.end - change.to;
    // What a `#!` at the beginning is depends on all that follows in its line.
    if (source.startsWith('#!') || this.source.startsWith('#!')) return yield* Tokens.read(source);
    const kept = this.firstAfter(change.from - LOOKAHEAD);
    const list = new TokenList(this.length + Math.max(0, shift), this.length + 64);
    list.append(this.shapes, this.starts, 0, kept, 0);
    let at = skipSpace(source, kept > 0 ? this.to(kept - 1) : 0);
    let old = kept;
    while (at < source.length) {
      if (at >= change.end) {
        while (old < this.length && this.starts[old]! + shift < at) old++;
        if (old < this.length && this.starts[old]! >= change.to && this.starts[old]! + shift === at) {
          list.append(this.shapes, this.starts, old, this.length, shift);
          break;
        }
      }
      const kind = scan(source, at);
      list.push(kind, at, scannedTo);
      at = skipSpace(source, scannedTo);
      if (list.length % TOKENS_BETWEEN_STOPS === 0) yield;
    }
    return Tokens.#holding(source, list);
  }

  kind(index: number): TokenKind | undefined {
    return index < 0 || index >= this.length ? undefined : TOKEN_KINDS[this.shapes[index]! >> LENGTH_BITS];
  }

  /** The end of the text for an index outside; `to` likewise. */
  from(index: number): number {
    return this.starts[index] ?? this.source.length;
  }

  to(index: number): number {
    if (index < 0 || index >= this.length) return this.source.length;
    const from = this.starts[index]!;
    const length = this.shapes[index]! & LONG_TOKEN;
    if (length < LONG_TOKEN) return from + length;
    const shebang = from === 0 ? endOfShebang(this.source) : 0;
    if (shebang > 0) return shebang;
    scan(this.source, from);
    return scannedTo;
  }

  /** Empty outside. */
  text(index: number): string {
    return index < 0 || index >= this.length ? '' : this.source.slice(this.starts[index], this.to(index));
  }

  isComment(index: number): boolean {
    const kind = this.shapes[index]! >> LENGTH_BITS;
    return kind === COMMENT || kind === DOC;
  }

  /** Index of the token some places of code away, -1 or `length` beyond the ends: comments do not count. */
  beside(index: number, distance: number): number {
    const step = Math.sign(distance);
    let at = index;
    for (let left = Math.abs(distance); left > 0; left--) {
      do at += step;
      while (at >= 0 && at < this.length && this.isComment(at));
    }
    return at;
  }

  /** Index of the token that the offset is in, or that ends there if none starts; -1 between tokens. */
  indexAt(offset: number): number {
    const at = this.firstAfter(offset);
    if (at < this.length && this.starts[at]! <= offset) return at;
    return at > 0 && this.to(at - 1) === offset ? at - 1 : -1;
  }

  /** Index of the first token that ends behind the offset; `length` if none does. */
  firstAfter(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.to(low - 1) > offset ? low - 1 : low;
  }
}

/** Columns that grow. */
class TokenList {
  length = 0;
  shapes: Uint8Array;
  starts: Uint32Array;

  constructor(textLength: number, room = (textLength >> 2) + 16) {
    this.shapes = new Uint8Array(room);
    this.starts = new Uint32Array(room);
  }

  push(kind: number, from: number, to: number): void {
    if (this.length === this.shapes.length) this.#grow(this.length + 1);
    this.shapes[this.length] = (kind << LENGTH_BITS) | Math.min(to - from, LONG_TOKEN);
    this.starts[this.length] = from;
    this.length++;
  }

  append(shapes: Uint8Array, starts: Uint32Array, from: number, to: number, shift: number): void {
    const count = to - from;
    this.#grow(this.length + count);
    this.shapes.set(shapes.subarray(from, to), this.length);
    this.starts.set(starts.subarray(from, to), this.length);
    if (shift !== 0) for (let at = this.length; at < this.length + count; at++) this.starts[at]! += shift;
    this.length += count;
  }

  #grow(least: number): void {
    if (least <= this.shapes.length) return;
    const room = Math.max(least, this.shapes.length * 2);
    const larger = <T extends Uint8Array | Uint32Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.shapes = larger(new Uint8Array(room), this.shapes);
    this.starts = larger(new Uint32Array(room), this.starts);
  }
}
