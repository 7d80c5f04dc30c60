/**
 * Tokens of Rust text, for telling code from comments and strings where there is no tree yet or the tree is broken.
 * Source of the rules: "Tokens" and "Comments" in the Rust reference.
 */

export type TokenKind = 'word' | 'raw-word' | 'lifetime' | 'number' | 'char' | 'string' | 'comment' | 'doc' | 'punctuation';

/** Offsets are UTF-16 code units, as the editor counts them. */
export interface Token {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

const PUNCTUATION = [
  '<<=',
  '>>=',
  '...',
  '..=',
  '::',
  '->',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '^=',
  '&=',
  '|=',
  '<<',
  '>>',
  '..',
];
const WORD = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const SPACE = /\s+/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const SHEBANG = /#!(?!\s*\[)[^\n]*/y;
const RAW_WORD = /r#[\p{XID_Start}_]\p{XID_Continue}*/uy;
const RAW_STRING_START = /(?:br|cr|r)(#*)"/y;
const STRING_START = /[bc]?"/y;
const CHAR = /b?'(?:[^'\\\n\r\t]|\\(?:[^u\n]|u\{[0-9a-fA-F_]{1,8}\}|x[0-9a-fA-F]{2}))'/uy;
const LIFETIME = /'(?:r#)?[\p{XID_Start}_]\p{XID_Continue}*/uy;
const NUMBER = /0[xob][0-9a-fA-F_]+\w*|[0-9][0-9_]*(?:\.(?![.\p{XID_Start}_])[0-9_]*)?(?:[eE][+-]?[0-9_]+)?\w*/uy;

/** Every token but white space, in order, without gaps or overlaps. Broken text ends in tokens that run to the end; nothing throws. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const matchAt = (pattern: RegExp, position = at): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(text);
  };
  const push = (kind: TokenKind, to: number): void => {
    tokens.push({ kind, from: at, to });
    at = to;
  };
  const shebang = matchAt(SHEBANG);
  if (shebang) push('comment', shebang[0].length);
  while (at < text.length) {
    const space = matchAt(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const comment = commentAt(text, at);
    if (comment) {
      push(comment.kind, comment.to);
      continue;
    }
    const raw = matchAt(RAW_STRING_START);
    if (raw) {
      const end = text.indexOf(`"${raw[1] ?? ''}`, at + raw[0].length);
      push('string', end < 0 ? text.length : end + 1 + (raw[1]?.length ?? 0));
      continue;
    }
    const string = matchAt(STRING_START);
    if (string) {
      push('string', endOfString(text, at + string[0].length));
      continue;
    }
    const found = firstMatch(matchAt);
    if (found) push(found.kind, at + found.length);
    else
      push('punctuation', at + (PUNCTUATION.find((mark) => text.startsWith(mark, at))?.length ?? (text.codePointAt(at)! > 0xffff ? 2 : 1)));
  }
  return tokens;
}

/** A loop and not a pattern: a pattern with alternatives runs out of stack on a very long string. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

const WORDS_AND_LITERALS: readonly (readonly [TokenKind, RegExp])[] = [
  ['char', CHAR],
  ['raw-word', RAW_WORD],
  ['lifetime', LIFETIME],
  ['number', NUMBER],
  ['word', WORD],
];

function firstMatch(matchAt: (pattern: RegExp) => RegExpExecArray | null): { kind: TokenKind; length: number } | undefined {
  for (const [kind, pattern] of WORDS_AND_LITERALS) {
    const match = matchAt(pattern);
    if (match) return { kind, length: match[0].length };
  }
  return undefined;
}

function commentAt(text: string, at: number): { kind: 'comment' | 'doc'; to: number } | undefined {
  if (text[at] !== '/') return undefined;
  if (text[at + 1] === '/') {
    LINE_COMMENT.lastIndex = at;
    const body = LINE_COMMENT.exec(text)?.[0] ?? '';
    return { kind: /^\/\/(?:\/(?!\/)|!)/.test(body) ? 'doc' : 'comment', to: at + body.length };
  }
  if (text[at + 1] !== '*') return undefined;
  const kind = /^\/\*(?:\*(?![*/])|!)/.test(text.slice(at, at + 4)) ? 'doc' : 'comment';
  let depth = 1;
  let to = at + 2;
  while (depth > 0) {
    const open = text.indexOf('/*', to);
    const close = text.indexOf('*/', to);
    if (close < 0) return { kind, to: text.length };
    const opens = open >= 0 && open < close;
    depth += opens ? 1 : -1;
    to = (opens ? open : close) + 2;
  }
  return { kind, to };
}

/** Index of the token that the offset is in, or that ends there if none starts; -1 between tokens. */
export function tokenIndexAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  if (tokens[low] && tokens[low]!.from <= offset) return low;
  return low > 0 && tokens[low - 1]!.to === offset ? low - 1 : -1;
}
