import { TreeBuffer, TreeFragment, type PartialParse, type Tree } from '@lezer/common';
import { parser } from '@lezer/rust';
import type { TextChange } from './lexer';

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

/** How many steps of the parser go by between two looks at the clock: some 20 microseconds. */
const STEPS_BETWEEN_LOOKS = 32;

/** The parse of one text, which may be done in slices. The only place that knows the Rust parser. Never fails: what it cannot read becomes error nodes. */
export class Parse {
  readonly #partial: PartialParse;

  constructor(
    text: string,
    private readonly reusable: Reusable = NOTHING_REUSABLE,
  ) {
    this.#partial = parser.startParse(readable(text), reusable);
  }

  /** Goes on while it may. @returns the tree once it stands */
  advance(mayGoOn: () => boolean): Tree | undefined {
    for (;;) {
      for (let step = 0; step < STEPS_BETWEEN_LOOKS; step++) {
        const tree = this.#partial.advance();
        if (tree) return tree;
      }
      if (!mayGoOn()) return undefined;
    }
  }

  /**
   * What the next parse may use. Nodes built beside an error may be wrong for a text without it, so a tree with errors adds nothing: reusing such nodes
   * gave other trees than a fresh parse for 4 of 10 edits and their undo.
   */
  reusableFrom(tree: Tree): Reusable {
    return isClean(tree) ? TreeFragment.addTree(tree, this.reusable) : this.reusable;
  }
}

export function parseRust(text: string): Tree {
  return new Parse(text).advance(() => true)!;
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

/** The grammar knows no `cr"..."`: it reads a raw string of the same length in its place. */
function readable(text: string): string {
  return /cr#*"/.test(text) ? text.replaceAll(/\bcr(?=#*")/g, ' r') : text;
}
