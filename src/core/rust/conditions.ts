import type { RustFile } from './rustFile';
import type { SyntaxNode } from './syntax';
import { declaresType } from './typeParameters';

/** What a rule may ask of the tree beyond names of nodes. */
export type Condition = (holder: SyntaxNode, textOf: (node: SyntaxNode) => string, file: RustFile) => boolean;

/** `&dyn Trait` of a parameter: where a test may hand in a stand-in. */
export const isDynParameter: Condition = (holder) => {
  for (let node = holder.parent; node; node = node.parent) {
    if (node.name === 'Parameter') return node.parent?.parent?.name === 'FunctionItem' && node.getChild('ReferenceType') !== null;
    if (node.name !== 'ReferenceType' && node.name !== 'BoundedType' && node.name !== 'TupleType') return false;
  }
  return false;
};

/** A message that carries the way back for its answer. */
export const hasReplySender: Condition = (holder, textOf) => {
  const variants = holder.getChild('EnumVariantList');
  return variants !== null && /\boneshot\s*::\s*Sender\b/.test(textOf(variants));
};

/** `impl<T> Trait for T`. */
export const isBlanketImpl: Condition = (holder, textOf) => {
  const parameters = holder.getChild('TypeParamList');
  const implementer = holder.getChild('for')?.nextSibling;
  return parameters && implementer?.name === 'TypeIdentifier' ? declaresType(parameters, textOf(implementer), textOf) : false;
};

/** `impl Door<Open>`: methods of one state only. */
export const isOfTypestate: Condition = (holder, textOf, file) => {
  if (holder.getChild('for') || holder.getChild('TypeParamList')) return false;
  const list = holder.getChild('GenericType')?.getChild('TypeArgList');
  const state = list?.getChild('TypeIdentifier');
  return list && state ? list.getChildren('TypeIdentifier').length === 1 && file.names.unitStructs.has(textOf(state)) : false;
};

/** `struct Meters(f64);`. */
export const isNewtype: Condition = (holder) => {
  const fields = holder.getChild('OrderedFieldDeclarationList');
  if (!fields) return false;
  let parts = 0;
  for (let child = fields.firstChild; child; child = child.nextSibling) if (!/^(?:[(),]|Vis|Attribute|⚠)$/.test(child.name)) parts++;
  return parts === 1;
};

/** `trait Shape: private::Sealed`. */
export const isSealedTrait: Condition = (holder, textOf) => {
  const bounds = holder.getChild('TraitBounds');
  return bounds !== null && /\b(?:[Ss]ealed|private)\b/.test(textOf(bounds));
};

export const isSupertraitList: Condition = (holder) => holder.parent?.name === 'TraitItem';

/** `fn name(mut self, ..) -> Self`. */
export const isBuilderReturn: Condition = (holder, textOf) => {
  let item: SyntaxNode | null = holder;
  // `F: FnOnce(Self) -> Self` returns nothing of the method.
  while (item && !/^(?:FunctionItem|TypeParamList|WhereClause)$/.test(item.name)) item = item.parent;
  const receiver = item?.getChild('ParamList')?.getChild('SelfParameter');
  return receiver ? /^(?:mut\s+)?self$/.test(textOf(receiver)) : false;
};

/** A guard made in the scrutinee lives to the end of the `match`. */
export const isSplitByTemporary: Condition = (holder, textOf) => {
  const scrutinee = holder.firstChild?.nextSibling;
  return scrutinee?.name === 'CallExpression' && /\.\s*(?:lock|borrow|borrow_mut|read|write)\s*\(\s*\)/.test(textOf(scrutinee));
};

/** `(a, b) = (b, a)`. */
export const isDestructuring: Condition = (holder) => /^(?:Tuple|Array)Expression$/.test(holder.firstChild?.name ?? '');

/** `[T]` and not `[T; N]`. */
export const isSlice: Condition = (holder) => holder.getChild(';') === null;

export const isOfDynamicType: Condition = (holder) => {
  for (let node: SyntaxNode | null = holder; node; node = node.firstChild) if (node.name === 'DynamicType') return true;
  return false;
};

/** `Self::Item` where a type stands, not a variant that is built or matched: `Self::Move { x }`. */
export const isAssociatedType: Condition = (holder) => {
  let path: SyntaxNode | null = holder.name === 'ScopeIdentifier' ? holder.parent : holder;
  while (path?.parent?.name === path?.name) path = path!.parent;
  return path?.name === 'ScopedTypeIdentifier' && !/^(?:Struct|Tuple)(?:Pattern|Expression)$/.test(path.parent?.name ?? '');
};

/** A mark that means itself: in an attribute, or in what a macro's rule matches. */
export const isLiteralToken: Condition = (holder) => {
  for (let node: SyntaxNode | null = holder; node; node = node.parent) {
    if (node.name === 'Attribute' || node.name === 'InnerAttribute') return true;
    if (node.parent?.name === 'MacroRule') return !node.prevSibling;
    if (node.name === 'Block') return false;
  }
  return false;
};

/** `(T,)` and not `(dyn T + Send)`. */
export const isTuple: Condition = (holder) => holder.getChild(',') !== null;

/** A pattern that always matches, and only binds: of `let`, `for` and parameters. */
export const isOfBinding: Condition = (holder) => {
  let node: SyntaxNode | null = holder;
  while (node?.name.endsWith('Pattern')) node = node.parent;
  if (node?.name === 'LetDeclaration') return !/^(?:If|While)Expression$|^LetChain$|^Guard$/.test(node.parent?.name ?? '');
  return node?.name === 'ForExpression' || node?.name === 'Parameter' || node?.name === 'ParamList';
};

/** `v[1..]` and not `v[f(1..)]`. */
export const isIndex: Condition = (holder) => {
  let around = holder.parent;
  // The grammar takes `..*b` for a product, and `..(b)` for a call.
  while (around && /^(?:Binary|Call|Field|TypeCast)Expression$/.test(around.name)) around = around.parent;
  return around?.name === 'IndexExpression';
};
