import { isNode, nameOf, part, type DebugNode, type DebugValue } from './debugTree';
import type { Place } from './meanings';
import type { SyntaxNode } from './syntaxNodes';

/** The code token before or after. */
export function beside({ tokens, index }: Place, distance: number): string {
  return tokens.text(tokens.beside(index, distance));
}

/** What the variant of a node's kind holds: `[expression, type]` of a cast. */
export function held(node: SyntaxNode): readonly DebugValue[] {
  const kind = part(node.value, 'kind');
  return isNode(kind) ? kind.values : [];
}

/** The struct inside the variant of a node's kind: `Impl { .. }`. */
export function heldStruct(node: SyntaxNode): DebugNode | undefined {
  return held(node).find(isNode);
}

/** Whether a tuple holds something. */
export function hasParts(node: SyntaxNode): boolean {
  const [list] = held(node);
  return isNode(list) && list.values.length > 0;
}

/** The kind of a part that is a node too: `Unary` of an expression. */
export function kindOf(value: DebugValue | undefined): string {
  return isNode(value) ? nameOf(part(value, 'kind')) : '';
}

/** The nearest of these around a node. */
export function around(node: SyntaxNode, keys: RegExp): SyntaxNode | undefined {
  let at = node.parent;
  while (at && !keys.test(at.key)) at = at.parent;
  return at;
}

/** `for<'a>`: the lifetime is declared for what follows. */
export function isInBinder(place: Place): boolean {
  const { tokens } = place;
  for (let at = tokens.beside(place.index, -1); at > 0; at = tokens.beside(at, -1)) {
    if (tokens.text(at) === '<') return tokens.text(tokens.beside(at, -1)) === 'for';
    if (tokens.text(at) !== ',' && tokens.kind(at) !== 'lifetime') return false;
  }
  return false;
}
