import { conceptsOfToken, type ConceptMatch } from './conceptsAt';
import type { ConceptNames } from './names';
import type { RustFile } from './rustFile';
import type { SyntaxNode } from './syntax';

/** A concept at a place, and the construct that it is about. */
export interface ConstructMatch extends ConceptMatch {
  /** The whole construct: the closure, the function, the type with its arguments. */
  readonly construct: { readonly from: number; readonly to: number };
}

/** What a line of operators would add says nothing of where the cursor is. */
const WITHOUT_OWN_CONCEPT = /^(?:BinaryExpression|AssignmentExpression|ArgList|UseDeclaration|ExpressionStatement|Block|SourceFile)$/;
/** Marks that end or hold a construct together; they say what it is only where the cursor is on them. */
const WITHOUT_WEIGHT = /^[;:.,()[\]{}]$/;
/** How many tokens at the head of a construct are asked what it is: `pub(crate) const unsafe extern "C" fn name`. */
const LONGEST_HEAD = 16;

/** The concept of the token at an offset, then those of the constructs around it, innermost first; each concept once. */
export function conceptsAround(file: RustFile, offset: number, names: ConceptNames): readonly ConstructMatch[] {
  const index = file.tokens.indexAt(offset);
  const found = new Map<string, ConstructMatch>();
  const add = (match: ConceptMatch, construct: { from: number; to: number }): void => {
    const known = found.get(match.conceptId);
    // The token's own concept is about the construct that the token is the head of: `move` about the closure.
    const isOwn = known?.from === match.from && known.construct.from === known.from && known.construct.to === known.to;
    if (!known || isOwn) found.set(match.conceptId, { ...match, construct });
  };
  if (index >= 0) for (const match of conceptsOfToken(file, index, names)) add(match, { from: match.from, to: match.to });
  for (const { node, shift } of nodesAround(file, offset)) {
    if (WITHOUT_OWN_CONCEPT.test(node.name)) continue;
    const construct = { from: node.from - shift, to: node.to - shift };
    for (const head of headOf(file, node, shift)) {
      for (const match of conceptsOfToken(file, head, names)) if (match.by !== 'literal') add(match, construct);
    }
  }
  return [...found.values()];
}

/** The nodes that hold an offset, innermost first, out of the arguments of macros too. */
function* nodesAround(file: RustFile, offset: number): Generator<{ readonly node: SyntaxNode; readonly shift: number }> {
  const inner = file.nodeAt(offset);
  if (!inner) return;
  if (inner.shift !== 0) {
    // The shell's own function and blocks are not the person's.
    for (let node: SyntaxNode | null = inner.node; node && !isShell(node, inner.shift); node = node.parent)
      yield { node, shift: inner.shift };
  }
  const outer = file.tree?.resolveInner(offset, 1);
  for (let node: SyntaxNode | null = outer ?? null; node && !node.type.isTop; node = node.parent) yield { node, shift: 0 };
}

/** A node of a shell that begins before what stands in the file. */
function isShell(node: SyntaxNode, shift: number): boolean {
  return node.parent === null || node.type.isTop || (node.name === 'FunctionItem' && node.parent.type.isTop && shift !== 0);
}

/** Indexes of the tokens that say what a node is: its own words and marks up to its first part, not those of the parts. */
function* headOf(file: RustFile, node: SyntaxNode, shift: number): Generator<number> {
  const { tokens } = file;
  // They say what their closure is, and nothing of themselves.
  if (node.name === 'ParamList') return;
  let count = 0;
  for (let child = node.firstChild; child && count < LONGEST_HEAD; child = child.nextSibling, count++) {
    // Only leaves: a part with children is a construct of its own.
    if (child.firstChild || WITHOUT_WEIGHT.test(child.name)) continue;
    const index = tokens.indexAt(child.from - shift);
    if (index >= 0 && tokens.from(index) === child.from - shift) yield index;
  }
  // The grammar has no leaf for a question mark, and holds the marks of a closure in its parameters.
  if (node.name === 'TryExpression') yield tokens.indexAt(node.to - shift - 1);
  const parameters = node.name === 'ClosureExpression' ? node.getChild('ParamList') : null;
  if (parameters) yield tokens.indexAt(parameters.from - shift);
}
