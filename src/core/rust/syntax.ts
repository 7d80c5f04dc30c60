import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/rust';

export type { SyntaxNode, Tree } from '@lezer/common';

/** The only place that knows the Rust parser. Never fails: what it cannot read becomes error nodes. */
export function parseRust(text: string): Tree {
  return parser.parse(text);
}

/** True if the parser gave up on what is around this node: its place in the tree then means little. */
export function isBroken(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at && at.name !== 'Block' && at.name !== 'DeclarationList'; at = at.parent) {
    if (at.type.isError) return true;
  }
  return false;
}
