import type { Work } from './slicedWork';
import { isClean, parse, type SyntaxNode, type Tree } from './syntax';

/** A macro call's arguments, read as the code that they most likely are. */
export interface ArgumentTree {
  readonly tree: Tree;
  /** Where the arguments begin in the tree. */
  readonly shift: number;
}

/** What may stand around arguments so that they read as code: arguments of a call, arms of a match, statements and items. */
const SHELLS: readonly (readonly [before: string, after: string])[] = [
  ['fn _(){_(', ')}'],
  ['fn _(){match _ {', '}}'],
  ['fn _(){', '}'],
];
/** Arguments longer than this are hardly those of a call: statements and items are tried first, and nothing else if their marks are there. */
const LONG = 4_000;

/** The tokens of a macro call, without their brackets; undefined where macros are defined, and in attributes. */
export function argumentsAround(node: SyntaxNode): { readonly from: number; readonly to: number } | undefined {
  let outermost: SyntaxNode | undefined;
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (/^(?:MacroRule|MacroDefinition|DeclarativeMacroItem|Attribute|AttributeItem|InnerAttribute)$/.test(at.name)) return undefined;
    if (at.name.endsWith('Tokens')) outermost = at;
  }
  const call = outermost?.parent;
  if (!outermost || !call || !/^Macro(?:Invocation|Pattern)$/.test(call.name)) return undefined;
  return { from: outermost.from + 1, to: Math.max(outermost.from + 1, outermost.to - 1) };
}

/** `matches!(x, 1..=3)` reads as a call too, but is none. */
const MATCHES = /(?:^|\W)(?:debug_)?(?:assert_)?matches\s*!\s*[([{]$/;
const LONGEST_NAME = 40;

/** Reads arguments in each shell and takes the reading with the fewest errors. */
export function* readArguments(text: string, from: number, to: number): Work<ArgumentTree> {
  const code = text.slice(from, to);
  let best: (ArgumentTree & { readonly errors: number }) | undefined;
  for (const [before, inner, after] of shellsFor(code, MATCHES.test(text.slice(Math.max(0, from - LONGEST_NAME), from)))) {
    const tree = yield* parse(`${before}${inner}${after}`);
    const errors = countErrors(tree);
    if (!best || errors < best.errors) best = { tree, shift: before.length, errors };
    if (errors === 0) break;
    yield;
  }
  return best!;
}

/** Each of them is a parse: a long stretch gets one. */
function shellsFor(code: string, hasPattern: boolean): readonly (readonly [before: string, inner: string, after: string])[] {
  if (code.length > LONG && code.includes(';')) return [['fn _(){', code, '}']];
  const shells = SHELLS.map(([open, close]) => [open, code, close] as const);
  return hasPattern ? [...asArm(code), ...shells] : [...shells, ...asArm(code)];
}

/** `matches!(value, pattern if guard)`: the first comma between the two becomes the brace of a match. */
function asArm(code: string): readonly (readonly [string, string, string])[] {
  const comma = outerComma(code);
  if (comma < 0) return [];
  return [['fn _(){match ', `${code.slice(0, comma)}{${code.slice(comma + 1).replace(/,(?=\s*$)/, ' ')}`, '=>_}}']];
}

/** The first comma that no bracket holds. */
function outerComma(code: string): number {
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const mark = code[at]!;
    if (mark === ',' && depth === 0) return at;
    if ('([{'.includes(mark)) depth++;
    if (')]}'.includes(mark)) depth--;
  }
  return -1;
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
