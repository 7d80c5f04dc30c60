import { Tokens } from './lexer';
import { withoutMarks } from './macroBodies';
import type { Work } from './slicedWork';
import { isClean, parse, type SyntaxNode, type Tree } from './syntax';

/** The tokens of a macro call, or of the body of a macro, read as the code that they most likely are. */
export interface ArgumentTree {
  readonly tree: Tree;
  /** Where the arguments begin in the tree. */
  readonly shift: number;
  /** False for the marks of a macro's body, which its code does without; counted from where the arguments begin. */
  readonly isCode: (offset: number) => boolean;
}

/** Where such tokens stand, without their brackets; offsets in the tree that they were found in. */
export interface ArgumentRange {
  readonly from: number;
  readonly to: number;
  /** What the rule of a macro matches, if this is its body. */
  readonly matcher: { readonly from: number; readonly to: number } | undefined;
}

/** What may stand around arguments so that they read as code: arguments of a call, arms of a match, statements and items, at last types. */
const SHELLS: readonly (readonly [before: string, after: string])[] = [
  ['fn a(){a(', ')}'],
  ['fn a(){match a {', '}}'],
  ['fn a(){', '}'],
];
const TYPES = ['fn a(_:(', ')){}'] as const;
type Shelled = readonly [before: string, inner: string, after: string];
/** The macros whose second argument is a pattern. */
const MATCHES = /matches\s*!\s*[([{]$/;
const BLANK = 0x20;
/** Arguments longer than this are hardly those of a call: statements and items are tried first, and nothing else if their marks are there. */
const LONG = 4_000;

/** The outermost tokens around a node that may be read as code: those of a macro call, or the body of a macro; undefined in attributes. */
export function argumentsAround(node: SyntaxNode): ArgumentRange | undefined {
  let outermost: SyntaxNode | undefined;
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (/^(?:MacroDefinition|DeclarativeMacroItem|Attribute|InnerAttribute)$/.test(at.name) && outermost?.parent?.name !== 'MacroRule')
      return undefined;
    if (at.name.endsWith('Tokens')) outermost = at;
  }
  const holder = outermost?.parent;
  if (!outermost || !holder) return undefined;
  const isBody = holder.name === 'MacroRule' && holder.lastChild?.from === outermost.from;
  if (!isBody && !/^Macro(?:Invocation|Pattern)$/.test(holder.name)) return undefined;
  const from = outermost.from + 1;
  return { from, to: Math.max(from, outermost.to - 1), matcher: isBody ? (holder.firstChild ?? undefined) : undefined };
}

/** How far before the arguments of a call a change may alter what they are read as, in UTF-16 code units. */
export const LONGEST_NAME = 12;

/**
 * Reads the tokens in each shell and takes the reading with the fewest errors.
 * @param matcher what binds the names of a macro's body
 */
export function* readArguments(text: string, from: number, to: number, matcher?: string): Work<ArgumentTree> {
  const code = withoutMarks(text.slice(from, to), matcher);
  const isCode = (at: number): boolean => code.charCodeAt(at) !== BLANK;
  let best: (ArgumentTree & { readonly errors: number }) | undefined;
  const isMatch = MATCHES.test(text.slice(Math.max(0, from - LONGEST_NAME), from));
  for (const [before, inner, after] of isMatch ? asArm(code) : shellsFor(code, matcher !== undefined)) {
    const tree = yield* parse(`${before}${inner}${after}`);
    const errors = countErrors(tree);
    if (!best || errors < best.errors) best = { tree, shift: before.length, isCode, errors };
    if (errors === 0) break;
    yield;
  }
  return best ?? { tree: yield* parse(''), shift: 0, isCode: () => false };
}

/** Each of them is a parse, made only if the one before had errors: a long stretch gets one. */
function* shellsFor(code: string, isBody: boolean): Generator<Shelled> {
  if (code.length > LONG && code.includes(';')) {
    yield ['fn a(){', code, '}'];
    return;
  }
  for (const [before, after] of isBody ? SHELLS.toReversed() : SHELLS) yield [before, code, after];
  if (isBody) return;
  yield* asArm(code);
  yield [TYPES[0], code, TYPES[1]];
}

/** `matches!(value, pattern if guard)`: the comma between the two becomes the brace of a match. */
function* asArm(code: string): Generator<Shelled> {
  const tokens = Tokens.of(code);
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const mark = tokens.kind(index) === 'punctuation' ? tokens.text(index) : '';
    if (/^[([{]$/.test(mark)) depth++;
    else if (/^[)\]}]$/.test(mark)) depth--;
    else if (mark === ',' && depth === 0) {
      const pattern = code.slice(tokens.to(index)).replace(/,\s*$/, '');
      yield ['fn a(){match ', `${code.slice(0, tokens.from(index))}{${pattern}`, '=>a}}'];
      return;
    }
  }
}

function countErrors(tree: Tree): number {
  if (isClean(tree)) return 0;
  let errors = 0;
  tree.iterate({
    enter(node) {
      if (node.type.isError) errors++;
    },
  });
  return errors;
}
