import type { Tokens } from '../../src/core/rust/lexer';
import { isNode, nameOf, part, type DebugNode, type DebugValue } from './debugTree';

/** A part of the compiler's syntax tree that knows its place in the text; offsets are UTF-16 code units. */
export interface SyntaxNode {
  /** The struct, and the variant of its kind: `Expr:Cast`, `Generics`. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly parent: SyntaxNode | undefined;
  readonly value: DebugNode;
  /** From the body of a macro, where it was expanded. */
  readonly isExpanded: boolean;
}

const SPAN = /^(\S.*|):(\d+):(\d+): (\d+):(\d+) \(#(\d+)\)$/;

/** Where lines begin, to make offsets of lines and columns: those of the compiler count characters from 1. */
export class Lines {
  readonly #starts = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  offset(line: number, column: number): number {
    let at = this.#starts[line - 1] ?? this.text.length;
    for (let left = column - 1; left > 0; left--) at += (this.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return at;
  }
}

/** Left out where a parameter has no name: it takes the place of the type. */
const NOWHERE = 'Pat:Missing';

/** The parts of the tree that have a place in this file, each before what is in it. */
export function syntaxNodes(tree: DebugNode, file: string, lines: Lines): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  const visit = (value: DebugValue, parent: SyntaxNode | undefined): void => {
    if (!isNode(value)) return;
    const node = placed(value, parent, file, lines);
    if (node && node.key !== NOWHERE) nodes.push(node);
    for (const child of value.values) visit(child, node ?? parent);
  };
  visit(tree, undefined);
  return nodes;
}

function placed(value: DebugNode, parent: SyntaxNode | undefined, file: string, lines: Lines): SyntaxNode | undefined {
  const span = part(value, 'span') ?? part(value, 'dspan');
  if (span === undefined) return undefined;
  const ends = isNode(span) ? [part(span, 'open'), part(span, 'close')] : [span, span];
  const [first, last] = ends.map((end) => (typeof end === 'string' ? SPAN.exec(end) : null));
  if (!first || !last || first[1] !== file) return undefined;
  const from = lines.offset(Number(first[2]), Number(first[3]));
  const to = lines.offset(Number(last[4]), Number(last[5]));
  const kind = nameOf(part(value, 'kind') ?? part(value, 'node'));
  return { key: kind ? `${value.name}:${kind}` : value.name, from, to, parent, value, isExpanded: first[6] !== '0' };
}

/** The innermost of these nodes around each token, by the token's index; several if they take the same place. */
export function holdersOf(nodes: readonly SyntaxNode[], tokens: Tokens): ReadonlyMap<number, readonly SyntaxNode[]> {
  const holders = new Map<number, SyntaxNode[]>();
  for (const node of nodes.toSorted((one, other) => other.to - other.from - (one.to - one.from))) {
    let index = tokens.firstAfter(node.from);
    if (tokens.from(index) < node.from) index++;
    for (; index < tokens.length && tokens.from(index) < node.to; index++) {
      const known = holders.get(index);
      if (known?.[0]?.from === node.from && known[0].to === node.to) known.push(node);
      else holders.set(index, [node]);
    }
  }
  return holders;
}
