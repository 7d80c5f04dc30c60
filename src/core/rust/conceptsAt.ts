import { tokenIndexAt, type Token } from './lexer';
import type { ConceptNames } from './names';
import { NOT_OPERAND, OPERAND_END, rulesFor, type OperatorRule } from './rules';
import type { RustFile } from './rustFile';
import type { SyntaxNode } from './syntax';

/** A concept and the text that speaks of it; offsets in UTF-16 code units. */
export interface ConceptMatch {
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
}

/** How many tokens after the one asked about a rule may look at. */
const LOOKAHEAD = 3;
/** Nodes that only wrap an operator's own text. */
const WRAPPER = /^(?:\w*Op|[^A-Za-z]+)$/;

/** What the text at an offset speaks of, best first; nothing in comments, strings and plain names. */
export function conceptsAt(file: RustFile, offset: number, names: ConceptNames): readonly ConceptMatch[] {
  const index = tokenIndexAt(file.tokens, offset);
  const token = file.tokens[index];
  if (!token) return [];
  if (token.kind === 'word') {
    const attribute = attributeAt(file, index, names);
    if (attribute) return attribute;
  }
  if (token.kind === 'word' || token.kind === 'punctuation' || token.kind === 'lifetime') {
    const syntax = new Place(file, index).concept();
    if (syntax) return [syntax];
  }
  return token.kind === 'word' ? nameAt(file, index, names) : [];
}

/** A token and what stands around it. */
class Place {
  readonly #text: string;
  readonly #before: string;
  readonly #after: string;
  /** The node that holds the token; undefined without a tree, or where the tree is broken. */
  readonly #holder: SyntaxNode | undefined;

  constructor(
    private readonly file: RustFile,
    private readonly index: number,
  ) {
    const code = (at: number): string => textOf(file, significant(file.tokens, index, at));
    this.#text = textOf(file, file.tokens[index]);
    this.#before = code(-1);
    this.#after = Array.from({ length: LOOKAHEAD }, (_, ahead) => code(ahead + 1)).join(' ');
    this.#holder = holderOf(file, file.tokens[index]!);
  }

  concept(): ConceptMatch | undefined {
    const rule = rulesFor(this.#text)?.find((candidate) => this.#holds(candidate));
    if (!rule) return undefined;
    const [back, ahead] = rule.range ?? [0, 0];
    const from = significant(this.file.tokens, this.index, -back) ?? this.file.tokens[this.index]!;
    const to = significant(this.file.tokens, this.index, ahead) ?? this.file.tokens[this.index]!;
    return { conceptId: rule.concept, from: from.from, to: to.to };
  }

  #holds(rule: OperatorRule): boolean {
    const holder = this.#holder;
    if (rule.in && !(holder && rule.in.includes(holder.name))) return false;
    if (rule.within && !(holder && isWithin(holder, rule.within))) return false;
    if (rule.sibling !== undefined && !holder?.getChild(rule.sibling)) return false;
    if (rule.before && !rule.before.test(this.#before)) return false;
    if (rule.after && !rule.after.test(this.#after)) return false;
    return rule.binary === undefined || rule.binary === (OPERAND_END.test(this.#before) && !NOT_OPERAND.test(this.#before));
  }
}

/** The token some places of code away: comments do not count. */
function significant(tokens: readonly Token[], index: number, distance: number): Token | undefined {
  const step = Math.sign(distance);
  let at = index;
  for (let left = Math.abs(distance); left > 0; left--) {
    do at += step;
    while (tokens[at]?.kind === 'comment' || tokens[at]?.kind === 'doc');
  }
  return tokens[at];
}

function textOf(file: RustFile, token: Token | undefined): string {
  return token ? file.text.slice(token.from, token.to) : '';
}

function holderOf(file: RustFile, token: Token): SyntaxNode | undefined {
  let node: SyntaxNode | null = file.tree?.resolveInner(token.from, 1) ?? null;
  while (node && (WRAPPER.test(node.name) || isOwnName(node, token, file))) {
    if (node.type.isError) return undefined;
    node = node.parent;
  }
  return !node || node.type.isError || node.type.isTop ? undefined : node;
}

/** A keyword's own leaf is named like its text. */
function isOwnName(node: SyntaxNode, token: Token, file: RustFile): boolean {
  return node.from === token.from && node.to === token.to && (node.name === textOf(file, token) || node.name === 'Lifetime');
}

/** How far out a rule may look: the item that holds the statement, and no further. */
const OUTERMOST = 8;

function isWithin(holder: SyntaxNode, names: readonly string[]): boolean {
  let node: SyntaxNode | null = holder;
  for (let depth = 0; node && depth < OUTERMOST; depth++, node = node.parent) {
    if (names.includes(node.name)) return true;
    if (node.name === 'Block') return false;
  }
  return false;
}

/** A type, trait, enum variant or macro that a concept is named for. */
function nameAt(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const token = file.tokens[index]!;
  const name = textOf(file, token);
  const next = significant(file.tokens, index, 1);
  const before = textOf(file, significant(file.tokens, index, -1));
  const match = (conceptIds: readonly string[], to = token.to): readonly ConceptMatch[] =>
    conceptIds.map((conceptId) => ({ conceptId, from: token.from, to }));
  // `a != b` lexes as one token, so a lone `!` right behind a name is a macro's.
  if (textOf(file, next) === '!' && next?.from === token.to) return match(names.macro(name), next.to);
  if (before === '.' || before === 'fn' || before === 'mod' || before === '$') return [];
  // Lower-case names are types only where a type stands: `str` and `u8` are good names for variables too.
  if (/^[a-z]/.test(name) && !isTypePlace(file, token)) return [];
  if (isDeclaredHere(file, name)) return [];
  return match(names.type(name));
}

function isTypePlace(file: RustFile, token: Token): boolean {
  const node = file.tree?.resolveInner(token.from, 1);
  return node?.name === 'TypeIdentifier' || node?.name === 'ScopeIdentifier';
}

/** The file has a type of its own by this name. */
function isDeclaredHere(file: RustFile, name: string): boolean {
  const declared = new RegExp(String.raw`\b(?:struct|enum|union|trait|type)\s+${name}\b`).test(file.text);
  return (
    declared &&
    file.tokens.some(
      (token, index) =>
        token.kind === 'word' &&
        textOf(file, token) === name &&
        /^(?:struct|enum|union|trait|type)$/.test(textOf(file, significant(file.tokens, index, -1))),
    )
  );
}

/** The concepts of a name inside `#[...]`, or undefined if the token is not in an attribute. */
function attributeAt(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] | undefined {
  const start = attributeStart(file, index);
  if (start === undefined) return undefined;
  const token = file.tokens[index]!;
  const inside: string[] = [];
  for (let at = start; at < index; at++) inside.push(textOf(file, file.tokens[at]));
  const match = (conceptIds: readonly string[], from = token.from, to = token.to): readonly ConceptMatch[] =>
    conceptIds.map((conceptId) => ({ conceptId, from, to }));
  // `unsafe(no_mangle)` is `no_mangle`; `cfg_attr(test, derive(Debug))` is left alone beyond its name.
  const opens = inside.lastIndexOf('(');
  const holder = inside.slice(0, opens < 0 ? inside.length : opens).filter((text) => text !== 'unsafe' && text !== '(');
  const name = textOf(file, token);
  if (name === 'unsafe') return undefined;
  if (opens < 0 || (holder.length === 0 && inside.includes('unsafe'))) {
    const path = [...holder, name].join('').replaceAll(/[^\w:]/g, '');
    const next = significant(file.tokens, index, 1);
    // What `derive` derives has a hover of its own.
    const argument = name !== 'derive' && textOf(file, next) === '(' ? textOf(file, significant(file.tokens, index, 2)) : undefined;
    const from = file.tokens[start]!.from;
    return match(names.attribute(path, argument), inside.includes('unsafe') ? token.from : from, token.to);
  }
  const attribute = holder.join('').replaceAll(/[^\w:]/g, '');
  const exact = names.attribute(attribute, name);
  return match(attribute === 'derive' && exact.length === 0 ? names.type(name) : exact);
}

/** How many tokens an attribute may have before the one asked about. */
const LONGEST_ATTRIBUTE = 200;

/** Index of the first token inside the `#[` or `#![` that is still open at this token. */
function attributeStart(file: RustFile, index: number): number | undefined {
  let depth = 0;
  for (let at = index - 1; at >= 1 && index - at < LONGEST_ATTRIBUTE; at--) {
    const text = textOf(file, file.tokens[at]);
    if (text === ';' || text === '{' || text === '}') return undefined;
    if (text === ']') depth++;
    if (text !== '[') continue;
    if (depth > 0) depth--;
    else {
      const before = textOf(file, file.tokens[at - 1]);
      return before === '#' || (before === '!' && textOf(file, file.tokens[at - 2]) === '#') ? at + 1 : undefined;
    }
  }
  return undefined;
}
