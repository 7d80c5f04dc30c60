import { Tokens } from './lexer';
import { PRIMITIVE } from './primitive';
import type { TokenKind } from './scan';

/** What a piece of Rust text is coloured as; a palette gives each its colour. */
export const COLOUR_KINDS = [
  'keyword',
  'control',
  'type',
  'function',
  'variable',
  'constant',
  'attribute',
  'string',
  'escape',
  'number',
  'comment',
  'lifetime',
] as const;
export type ColourKind = (typeof COLOUR_KINDS)[number];

export interface ColouredText {
  readonly text: string;
  /** Absent for white space and punctuation. */
  readonly kind?: ColourKind;
}

const CONTROL = new Set('if else match for in while loop return break continue await yield'.split(' '));
const KEYWORDS = new Set(
  'as async const crate dyn enum extern false fn impl let mod move mut pub ref self static struct super trait true type unsafe use where'.split(
    ' ',
  ),
);
/** Keywords only before a name. */
const BEFORE_NAME = new Set(['union', 'auto', 'safe', 'default', 'raw']);
const FORMATS = new Set(
  'print println eprint eprintln format format_args write writeln panic assert assert_eq assert_ne debug_assert debug_assert_eq todo unimplemented unreachable'.split(
    ' ',
  ),
);
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

const ESCAPE = /\\(?:[nrt0\\'"]|x[0-9a-fA-F]{2}|u\{[^}]*\}|\n\s*)/;
const PLACEHOLDER = /\{\{|\}\}|\{[^{}"\s]*\}/;
const ESCAPE_OR_PLACEHOLDER = new RegExp(`(${ESCAPE.source}|${PLACEHOLDER.source})`);
const ONLY_ESCAPE = new RegExp(`(${ESCAPE.source})`);

/** The text in pieces, in order and without gaps. Works on tokens alone, so that keywords in macro arguments have their colour too. */
export function highlightRust(text: string): readonly ColouredText[] {
  const tokens = Tokens.of(text);
  const code: string[] = [];
  for (let at = 0; at < tokens.length; at++) if (!tokens.isComment(at)) code.push(tokens.text(at));
  const pieces: ColouredText[] = [];
  const around = new Surroundings(code);
  let end = 0;
  let index = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens.from(at) > end) pieces.push({ text: text.slice(end, tokens.from(at)) });
    end = tokens.to(at);
    const content = tokens.text(at);
    if (tokens.isComment(at)) {
      pieces.push({ text: content, kind: 'comment' });
      continue;
    }
    around.enter(index);
    pieces.push(...piecesOf(tokens.kind(at)!, content, around, index));
    index++;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Which attribute or formatting macro a token stands in. */
class Surroundings {
  inAttribute = false;
  inFormat = false;
  #depth = 0;
  /** The depth at which the attribute or macro call ends. */
  #until = 0;

  constructor(readonly code: readonly string[]) {}

  enter(index: number): void {
    const text = this.code[index]!;
    if (OPENING.has(text)) {
      if (!this.inAttribute && !this.inFormat) {
        const [second, first] = [this.code[index - 2] ?? '', this.code[index - 1] ?? ''];
        this.inAttribute = text === '[' && (first === '#' || (first === '!' && second === '#'));
        this.inFormat = first === '!' && FORMATS.has(second);
        if (this.inAttribute || this.inFormat) this.#until = this.#depth;
      }
      this.#depth++;
    } else if (CLOSING.has(text)) {
      this.#depth--;
      if (this.#depth <= this.#until) this.inAttribute = this.inFormat = false;
    }
  }
}

function piecesOf(kind: TokenKind, content: string, around: Surroundings, index: number): readonly ColouredText[] {
  switch (kind) {
    case 'string':
      return /^(?:r|br|cr)[#"]/.test(content)
        ? [{ text: content, kind: 'string' }]
        : splitString(content, around.inFormat ? ESCAPE_OR_PLACEHOLDER : ONLY_ESCAPE);
    case 'char':
      return [{ text: content, kind: 'string' }];
    case 'number':
    case 'lifetime':
      return [{ text: content, kind }];
    case 'raw-word':
      return [{ text: content, kind: 'variable' }];
    case 'word':
      return [{ text: content, kind: kindOfWord(content, around, index) }];
    default:
      return [{ text: content }];
  }
}

function splitString(content: string, special: RegExp): readonly ColouredText[] {
  return content
    .split(special)
    .map((text, index): ColouredText => ({ text, kind: index % 2 === 1 ? 'escape' : 'string' }))
    .filter(({ text }) => text !== '');
}

function kindOfWord(word: string, { code, inAttribute }: Surroundings, index: number): ColourKind {
  const next = code[index + 1] ?? '';
  const before = code[index - 1] ?? '';
  if (CONTROL.has(word)) return 'control';
  if (KEYWORDS.has(word)) return 'keyword';
  if (word === 'Self' || PRIMITIVE.test(word)) return 'type';
  if (word === 'macro_rules' && next === '!') return 'keyword';
  if (BEFORE_NAME.has(word) && /^[\p{XID_Start}_]/u.test(next) && before !== '.') return 'keyword';
  if (inAttribute && !/^\p{Lu}/u.test(word)) return 'attribute';
  if (/^[A-Z][A-Z0-9_]+$/.test(word)) return 'constant';
  if (/^\p{Lu}/u.test(word)) return 'type';
  if (next === '(' || before === 'fn' || (next === '!' && before !== '.') || (next === '::' && code[index + 2] === '<')) return 'function';
  if (next === '::') return 'type';
  return 'variable';
}
