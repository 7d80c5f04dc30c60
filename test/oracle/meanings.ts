import type { Tokens } from '../../src/core/rust/lexer';
import { NOT_OPERAND, OPERAND_END } from '../../src/core/rust/rules';
import { EXPRESSIONS } from './expressions';
import { ITEMS } from './items';
import { PATTERNS } from './patterns';
import type { SyntaxNode } from './syntaxNodes';
import { TYPES } from './types';

/** A token and the part of the compiler's tree that it belongs to. */
export interface Place {
  readonly node: SyntaxNode;
  readonly tokens: Tokens;
  readonly index: number;
}

/** The concepts that may come first at a token, `-` for none: what the bank calls the token's meaning there. */
export type Concepts = string | readonly string[];
export type Meaning = Concepts | ((place: Place) => Concepts | undefined);
/** By the key of the node that a token belongs to, then by the token's text; all lifetimes but two are `'a`. */
export type Meanings = Readonly<Record<string, Readonly<Record<string, Meaning>>>>;

const MEANINGS: Meanings = { ...EXPRESSIONS, ...PATTERNS, ...TYPES, ...ITEMS };

/** The text that stands for a token in tables. */
export function tokenName(tokens: Tokens, index: number): string {
  const text = tokens.text(index);
  return tokens.kind(index) === 'lifetime' && text !== "'static" && text !== "'_" ? "'a" : text;
}

/** The tokens that mean more than one thing, or a thing only at some places. */
export const AMBIGUOUS: ReadonlySet<string> = new Set(
  (
    "'a '_ 'static & && * | || ! ? < > << >> = _ @ .. ..= + -> => :: . ( [ { $ as async const crate dyn else extern fn for if impl in let " +
    'macro_rules match move mut raw ref safe self Self static struct super type union unsafe use where while'
  ).split(' '),
);

/** Words that are keywords at some places only, and what they mean there. */
export const CONTEXTUAL: Readonly<Record<string, string>> = {
  macro_rules: 'macro-rules',
  raw: 'raw-pointer',
  safe: 'ffi',
  union: 'union',
  ...Object.fromEntries(
    'block expr ident item lifetime literal meta pat path stmt tt ty vis'.split(' ').map((fragment) => [fragment, 'macro-rules']),
  ),
};

/** `name!(`: what a macro call is made of means nothing more. */
function isOfMacroCall({ tokens, index }: Place): boolean {
  const bang = tokens.text(index) === '!' ? index : tokens.beside(index, -1);
  const name = tokens.text(tokens.beside(bang, -1));
  return (
    tokens.text(bang) === '!' && /^[([{]$/.test(tokens.text(tokens.beside(bang, 1))) && OPERAND_END.test(name) && !NOT_OPERAND.test(name)
  );
}

/** What a token means by the compiler's own tree; undefined if the tables do not know. */
export function meaningAt(place: Place): readonly string[] | undefined {
  const { key, parent } = place.node;
  if (isOfMacroCall(place)) return ['-'];
  const meaning = MEANINGS[parent?.key === 'Attribute:Normal' ? parent.key : key]?.[tokenName(place.tokens, place.index)];
  const concepts = typeof meaning === 'function' ? meaning(place) : meaning;
  return typeof concepts === 'string' ? [concepts] : concepts;
}
