import { SlicedWork, type Work } from './slicedWork';

/**
 * Tokens of Rust text, for telling code from comments and strings where there is no tree yet or the tree is broken.
 * Source of the rules: "Tokens" and "Comments" in the Rust reference.
 */

export const TOKEN_KINDS = ['word', 'raw-word', 'lifetime', 'number', 'char', 'string', 'comment', 'doc', 'punctuation'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];
const [WORD, RAW_WORD, LIFETIME, NUMBER, CHAR, STRING, COMMENT, DOC, PUNCTUATION] = TOKEN_KINDS.map((_, index) => index) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

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

/** Codes of the characters that tokens begin or end with. */
const CODE = {
  tab: 9,
  return: 13,
  space: 32,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  star: 42,
  slash: 47,
  zero: 48,
  nine: 57,
  backslash: 92,
  lowerB: 98,
  lowerC: 99,
  lowerR: 114,
  lastAscii: 127,
} as const;

const IS_START = 1;
const IS_CONTINUE = 2;
/** For ASCII: may begin or go on a word. */
const WORD_CLASS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) WORD_CLASS[code] = IS_START | IS_CONTINUE;
  else if (/[0-9]/.test(character)) WORD_CLASS[code] = IS_CONTINUE;
}

const XID_START = /[\p{XID_Start}_]/uy;
const XID_CONTINUE = /\p{XID_Continue}/uy;
const SPACE = /\s/y;
const SHEBANG = /^#!(?!\s*\[)[^\n]*/;
const CHARACTER = /'(?:[^'\\\n\r\t]|\\(?:[^u\n]|u\{[0-9a-fA-F_]{1,8}\}|x[0-9a-fA-F]{2}))'/uy;
const NUMBER_TEXT = /0[xob][0-9a-fA-F_]+\w*|[0-9][0-9_]*(?:\.(?![.\p{XID_Start}_])[0-9_]*)?(?:[eE][+-]?[0-9_]+)?\w*/uy;

/** Longest first, by first character. */
const MARKS = new Map<string, readonly string[]>();
for (const mark of '<<= >>= ... ..= :: -> => == != <= >= && || += -= *= /= %= ^= &= |= << >> ..'.split(' '))
  MARKS.set(mark[0]!, [...(MARKS.get(mark[0]!) ?? []), mark]);

/** Where the token that `scan` read last ends: beside its result, so that a large file makes no object for each token. */
let scannedTo = 0;

/** Reads the token that begins here. @returns its kind; its end is `scannedTo` */
function scan(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isWordStart(text, at, code)) return scanWord(text, at, code);
  if (code >= CODE.zero && code <= CODE.nine) {
    scannedTo = endOfMatch(NUMBER_TEXT, text, at);
    return NUMBER;
  }
  switch (code) {
    case CODE.quote:
      scannedTo = endOfString(text, at + 1);
      return STRING;
    case CODE.apostrophe:
      return scanApostrophe(text, at);
    case CODE.slash:
      if (isComment(text, at)) return scanComment(text, at);
  }
  return scanMark(text, at, code);
}

/** A word, or what begins like one: `r#type`, `b'x'`, `br#"..."#`. */
function scanWord(text: string, at: number, code: number): number {
  if (code === CODE.lowerR || code === CODE.lowerB || code === CODE.lowerC) {
    const kind = scanPrefixed(text, at, code);
    if (kind !== undefined) return kind;
  }
  scannedTo = endOfWord(text, at);
  return WORD;
}

function scanPrefixed(text: string, at: number, code: number): number | undefined {
  const next = text.charCodeAt(at + 1);
  if (code !== CODE.lowerR && next === CODE.quote) {
    scannedTo = endOfString(text, at + 2);
    return STRING;
  }
  if (code === CODE.lowerB && next === CODE.apostrophe) {
    const end = endOfMatch(CHARACTER, text, at + 1);
    if (end > at + 1) {
      scannedTo = end;
      return CHAR;
    }
  }
  const afterR = code === CODE.lowerR ? at + 1 : next === CODE.lowerR ? at + 2 : -1;
  if (afterR < 0) return undefined;
  let hashes = 0;
  while (text.charCodeAt(afterR + hashes) === CODE.hash) hashes++;
  if (text.charCodeAt(afterR + hashes) === CODE.quote) {
    const end = text.indexOf(`"${'#'.repeat(hashes)}`, afterR + hashes + 1);
    scannedTo = end < 0 ? text.length : end + 1 + hashes;
    return STRING;
  }
  const name = afterR + 1;
  if (code !== CODE.lowerR || hashes === 0 || !isWordStart(text, name, text.charCodeAt(name))) return undefined;
  scannedTo = endOfWord(text, name);
  return RAW_WORD;
}

function scanApostrophe(text: string, at: number): number {
  const end = endOfMatch(CHARACTER, text, at);
  if (end > at) {
    scannedTo = end;
    return CHAR;
  }
  const name = text.startsWith('r#', at + 1) ? at + 3 : at + 1;
  const from = isWordStart(text, name, text.charCodeAt(name)) ? name : at + 1;
  if (!isWordStart(text, from, text.charCodeAt(from))) return scanMark(text, at, CODE.apostrophe);
  scannedTo = endOfWord(text, from);
  return LIFETIME;
}

function isComment(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === CODE.slash || next === CODE.star;
}

function scanComment(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === CODE.slash) {
    const end = text.indexOf('\n', at);
    scannedTo = end < 0 ? text.length : end;
    const isDoc = text[at + 2] === '!' || (text[at + 2] === '/' && text[at + 3] !== '/');
    return isDoc ? DOC : COMMENT;
  }
  const kind = text[at + 2] === '!' || (text[at + 2] === '*' && !/[*/]/.test(text[at + 3] ?? '')) ? DOC : COMMENT;
  let depth = 1;
  let to = at + 2;
  // The next of each mark is kept while it lies ahead: looking for both anew each time is slow in deep nesting.
  let open = text.indexOf('/*', to);
  let close = text.indexOf('*/', to);
  while (depth > 0) {
    if (open >= 0 && open < to) open = text.indexOf('/*', to);
    if (close >= 0 && close < to) close = text.indexOf('*/', to);
    if (close < 0) {
      scannedTo = text.length;
      return kind;
    }
    const opens = open >= 0 && open < close;
    depth += opens ? 1 : -1;
    to = (opens ? open : close) + 2;
  }
  scannedTo = to;
  return kind;
}

function scanMark(text: string, at: number, code: number): number {
  const mark = MARKS.get(text[at]!)?.find((candidate) => text.startsWith(candidate, at));
  scannedTo = at + (mark?.length ?? ((code & 0xfc00) === 0xd800 && text.codePointAt(at)! > 0xffff ? 2 : 1));
  return PUNCTUATION;
}

/** A loop and not a pattern: a pattern with alternatives runs out of stack on a very long string. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === CODE.quote) return at + 1;
    if (code === CODE.backslash) at++;
  }
  return text.length;
}

function isWordStart(text: string, at: number, code: number): boolean {
  return code <= CODE.lastAscii ? (WORD_CLASS[code]! & IS_START) !== 0 : code > CODE.lastAscii && endOfMatch(XID_START, text, at) > at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code <= CODE.lastAscii) {
      if ((WORD_CLASS[code]! & IS_CONTINUE) === 0) return at;
      at++;
      continue;
    }
    const end = code > CODE.lastAscii ? endOfMatch(XID_CONTINUE, text, at) : at;
    if (end === at) return at;
    at = end;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === CODE.space || (code >= CODE.tab && code <= CODE.return)) at++;
    else if (code > CODE.lastAscii && endOfMatch(SPACE, text, at) > at) at++;
    else return at;
  }
}

/** Where the match at this very place ends; the place itself if there is none. */
function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function endOfShebang(text: string): number {
  return text.startsWith('#!') ? (SHEBANG.exec(text)?.[0].length ?? 0) : 0;
}
