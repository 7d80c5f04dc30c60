import type { ConceptMatch } from './conceptsAt';
import { resolvePath } from './resolvePath';
import type { RustFile } from './rustFile';
import type { SyntaxNode } from './syntax';

/** Concepts that a name of the file's own shows by where it stands; for tests. */
export const LOCAL_NAME_CONCEPTS = ['shadowing', 'drop-and-raii', 'function-pointer'] as const;

/** `let _guard`: kept for its drop at the end of the scope. */
const GUARD = /^_\w*(?:guard|lock|permit|entered|enter|span|handle|drop)\w*$/;

/** What a variable's or function's name speaks of by its place: a `let` that shadows, a guard, a function handed over as a value. */
export function localNameAt(file: RustFile, index: number): ConceptMatch | undefined {
  const { tokens } = file;
  const match = (conceptId: (typeof LOCAL_NAME_CONCEPTS)[number]): ConceptMatch => ({
    conceptId,
    from: tokens.from(index),
    to: tokens.to(index),
    by: 'syntax',
  });
  const name = tokens.text(index);
  if (!/^[a-z_]/.test(name)) return undefined;
  const before = tokens.text(tokens.beside(index, -1));
  const isLet = before === 'let' || (before === 'mut' && tokens.text(tokens.beside(index, -2)) === 'let');
  if (isLet) {
    if (GUARD.test(name)) return match('drop-and-raii');
    return isShadowing(file, index, name) ? match('shadowing') : undefined;
  }
  // Arguments only: `map(parse)`.
  if (!/^[(,=]$/.test(before) || !/^[),;]$/.test(tokens.text(tokens.beside(index, 1)))) return undefined;
  const placed = file.nodeAt(tokens.from(index));
  if (placed?.node.name !== 'Identifier') return undefined;
  const resolved = resolvePath(file.names, [name], tokens.from(index), 'value');
  const isFunction =
    resolved.kind === 'local' && resolved.declared !== undefined && tokens.text(tokens.beside(resolved.declared, -1)) === 'fn';
  return isFunction && !isBound(file, tokens.from(index), name) ? match('function-pointer') : undefined;
}

function isShadowing(file: RustFile, index: number, name: string): boolean {
  const placed = file.nodeAt(file.tokens.from(index));
  if (placed?.node.name !== 'BoundIdentifier') return false;
  let declaration: SyntaxNode | null = placed.node;
  while (declaration && declaration.name !== 'LetDeclaration') declaration = declaration.parent;
  // `if let` opens a scope of its own.
  if (declaration?.parent?.name !== 'Block') return false;
  return isBound(file, declaration.from - placed.shift, name);
}

/** A variable of this name is in scope before an offset. */
function isBound(file: RustFile, offset: number, name: string): boolean {
  return bindingOf(file, offset, name) !== undefined;
}

/** Where a variable got its name. */
export interface VariableBinding {
  readonly name: SyntaxNode;
  /** The `let`, parameter, arm, loop or condition that binds it. */
  readonly holder: SyntaxNode;
  readonly shift: number;
}

const BINDS = new Set(['MatchArm', 'ClosureExpression', 'ForExpression', 'IfExpression', 'WhileExpression', 'FunctionItem']);
/** How many statements before the place are looked through. */
const LONGEST_BLOCK = 400;

/** The nearest variable of a name that is in scope at an offset, out of the arguments of macros too. */
export function bindingOf(file: RustFile, offset: number, name: string): VariableBinding | undefined {
  const inner = file.nodeAt(offset);
  const outer = file.tree?.resolveInner(offset, 1);
  if (!inner || !outer) return undefined;
  const inMacro = inner.shift === 0 ? undefined : climb(inner.node, offset, inner.shift);
  return inMacro ?? climb(outer, offset, 0);

  function climb(start: SyntaxNode, at: number, shift: number): VariableBinding | undefined {
    for (let node: SyntaxNode | null = start; node; node = node.parent) {
      // The function of the shell around a macro's arguments is not the person's.
      if (shift !== 0 && node.parent?.type.isTop) return undefined;
      const holder = node.name === 'Block' ? undefined : node;
      const found = holder ? (BINDS.has(node.name) ? inPatterns(holder, at, shift) : undefined) : inBlock(node, at, shift);
      if (found) return found;
      if (node.name === 'FunctionItem') return undefined;
    }
    return undefined;
  }

  function inBlock(block: SyntaxNode, at: number, shift: number): VariableBinding | undefined {
    let statement = block.childBefore(at + shift);
    for (let count = 0; statement && count < LONGEST_BLOCK; count++, statement = statement.prevSibling) {
      if (statement.name !== 'LetDeclaration' || statement.to - shift > at) continue;
      const found = boundIn(statement, shift);
      if (found) return { name: found, holder: statement, shift };
    }
    return undefined;
  }

  /** Names bound in the head of a construct hold in its body. */
  function inPatterns(holder: SyntaxNode, at: number, shift: number): VariableBinding | undefined {
    for (let child = holder.firstChild; child; child = child.nextSibling) {
      if (child.from - shift > at || child.name === 'Block') break;
      if (child.name === 'ParamList') {
        for (const parameter of child.getChildren('Parameter')) {
          const found = boundIn(parameter, shift);
          if (found) return { name: found, holder: parameter, shift };
        }
        continue;
      }
      const isCondition = child.name === 'LetDeclaration' || child.name === 'LetChain' || child.name === 'Guard';
      if (holder.name === 'FunctionItem' || (/^(?:If|While)/.test(holder.name) && !isCondition)) continue;
      if (child.name === '=>' || child.name === 'in') break;
      const found = boundIn(child, shift);
      if (found && found.to - shift <= at) return { name: found, holder, shift };
    }
    return undefined;
  }

  function boundIn(holder: SyntaxNode, shift: number): SyntaxNode | undefined {
    let found: SyntaxNode | undefined;
    const cursor = holder.cursor();
    const end = holder.to;
    do {
      if (cursor.from >= end || (found && cursor.from > found.to)) break;
      if (cursor.name === 'BoundIdentifier' && file.text.slice(cursor.from - shift, cursor.to - shift) === name) found = cursor.node;
      // The value of a `let` and the body of a construct bind nothing for what follows.
      if (cursor.name === '=' || cursor.name === 'Block') break;
    } while (cursor.next() && cursor.to <= end);
    return found;
  }
}
