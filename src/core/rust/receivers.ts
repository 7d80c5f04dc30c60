import { resolvePath } from './resolvePath';
import { associatedResult, functionResult } from './functionResults';
import { bindingOf } from './localNames';
import type { PlacedNode, RustFile } from './rustFile';
import { itemOf, methodResult } from './methodResults';
import { boundType, closureArgument } from './patternTypes';
import { builtIn, isPointer, LOCAL, ofStd, option, result, shortName, type RustType } from './rustTypes';
import type { SyntaxNode } from './syntax';
import { itemAt, pathType, selfType, textOf, typeChild, typeNamed } from './typeOf';

/** How many steps a type is followed through variables, fields and calls. */
const DEEPEST = 12;
/** Of how many functions of one name the right one is looked for: `new` of a thousand types would take longer than a hover may. */
const MOST_NAMESAKES = 40;

/** The type of what the method named at a token is called on, if this file tells it. */
export function receiverOf(file: RustFile, index: number): RustType | undefined {
  const placed = file.nodeAt(file.tokens.from(index));
  const field = placed?.node.parent;
  if (placed?.node.name !== 'FieldIdentifier' || field?.name !== 'FieldExpression' || !field.firstChild) return undefined;
  return typeOf(file, { node: field.firstChild, shift: placed.shift }, 0);
}

function typeOf(file: RustFile, placed: PlacedNode, depth: number): RustType | undefined {
  const { node, shift } = placed;
  const of = (child: SyntaxNode | null | undefined): RustType | undefined =>
    child ? typeOf(file, { node: child, shift }, depth + 1) : undefined;
  if (depth > DEEPEST) return undefined;
  switch (node.name) {
    case 'Identifier':
      return variableType(file, placed, depth);
    case 'self':
      return declaredSelf(file, placed) ?? ownType(file, placed);
    case 'String':
    case 'RawString':
      return stringType(textOf(file, placed));
    case 'Integer':
      return builtIn('i32');
    case 'Float':
      return builtIn('f64');
    case 'Char':
      return builtIn('char');
    case 'ArrayExpression':
      return builtIn('array', of(node.firstChild?.nextSibling));
    case 'TupleExpression':
      return builtIn('tuple', ...expressions(node).map((child) => of(child)));
    case 'RangeExpression':
      return ofStd('ops::Range', of(node.firstChild));
    case 'ParenthesizedExpression':
      return of(expressions(node)[0]);
    case 'ReferenceExpression':
      return of(node.lastChild);
    case 'UnaryExpression': {
      const inner = of(node.lastChild);
      return textOf(file, placed).startsWith('*') && inner && isPointer(inner) ? inner.args[0] : inner;
    }
    case 'TypeCastExpression': {
      const type = typeChild(node);
      return type && typeNamed(file, { node: type, shift });
    }
    case 'TryExpression':
      return insideOf(of(node.firstChild));
    case 'IndexExpression':
      return indexed(of(node.firstChild), node.firstChild?.nextSibling?.nextSibling?.name === 'RangeExpression');
    case 'MacroInvocation':
      return macroType(textOf(file, { node: node.firstChild ?? node, shift }));
    case 'StructExpression': {
      const name = node.firstChild;
      return name ? pathType(file, placed, textOf(file, { node: name, shift })) : undefined;
    }
    case 'FieldExpression':
      return fieldType(file, placed, depth);
    case 'CallExpression':
      return callType(file, placed, depth);
    case 'BinaryExpression': {
      const left = of(node.firstChild);
      return left && /^[iuf]\d+|size$/.test(left.path.at(-1)!) && node.getChild('ArithOp') ? left : undefined;
    }
    default:
      return undefined;
  }
}

/** The type of `self`; in a trait it is whatever implements it. */
function ownType(file: RustFile, placed: PlacedNode): RustType {
  return selfType(file, placed) ?? { path: [LOCAL, 'Self'], args: [] };
}

/** `self: Pin<&mut Self>` */
function declaredSelf(file: RustFile, placed: PlacedNode): RustType | undefined {
  let item: SyntaxNode | null = placed.shift === 0 ? placed.node : (file.tree?.resolveInner(placed.node.from - placed.shift, 1) ?? null);
  while (item && item.name !== 'FunctionItem') item = item.parent;
  const first = item?.getChild('ParamList')?.getChild('Parameter');
  const type = first?.getChild('SelfPattern') && typeChild(first);
  return type ? typeNamed(file, { node: type, shift: 0 }) : undefined;
}

function stringType(text: string): RustType {
  if (text.startsWith('c')) return ofStd('ffi::CStr');
  return builtIn(text.startsWith('b') ? 'slice' : 'str');
}

function expressions(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (/^[A-Za-z]/.test(child.name) && !child.name.startsWith('Attribute')) found.push(child);
  return found;
}

function insideOf(type: RustType | undefined): RustType | undefined {
  return type && /^(?:Option|Result)$/.test(type.path.at(-1)!) ? type.args[0] : undefined;
}

function indexed(type: RustType | undefined, isRange: boolean): RustType | undefined {
  if (!type) return undefined;
  const name = type.path.at(-1)!;
  if (isRange) return name === 'String' || name === 'str' ? builtIn('str') : builtIn('slice', type.args[0]);
  return /^(?:HashMap|BTreeMap)$/.test(name) ? type.args[1] : /^(?:Vec|VecDeque|array|slice)$/.test(name) ? type.args[0] : undefined;
}

function macroType(name: string): RustType | undefined {
  if (/(?:^|::)vec$/.test(name)) return ofStd('vec::Vec');
  return /(?:^|::)format$/.test(name)
    ? ofStd('string::String')
    : /(?:^|::)(?:env|concat|stringify|include_str)$/.test(name)
      ? builtIn('str')
      : undefined;
}

function variableType(file: RustFile, placed: PlacedNode, depth: number): RustType | undefined {
  const name = textOf(file, placed);
  const offset = placed.node.from - placed.shift;
  const binding = bindingOf(file, offset, name);
  if (!binding) return constantType(file, offset, name);
  const { shift } = binding;
  let holder: SyntaxNode | null = binding.name;
  let pattern = holder;
  while (holder && !HOLDS_PATTERN.test(holder.name)) {
    pattern = holder;
    holder = holder.parent;
  }
  const of = (node: SyntaxNode | null | undefined): RustType | undefined => (node ? typeOf(file, { node, shift }, depth + 1) : undefined);
  return holder ? boundType(pattern, binding.name, valueType(), (node) => textOf(file, { node, shift })) : undefined;

  /** The type of what the pattern is held against. */
  function valueType(): RustType | undefined {
    const annotated = typeChild(holder!);
    const type = annotated && holder!.name !== 'MatchArm' ? typeNamed(file, { node: annotated, shift }) : undefined;
    if (type) return type;
    switch (holder!.name) {
      case 'LetDeclaration':
        return of(holder!.getChild('=')?.nextSibling);
      case 'ForExpression': {
        const looped = of(holder!.getChild('in')?.nextSibling);
        return looped && itemOf(looped);
      }
      case 'MatchArm':
        return of(holder!.parent?.prevSibling);
      default:
        return annotated ? undefined : parameterType(holder!);
    }
  }

  /** The type of a closure's parameter, by what it is handed to. */
  function parameterType(parameter: SyntaxNode): RustType | undefined {
    const closure = parameter.parent?.parent;
    const call = closure?.name === 'ClosureExpression' ? closure.parent?.parent : undefined;
    const called = call?.name === 'CallExpression' ? call.firstChild : undefined;
    if (!called) return undefined;
    const text = textOf(file, { node: called, shift });
    if (/(?:^|::)scope$/.test(text))
      return resolvedFunction(file, text.split('::'), called.from - shift) === 'std::thread::scope' ? SCOPE : undefined;
    const receiver = called.name === 'FieldExpression' ? of(called.firstChild) : undefined;
    const index = parameter.parent!.getChildren('Parameter').findIndex(({ from }) => from === parameter.from);
    return receiver && closureArgument(receiver, textOf(file, { node: called.lastChild!, shift }), index);
  }
}

const HOLDS_PATTERN = /^(?:LetDeclaration|Parameter|MatchArm|ForExpression)$/;
const SCOPE = ofStd('thread::Scope');

function constantType(file: RustFile, offset: number, name: string): RustType | undefined {
  const resolved = resolvePath(file.names, [name], offset, 'value');
  if (resolved.kind !== 'local' || resolved.declared === undefined) return undefined;
  const item = itemAt(file, file.tokens.from(resolved.declared));
  const type = item && /^(?:Const|Static)Item$/.test(item.name) ? typeChild(item) : undefined;
  return type ? typeNamed(file, { node: type, shift: 0 }) : undefined;
}

function fieldType(file: RustFile, { node, shift }: PlacedNode, depth: number): RustType | undefined {
  const base = node.firstChild ? typeOf(file, { node: node.firstChild, shift }, depth + 1) : undefined;
  const field = node.lastChild;
  if (!base || !field) return undefined;
  const name = textOf(file, { node: field, shift });
  if (base.path[0] === 'tuple') return base.args[Number(name)];
  for (let type: RustType | undefined = base; type; type = type.args[0]) {
    if (type.path[0] === LOCAL) return declaredField(file, type.path[1]!, name, node.from - shift);
    if (!isPointer(type)) return undefined;
  }
  return undefined;
}

function declaredField(file: RustFile, struct: string, name: string, offset: number): RustType | undefined {
  const resolved = resolvePath(file.names, [struct], offset, 'type');
  if (resolved.kind !== 'local' || resolved.declared === undefined) return undefined;
  const item = itemAt(file, file.tokens.from(resolved.declared));
  if (!item) return undefined;
  if (/^\d+$/.test(name)) {
    const list = item.getChild('OrderedFieldDeclarationList');
    const types = list ? expressions(list).filter((child) => child.name !== 'Vis') : [];
    const type = types[Number(name)];
    return type && typeNamed(file, { node: type, shift: 0 });
  }
  for (const declaration of item.getChild('FieldDeclarationList')?.getChildren('FieldDeclaration') ?? []) {
    const own = declaration.getChild('FieldIdentifier');
    if (!own || textOf(file, { node: own, shift: 0 }) !== name) continue;
    const type = typeChild(declaration);
    return type && typeNamed(file, { node: type, shift: 0 });
  }
  return undefined;
}

function callType(file: RustFile, { node, shift }: PlacedNode, depth: number): RustType | undefined {
  let called = node.firstChild;
  if (!called) return undefined;
  const turbofish = called.name === 'GenericFunction' ? called.getChild('TypeArgList') : null;
  const argument = turbofish && typeChild(turbofish) ? typeNamed(file, { node: typeChild(turbofish)!, shift }) : undefined;
  if (called.name === 'GenericFunction') called = called.firstChild;
  if (called?.name === 'FieldExpression') {
    const method = textOf(file, { node: called.lastChild!, shift });
    const receiver = called.firstChild ? typeOf(file, { node: called.firstChild, shift }, depth + 1) : undefined;
    const declared = file.names.methods.get(method);
    if (receiver?.path[0] === LOCAL && declared) return declaredResult(file, declared, receiver);
    return receiver || !declared ? methodResult(receiver, method, argument) : undefined;
  }
  if (called?.name === 'Identifier' || called?.name === 'ScopedIdentifier') return functionType(file, { node, shift }, called, depth);
  return undefined;
}

/** What the one method or function of this name returns that the file declares for a type of this crate. */
function declaredResult(file: RustFile, declared: readonly number[], type: RustType): RustType | undefined {
  if (declared.length > MOST_NAMESAKES) return undefined;
  const ofType = declared.flatMap((index) => {
    const item = itemAt(file, file.tokens.from(index));
    const holder = item && selfType(file, { node: item, shift: 0 });
    // What a trait declares may be anybody's.
    return item && (!holder || shortName(type) === 'Self' || shortName(holder) === shortName(type)) ? [item] : [];
  });
  return ofType.length === 1 ? returnType(file, ofType[0]!) : undefined;
}

function returnType(file: RustFile, item: SyntaxNode): RustType | undefined {
  const type = item.name === 'FunctionItem' && item.getChild('->') ? typeChild(item) : undefined;
  return type && typeNamed(file, { node: type, shift: 0 });
}

function resolvedFunction(file: RustFile, segments: readonly string[], offset: number): string {
  const resolved = resolvePath(file.names, segments, offset, 'value');
  return (resolved.kind === 'path' ? resolved.path : segments).join('::');
}

function functionType(file: RustFile, { node, shift }: PlacedNode, called: SyntaxNode, depth: number): RustType | undefined {
  // `Vec::<u8>::new` without its arguments.
  const path = textOf(file, { node: called, shift }).replaceAll(/::<[^()]*>|\s/g, '');
  const segments = path.split('::').filter(Boolean);
  const name = segments.at(-1)!;
  const first = node.getChild('ArgList')?.firstChild?.nextSibling;
  const argument = first && /^[A-Za-z]/.test(first.name) ? typeOf(file, { node: first, shift }, depth + 1) : undefined;
  if (segments.length === 1) {
    if (name === 'Some') return option(argument);
    if (name === 'Ok') return result(argument);
  }
  const offset = called.from - shift;
  const holder = segments.at(-2);
  if (holder === undefined || !/^\p{Lu}|^(?:[iuf]\d+|[iu]size|str|char)$/u.test(holder)) {
    const resolved = resolvePath(file.names, segments, offset, 'value');
    if (resolved.kind === 'local') {
      const item = resolved.declared === undefined ? undefined : itemAt(file, file.tokens.from(resolved.declared));
      return item && returnType(file, item);
    }
    return functionResult((resolved.kind === 'path' ? resolved.path : segments).join('::'));
  }
  const type = pathType(file, { node: called, shift }, segments.slice(0, -1).join('::'));
  if (!type) return undefined;
  if (type.path[0] === LOCAL) {
    const declared = file.names.methods.get(name);
    if (declared) return declaredResult(file, declared, type);
    return /^(?:new|default|from|with_capacity)$/.test(name) ? type : undefined;
  }
  return associatedResult(type, name, argument);
}
