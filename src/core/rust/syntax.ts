import { TreeBuffer, TreeFragment, type Tree } from '@lezer/common';
import { parser } from '@lezer/rust';
import type { TextChange } from './lexer';
import type { Work } from './slicedWork';

export type { SyntaxNode, Tree } from '@lezer/common';

/** Every kind of node that the grammar has; for tests of the rules. */
export const NODE_NAMES: ReadonlySet<string> = new Set(parser.nodeSet.types.map((type) => type.name));

/** What an earlier tree offers to the parse of a later text. */
export type Reusable = readonly TreeFragment[];

export const NOTHING_REUSABLE: Reusable = [];

/** The parts of an earlier tree that a change has left alone. */
export function reusableAfter(reusable: Reusable, { from, to, end }: TextChange): Reusable {
  return TreeFragment.applyChanges(reusable, [{ fromA: from, toA: to, fromB: from, toB: end }]);
}

/**
 * What the parse after this one may use. Nodes built beside an error may be wrong for a text without it, so a tree with errors adds nothing: reusing such
 * nodes gave other trees than a fresh parse for 4 of 10 edits and their undo.
 */
export function reusableFrom(tree: Tree, reusable: Reusable): Reusable {
  return isClean(tree) ? TreeFragment.addTree(tree, reusable) : reusable;
}

/** How many steps of the parser go by between two stops: some 20 microseconds. */
const STEPS_BETWEEN_STOPS = 32;
/** The parser puts its tree together in one last step. So that this is short, a long parse stops after so many steps (100,000 characters) and takes over what it has. */
const LONGEST_STRETCH = 60_000;

/** Parses a text. The only place that knows the Rust parser. Never fails: what it cannot read becomes error nodes. */
export function* parse(text: string, reusable: Reusable = NOTHING_REUSABLE): Work<Tree> {
  const source = readable(text);
  let known = reusable;
  for (let reached = 0; ;) {
    const partial = parser.startParse(source, known);
    let tree: Tree | null = null;
    for (let step = 1; !tree; step++) {
      tree = partial.advance();
      if (step % STEPS_BETWEEN_STOPS === 0) yield;
      if (!tree && step >= LONGEST_STRETCH && partial.stoppedAt === null && partial.parsedPos > reached)
        partial.stopAt((reached = partial.parsedPos));
    }
    // Remembers what is clean, so that a look at the whole tree is short.
    isClean(tree);
    if (partial.stoppedAt === null) return tree;
    known = TreeFragment.addTree(tree, reusable, true);
    yield;
  }
}

/** Trees without an error in them: parts of a tree live on in the next one, so only what is new is looked at. */
const cleanTrees = new WeakSet<Tree>();

export function isClean(tree: Tree): boolean {
  if (cleanTrees.has(tree)) return true;
  if (tree.type.isError) return false;
  for (const child of tree.children) {
    if (child instanceof TreeBuffer) {
      for (let at = 0; at < child.buffer.length; at += 4) if (child.set.types[child.buffer[at]!]!.isError) return false;
    } else if (!isClean(child)) return false;
  }
  cleanTrees.add(tree);
  return true;
}

/** Whether two trees of one text say the same. */
export function* isSameTree(one: Tree, other: Tree): Work<boolean> {
  const [a, b] = [one.cursor(), other.cursor()];
  for (let node = 1; ; node++) {
    if (a.type !== b.type || a.from !== b.from || a.to !== b.to) return false;
    const goesOn = a.next();
    if (goesOn !== b.next()) return false;
    if (!goesOn) return true;
    if (node % 256 === 0) yield;
  }
}

/** The grammar knows no `cr"..."`: it reads a raw string of the same length in its place. */
function readable(text: string): string {
  return /cr#*"/.test(text) ? text.replaceAll(/\bcr(?=#*")/g, ' r') : text;
}
