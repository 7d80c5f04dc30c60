import type { TokenKind, Tokens } from './lexer';
import type { ConceptNames } from './names';
import { NOT_OPERAND, OPERAND_END, rulesFor, type OperatorRule } from './rules';
import type { RustFile } from './rustFile';
import type { SyntaxNode } from './syntax';

/** A concept and the text that speaks of it; offsets in UTF-16 code units. */
export interface ConceptMatch {
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
  /** What kind of thing was recognised, where that is said: `literal`. */
  readonly by?: string;
}

/** How many tokens after the one asked about a rule may look at. */
const LOOKAHEAD = 3;
const WITH_RULES: readonly TokenKind[] = ['word', 'punctuation', 'lifetime'];
/** Nodes that only wrap an operator's own text. */
const WRAPPER = /^(?:\w*Op|[^A-Za-z]+)$/;

/** What the text at an offset speaks of, best first; nothing in comments, strings and plain names. */
export function conceptsAt(file: RustFile, offset: number, names: ConceptNames): readonly ConceptMatch[] {
  return conceptsOfToken(file, file.tokens.indexAt(offset), names);
}

/** What a token speaks of, best first. */
export function conceptsOfToken(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const kind = file.tokens.kind(index);
  if (kind === 'word') {
    const attribute = attributeAt(file, index, names);
    if (attribute) return attribute;
  }
  if (kind !== undefined && WITH_RULES.includes(kind)) {
    const syntax = new Place(file, index).concept();
    if (syntax) return [syntax];
  }
  return kind === 'word' ? nameAt(file, index, names) : [];
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
    const { tokens } = file;
    const code = (at: number): string => tokens.text(tokens.beside(index, at));
    this.#text = tokens.text(index);
    this.#before = code(-1);
    this.#after = Array.from({ length: LOOKAHEAD }, (_, ahead) => code(ahead + 1)).join(' ');
    this.#holder = holderOf(file, index);
  }

  concept(): ConceptMatch | undefined {
    const rule = rulesFor(this.#text)?.find((candidate) => this.#holds(candidate));
    if (!rule) return undefined;
    const [back, ahead] = rule.range ?? [0, 0];
    const { tokens } = this.file;
    return {
      conceptId: rule.concept,
      from: tokens.from(tokens.beside(this.index, -back)),
      to: tokens.to(tokens.beside(this.index, ahead)),
    };
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

function holderOf(file: RustFile, index: number): SyntaxNode | undefined {
  const placed = file.nodeAt(file.tokens.from(index));
  let node: SyntaxNode | null = placed?.node ?? null;
  while (node && (WRAPPER.test(node.name) || isOwnName(node, placed?.shift ?? 0, file, index))) {
    if (node.type.isError) return undefined;
    node = node.parent;
  }
  return !node || node.type.isError || node.type.isTop ? undefined : node;
}

/** A keyword's own leaf is named like its text. */
function isOwnName(node: SyntaxNode, shift: number, { tokens }: RustFile, index: number): boolean {
  const isWhole = node.from - shift === tokens.from(index) && node.to - shift === tokens.to(index);
  return isWhole && (node.name === 'Lifetime' || node.name === tokens.text(index));
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
  const { tokens } = file;
  const name = tokens.text(index);
  const next = tokens.beside(index, 1);
  const before = tokens.text(tokens.beside(index, -1));
  const match = (conceptIds: readonly string[], to = tokens.to(index)): readonly ConceptMatch[] =>
    conceptIds.map((conceptId) => ({ conceptId, from: tokens.from(index), to }));
  // `a != b` lexes as one token, so a lone `!` right behind a name is a macro's.
  if (tokens.text(next) === '!' && tokens.from(next) === tokens.to(index)) return match(names.macro(name), tokens.to(next));
  if (before === '.' || before === 'fn' || before === 'mod' || before === '$') return [];
  // Lower-case names are types only where a type stands: `str` and `u8` are good names for variables too.
  if (/^[a-z]/.test(name) && !isTypePlace(file, index)) return [];
  if (isDeclaredHere(file, name)) return [];
  return match(names.type(name));
}

function isTypePlace(file: RustFile, index: number): boolean {
  const name = file.nodeAt(file.tokens.from(index))?.node.name;
  return name === 'TypeIdentifier' || name === 'ScopeIdentifier';
}

/** The file has a type of its own by this name. */
function isDeclaredHere({ text, tokens }: RustFile, name: string): boolean {
  const declaration = new RegExp(String.raw`\b(?:struct|enum|union|trait|type)\s+${name}\b`, 'g');
  for (let found = declaration.exec(text); found; found = declaration.exec(text)) {
    const index = tokens.indexAt(found.index);
    if (tokens.kind(index) === 'word' && tokens.from(index) === found.index) return true;
  }
  return false;
}

/** The concepts of a name inside `#[...]`, or undefined if the token is not in an attribute. */
function attributeAt({ tokens }: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] | undefined {
  const start = attributeStart(tokens, index);
  if (start === undefined) return undefined;
  const inside: string[] = [];
  for (let at = start; at < index; at++) inside.push(tokens.text(at));
  const match = (conceptIds: readonly string[], from = tokens.from(index)): readonly ConceptMatch[] =>
    conceptIds.map((conceptId) => ({ conceptId, from, to: tokens.to(index) }));
  // `unsafe(no_mangle)` is `no_mangle`; `cfg_attr(test, derive(Debug))` is left alone beyond its name.
  const opens = inside.lastIndexOf('(');
  const holder = inside.slice(0, opens < 0 ? inside.length : opens).filter((text) => text !== 'unsafe' && text !== '(');
  const name = tokens.text(index);
  if (name === 'unsafe') return undefined;
  if (opens < 0 || (holder.length === 0 && inside.includes('unsafe'))) {
    const path = [...holder, name].join('').replaceAll(/[^\w:]/g, '');
    // What `derive` derives has a hover of its own.
    const argument = name !== 'derive' && tokens.text(tokens.beside(index, 1)) === '(' ? tokens.text(tokens.beside(index, 2)) : undefined;
    return match(names.attribute(path, argument), inside.includes('unsafe') ? tokens.from(index) : tokens.from(start));
  }
  const attribute = holder.join('').replaceAll(/[^\w:]/g, '');
  const exact = names.attribute(attribute, name);
  return match(attribute === 'derive' && exact.length === 0 ? names.type(name) : exact);
}

/** How many tokens an attribute may have before the one asked about. */
const LONGEST_ATTRIBUTE = 200;

/** Index of the first token inside the `#[` or `#![` that is still open at this token. */
function attributeStart(tokens: Tokens, index: number): number | undefined {
  let depth = 0;
  for (let at = index - 1; at >= 1 && index - at < LONGEST_ATTRIBUTE; at--) {
    const text = tokens.text(at);
    if (text === ';' || text === '{' || text === '}') return undefined;
    if (text === ']') depth++;
    if (text !== '[') continue;
    if (depth > 0) depth--;
    else {
      const before = tokens.text(at - 1);
      return before === '#' || (before === '!' && tokens.text(at - 2) === '#') ? at + 1 : undefined;
    }
  }
  return undefined;
}
