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
export { COMMENT, DOC };

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
export let scannedTo = 0;

/** Reads the token that begins here. @returns its kind; its end is `scannedTo` */
export function scan(text: string, at: number): number {
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

export function skipSpace(text: string, from: number): number {
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

export function endOfShebang(text: string): number {
  return text.startsWith('#!') ? (SHEBANG.exec(text)?.[0].length ?? 0) : 0;
}
