import { attributeAt } from './attributeAt';
import { literalAt } from './literalAt';
import { nameAt } from './nameAt';
import type { ConceptNames } from './names';
import { NOT_OPERAND, OPERAND_END, rulesFor, type Rule } from './rules';
import type { RustFile } from './rustFile';
import type { TokenKind } from './scan';
import { matchesShape } from './typeShapes';
import type { SyntaxNode } from './syntax';

/**
 * By what a concept is told: `syntax` for keywords, operators and lifetimes where they stand. `literal` is for all that is text and not code: literals,
 * the markers of doc comments and of `SAFETY`. They serve lists and searches; a mouse that rests on them asks nothing.
 */
export type MatchedBy = 'syntax' | 'attribute' | 'macro' | 'name' | 'method' | 'literal';

/** A concept and the text that speaks of it; offsets in UTF-16 code units. */
export interface ConceptMatch {
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
  readonly by: MatchedBy;
}

/** How many tokens around the one asked about a rule may look at. */
const LOOKAHEAD = 4;
const LOOKBEHIND = 3;
const WITH_RULES: readonly TokenKind[] = ['word', 'punctuation', 'lifetime'];
/** Nodes that only wrap an operator's own text. */
const WRAPPER = /^(?:\w*Op|[^A-Za-z]+)$/;

/** What the text at an offset speaks of, best first; nothing in plain names, and in comments but for their markers. */
export function conceptsAt(file: RustFile, offset: number, names: ConceptNames): readonly ConceptMatch[] {
  const matches = conceptsOfToken(file, file.tokens.indexAt(offset), names);
  // Of a comment only the marker speaks.
  return matches.every(({ from, to }) => from <= offset && offset <= to)
    ? matches
    : matches.filter(({ from, to }) => from <= offset && offset <= to);
}

/** What a token speaks of, best first. */
export function conceptsOfToken(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const kind = file.tokens.kind(index);
  if (kind === undefined) return [];
  if (kind === 'word') {
    // `$type` is a name, whatever the word.
    if (file.text[file.tokens.from(index) - 1] === '$') return syntaxAt(file, index - 1, names);
    const attribute = attributeAt(file, index, names);
    if (attribute) return attribute;
  }
  if (WITH_RULES.includes(kind)) {
    const syntax = syntaxAt(file, index, names);
    if (syntax.length > 0) return syntax;
    return kind === 'word' ? nameAt(file, index, names) : [];
  }
  return literalAt(file, index, names);
}

/** What a keyword, operator or lifetime speaks of. */
function syntaxAt(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const text = file.tokens.text(index);
  const rules = rulesFor(text);
  if (!rules) return [];
  const matches = new Place(file, index, text).concepts(rules);
  // A name that happens to be a contextual keyword is no type.
  if (matches.length === 0) return [];
  for (const shape of names.shapes(text)) {
    const end = matchesShape(file.tokens, index, shape);
    if (end !== undefined && !matches.some((match) => match.conceptId === shape.conceptId))
      matches.push({ conceptId: shape.conceptId, from: file.tokens.from(index), to: end, by: 'syntax' });
  }
  return matches;
}

/** A token and what stands around it; what no rule asks for is not looked up. */
class Place {
  readonly #before: string;
  #preceding: string | undefined;
  #after: string | undefined;
  #holder: PlacedHolder | undefined;

  constructor(
    private readonly file: RustFile,
    private readonly index: number,
    private readonly text: string,
  ) {
    this.#before = this.#code(-1);
  }

  concepts(rules: readonly Rule[]): ConceptMatch[] {
    const rule = rules.find((candidate) => this.#holds(candidate));
    if (rule?.concept === undefined) return [];
    const [back, ahead] = rule.range ?? [0, 0];
    const { tokens } = this.file;
    const from = tokens.from(tokens.beside(this.index, -back));
    const to = tokens.to(tokens.beside(this.index, ahead));
    return [rule.concept, ...(rule.also ?? [])].map((conceptId) => ({ conceptId, from, to, by: 'syntax' }));
  }

  #code(distance: number): string {
    const { tokens } = this.file;
    return tokens.text(tokens.beside(this.index, distance));
  }

  #holds(rule: Rule): boolean {
    if (rule.before && !rule.before.test(this.#before)) return false;
    if (rule.binary !== undefined && rule.binary !== (OPERAND_END.test(this.#before) && !NOT_OPERAND.test(this.#before))) return false;
    if (rule.preceding) {
      this.#preceding ??= Array.from({ length: LOOKBEHIND }, (_, back) => this.#code(back - LOOKBEHIND))
        .join(' ')
        .trimStart();
      if (!rule.preceding.test(this.#preceding)) return false;
    }
    if (rule.after) {
      this.#after ??= Array.from({ length: LOOKAHEAD }, (_, ahead) => this.#code(ahead + 1)).join(' ');
      if (!rule.after.test(this.#after)) return false;
    }
    return !(rule.in || rule.within || rule.unless || rule.sibling !== undefined || rule.when) || this.#holdsInTree(rule);
  }

  #holdsInTree(rule: Rule): boolean {
    const { node, shift } = (this.#holder ??= holderOf(this.file, this.index, this.text));
    if (!node) return !(rule.in || rule.within || rule.sibling !== undefined || rule.when);
    if (rule.in && !rule.in.includes(node.name)) return false;
    if (rule.within && !isWithin(node, rule.within)) return false;
    if (rule.sibling !== undefined && !node.getChild(rule.sibling)) return false;
    const textOf = (part: SyntaxNode): string => this.file.text.slice(part.from - shift, part.to - shift);
    return (rule.when?.(node, textOf, this.file) ?? true) && !rule.unless?.(node, textOf, this.file);
  }
}

/** The node that holds a token: none without a tree, or where the tree is broken. */
interface PlacedHolder {
  readonly node: SyntaxNode | undefined;
  readonly shift: number;
}

function holderOf(file: RustFile, index: number, text: string): PlacedHolder {
  const from = file.tokens.from(index);
  const placed = file.nodeAt(from);
  const shift = placed?.shift ?? 0;
  let node: SyntaxNode | null = placed?.node ?? null;
  while (node && (WRAPPER.test(node.name) || isOwnName(node, from + shift, text))) {
    if (node.type.isError) return { node: undefined, shift };
    node = node.parent;
  }
  return { node: !node || node.type.isError || node.type.isTop ? undefined : node, shift };
}

/** A keyword's own leaf is named like its text. */
function isOwnName(node: SyntaxNode, from: number, text: string): boolean {
  return node.from === from && node.to === from + text.length && (node.name === 'Lifetime' || node.name === text);
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
