import { PRIMITIVE } from './primitive';
import { resolvePath } from './resolvePath';
import type { PlacedNode, RustFile } from './rustFile';
import { builtIn, LOCAL, ofStd, type RustType } from './rustTypes';
import { stdHomes } from './stdPaths';
import type { SyntaxNode } from './syntax';

const TYPE_NODE =
  /^(?:TypeIdentifier|ScopedTypeIdentifier|GenericType|ReferenceType|PointerType|TupleType|UnitType|ArrayType|AbstractType|DynamicType|BoundedType|SelfType|FunctionType|InferredType)$/;
/** How many aliases and bounds are followed. */
const LONGEST_CHAIN = 4;

export function textOf(file: RustFile, { node, shift }: PlacedNode): string {
  return file.text.slice(node.from - shift, node.to - shift);
}

/** The child that is a type. */
export function typeChild(node: SyntaxNode): SyntaxNode | undefined {
  for (let child = node.firstChild; child; child = child.nextSibling) if (TYPE_NODE.test(child.name)) return child;
  return undefined;
}

/** The type that a piece of code names. */
export function typeNamed(file: RustFile, placed: PlacedNode, depth = 0): RustType | undefined {
  const { node, shift } = placed;
  const at = (child: SyntaxNode | null | undefined): RustType | undefined =>
    child ? typeNamed(file, { node: child, shift }, depth + 1) : undefined;
  if (depth > LONGEST_CHAIN * 2) return undefined;
  switch (node.name) {
    case 'ReferenceType':
    case 'BoundedType':
    case 'AbstractType':
    case 'DynamicType':
      return at(typeChild(node));
    case 'PointerType':
      return builtIn('pointer', at(typeChild(node)));
    case 'ArrayType':
      return builtIn(node.getChild(';') ? 'array' : 'slice', at(typeChild(node)));
    case 'TupleType':
      return builtIn('tuple', ...typeChildren(node).map((child) => at(child)));
    case 'GenericType': {
      const name = at(typeChild(node));
      const list = node.getChild('TypeArgList');
      return name && list ? { ...name, args: typeChildren(list).map((child) => at(child)) } : name;
    }
    case 'TypeIdentifier':
    case 'ScopedTypeIdentifier':
    case 'SelfType':
      return pathType(file, placed, textOf(file, placed).replaceAll(/\s/g, ''), depth);
    default:
      return undefined;
  }
}

function typeChildren(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (TYPE_NODE.test(child.name)) found.push(child);
  return found;
}

/** The type that a path without arguments leads to from a place. */
export function pathType(file: RustFile, { node, shift }: PlacedNode, path: string, depth = 0): RustType | undefined {
  if (PRIMITIVE.test(path)) return builtIn(path);
  if (path === 'Self') return selfType(file, { node, shift }, depth);
  const segments = path.split('::').filter(Boolean);
  if (segments.length === 0 || path.includes('<')) return undefined;
  const bound = segments.length === 1 ? boundOf(file, { node, shift }, path, depth) : undefined;
  if (bound) return bound;
  const offset = node.from - shift;
  const resolved = resolvePath(file.names, segments, offset, 'type');
  if (resolved.kind === 'path') return { path: resolved.path, args: [] };
  if (resolved.kind === 'local') {
    const alias = resolved.declared === undefined || depth > LONGEST_CHAIN ? undefined : aliasAt(file, resolved.declared, depth);
    return alias ?? { path: [LOCAL, segments.at(-1)!], args: [] };
  }
  const home = segments.length === 1 ? stdHomes(path)[0] : undefined;
  if (home !== undefined) return ofStd(home.slice('std::'.length));
  // Brought by a glob: whose it is nobody knows, but it is none that we speak of.
  return segments.length === 1 && /^\p{Lu}/u.test(path) ? { path: [LOCAL, path], args: [] } : undefined;
}

/** What `type Shared = Arc<..>;` stands for. */
function aliasAt(file: RustFile, declared: number, depth: number): RustType | undefined {
  const item = itemAt(file, file.tokens.from(declared));
  if (item?.name !== 'TypeItem') return undefined;
  const type = item.getChild('=') && typeChildren(item).at(-1);
  return type ? typeNamed(file, { node: type, shift: 0 }, depth + 1) : undefined;
}

/** The item whose name stands at an offset. */
export function itemAt(file: RustFile, offset: number): SyntaxNode | undefined {
  const node = file.tree?.resolveInner(offset, 1);
  for (let at = node; at; at = at.parent!) {
    if (at.name.endsWith('Item')) return at;
    if (at.type.isTop || !at.parent) return undefined;
  }
  return undefined;
}

/** What an `impl` around a place is for. */
export function selfType(file: RustFile, { node, shift }: PlacedNode, depth = 0): RustType | undefined {
  let item: SyntaxNode | null = shift === 0 ? node : (file.tree?.resolveInner(node.from - shift, 1) ?? null);
  while (item && item.name !== 'ImplItem') item = item.parent;
  if (!item) return undefined;
  const type = item.getChild('for') ? typeChildren(item).at(-1) : typeChild(item);
  if (!type || textOf(file, { node: type, shift: 0 }) === 'Self') return undefined;
  return typeNamed(file, { node: type, shift: 0 }, depth + 1);
}

/** The first bound of a type parameter of the function or impl around a place. */
function boundOf(file: RustFile, { node, shift }: PlacedNode, name: string, depth: number): RustType | undefined {
  let item: SyntaxNode | null = shift === 0 ? node : (file.tree?.resolveInner(node.from - shift, 1) ?? null);
  // The file itself has no parameters, and thousands of children.
  for (; item && !item.type.isTop; item = item.parent) {
    const parameters = item.getChild('TypeParamList');
    if (!parameters) continue;
    for (const parameter of [
      ...parameters.getChildren('ConstrainedTypeParameter'),
      ...(item.getChild('WhereClause')?.getChildren('TypeBoundClause') ?? []),
    ]) {
      const own = parameter.getChild('TypeIdentifier');
      if (!own || textOf(file, { node: own, shift: 0 }) !== name) continue;
      const bound = parameter.getChild('TraitBounds');
      const type = bound ? typeChild(bound) : undefined;
      return type && depth < LONGEST_CHAIN ? typeNamed(file, { node: type, shift: 0 }, depth + 1) : undefined;
    }
    for (const plain of parameters.getChildren('TypeIdentifier'))
      if (textOf(file, { node: plain, shift: 0 }) === name) return { path: [LOCAL, name], args: [] };
  }
  return undefined;
}
