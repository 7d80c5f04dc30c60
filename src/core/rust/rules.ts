import {
  hasReplySender,
  isBlanketImpl,
  isBuilderReturn,
  isAssociatedType,
  isDestructuring,
  isDynParameter,
  isLiteralToken,
  isIndex,
  isNewtype,
  isOfBinding,
  isOfDynamicType,
  isOfTypestate,
  isSealedTrait,
  isSlice,
  isSplitByTemporary,
  isSupertraitList,
  isTuple,
  type Condition,
} from './conditions';
import { PRIMITIVE } from './primitive';

/**
 * Which concept a keyword, operator or lifetime speaks of, by where it stands. Rules of a token are tried in order; the first whose conditions all
 * hold answers. Conditions name nodes of the parser's tree (`in`, `within`, `sibling`) or tokens beside it (`before`, `after`); where there is no tree,
 * or it is broken at that place, only the tokens count, so a rule that matters while typing has a condition of each kind as two rules.
 */
export interface Rule {
  /** Undefined where the token means nothing. */
  readonly concept: string | undefined;
  /** Further concepts that the token speaks of at such a place, after the first. */
  readonly also?: readonly string[];
  /** The node that holds the token. */
  readonly in?: readonly string[];
  /** Any node around the token, up to the item or statement. */
  readonly within?: readonly string[];
  /** The holding node has a child of this name. */
  readonly sibling?: string;
  /** What the tree must show besides, where names of nodes do not say it. */
  readonly when?: Condition;
  /** What the tree must not show; without a tree nothing speaks against the rule. */
  readonly unless?: Condition;
  /** The token before, as text. */
  readonly before?: RegExp;
  /** The tokens before, nearest last, joined by a blank. */
  readonly preceding?: RegExp;
  /** The tokens after, joined by a blank. */
  readonly after?: RegExp;
  /** The token before ends an operand, decided once for all rules. */
  readonly binary?: boolean;
  /** How many tokens the answer's range takes in: before and after the one under the mouse. */
  readonly range?: readonly [before: number, after: number];
}

/** A token after which an operator is binary: the end of an operand. */
export const OPERAND_END = /^(?:[)\]?]|[\p{XID_Start}_0-9"'].*|r#.*)$/u;
/** Words after which an operator is a prefix though they look like an operand. */
export const NOT_OPERAND = /^(?:return|break|in|if|while|match|else|let|mut|ref|move|as|where|for|const|dyn|impl|unsafe|async|yield|=>)$/;
/** Behind these begins an operand, whatever a broken tree says. */
const NOT_OPENING = /^(?!(?:[,(=:;{<]|->|=>)$)/;

const PATTERNS = [
  'TuplePattern',
  'StructPattern',
  'FieldPatternList',
  'SlicePattern',
  'RangePattern',
  'OrPattern',
  'CapturedPattern',
  'RefPattern',
  'ReferencePattern',
  'MutPattern',
  'FieldPattern',
];
const TYPE_ITEM_PLACES = ['TraitItem', 'ImplItem'];
const BOUND_PLACES = ['TraitBounds', 'BoundedType', 'AbstractType', 'DynamicType'];
/** A type's name, or what closes its arguments. */
const TYPE_NAME = /^(?:\p{Lu}\w*|Self|>)$/u;

const KEYWORDS: Readonly<Record<string, readonly Rule[]>> = {
  _: [
    { concept: 'type-inference', in: ['InferredType'] },
    { concept: 'variable-binding', in: ['LetDeclaration'] },
    { concept: 'variable-binding', in: ['AssignmentExpression', 'Parameter', 'ForExpression'] },
    { concept: 'modules', before: /^as$/ },
    { concept: 'pattern-matching', in: ['MatchArm'] },
    { concept: 'variable-binding', in: ['TuplePattern'], when: isOfBinding },
    { concept: 'pattern-matching', in: PATTERNS },
    { concept: 'constants-and-statics', in: ['ConstItem'] },
    { concept: 'variable-binding', before: /^(?:let|for|mut)$/ },
    { concept: 'type-inference', before: /^(?:[<&:]|->|::|as)$/, after: /^(?:[,>;=)\]]|>>)/ },
    { concept: 'pattern-matching' },
  ],
  as: [
    { concept: 'modules', in: ['UseAsClause', 'ExternCrateDeclaration'] },
    { concept: 'associated-types', in: ['QualifiedScope'] },
    { concept: 'casts', in: ['TypeCastExpression'] },
    { concept: 'modules', preceding: /(?:^|\s)(?:use|crate) \w+$/ },
    { concept: 'modules', after: /^_ [;,}]/ },
    { concept: 'modules', preceding: /(?:^|\s)(?:self|super|crate)$/ },
    { concept: 'associated-types', preceding: /(?:^|\s)[=(,{};&|:!]? ?< \w+$/, after: /^[\p{Lu}]\w* (?:>|::|<)/u },
    { concept: 'casts' },
  ],
  async: [{ concept: 'async-fn-in-trait', also: ['async-await'], in: ['FunctionItem'], within: ['TraitItem'] }, { concept: 'async-await' }],
  await: [{ concept: 'async-await' }],
  break: [{ concept: 'loops' }],
  const: [
    { concept: 'raw-pointer', before: /^(?:\*|raw)$/ },
    { concept: 'const-generics', in: ['ConstParameter'] },
    { concept: 'const-generics', before: /^[<,]$/, after: /^\w+ :/ },
    { concept: 'constants-and-statics' },
  ],
  continue: [{ concept: 'loops' }],
  crate: [
    { concept: 'crates', before: /^extern$/ },
    { concept: 'macro-rules', before: /^\$$/, range: [1, 0] },
    // The grammar takes the first `crate` of `struct A(crate::B)` for a visibility.
    { concept: 'modules', before: /^(?!in$)/, after: /^::/ },
    { concept: 'visibility', in: ['Vis'] },
    { concept: 'visibility', preceding: /pub \($/, after: /^\)/ },
    { concept: 'modules' },
  ],
  dyn: [
    { concept: 'dyn-trait', also: ['mocking'], in: ['DynamicType'], when: isDynParameter },
    { concept: 'dyn-trait', after: /^(?:\w|<|\(|\?|'|::)/ },
    { concept: 'dyn-trait', before: /^(?:[&:<]|->|mut)$/ },
  ],
  else: [
    { concept: 'let-else', in: ['LetDeclaration'] },
    { concept: 'expressions', in: ['IfExpression'] },
    { concept: 'expressions', before: /^\}$/ },
    { concept: 'let-else', after: /^\{/, before: /^(?:[^}]|.{2,})$/ },
    { concept: 'expressions' },
  ],
  enum: [{ concept: 'actor', also: ['enums'], in: ['EnumItem'], when: hasReplySender }, { concept: 'enums' }],
  extern: [
    { concept: 'crates', after: /^crate/ },
    { concept: 'abi', also: ['function-pointer'], in: ['FunctionType'] },
    { concept: 'abi', also: ['ffi'], after: /^"[^"]*" (?:unsafe )?fn\b/ },
    { concept: 'abi', also: ['ffi'], after: /^fn\b/ },
    { concept: 'ffi', also: ['abi'], after: /^"[^"]*-unwind"/ },
    { concept: 'ffi' },
  ],
  false: [{ concept: 'primitive-types' }],
  fn: [
    { concept: 'function-pointer', after: /^\(/ },
    { concept: 'macro-rules', preceding: /\$ \w+ :$/ },
    { concept: 'trait', also: ['functions'], in: ['FunctionItem'], within: ['TraitItem'], sibling: 'Block' },
    { concept: 'functions' },
  ],
  for: [
    { concept: 'higher-ranked', after: /^</ },
    { concept: 'trait', in: ['ImplItem'] },
    { concept: 'loops', also: ['into-iterator'], in: ['ForExpression'] },
    {
      concept: 'trait',
      before: /^(?:[\p{XID_Start}_][\p{XID_Continue}]*|>|>>)$/u,
      after: /^[\p{Lu}&[(*!]\S*(?: [{<&]| ::| where|$| for)/u,
    },
    { concept: 'loops', also: ['into-iterator'] },
  ],
  if: [
    { concept: 'if-let', after: /^let/ },
    { concept: 'if-let', in: ['IfExpression'], sibling: 'LetChain' },
    { concept: 'pattern-matching', in: ['Guard'] },
    { concept: 'pattern-matching', binary: true, before: /^[^\]]/ },
    { concept: 'expressions' },
  ],
  impl: [
    { concept: 'impl-trait', in: ['AbstractType'] },
    { concept: 'orphan-rule', also: ['trait'], in: ['ImplItem'], when: isBlanketImpl },
    { concept: 'trait', in: ['ImplItem'], sibling: 'for' },
    { concept: 'typestate', also: ['methods'], in: ['ImplItem'], when: isOfTypestate },
    { concept: 'methods', in: ['ImplItem'] },
    { concept: 'impl-trait', before: /^(?:[:(,<&=+]|->|mut)$/ },
    { concept: 'trait', after: /^(?:<.*> ?)?!?\S+ (?:for|<\S+ > for)\b/ },
    { concept: 'methods' },
  ],
  in: [{ concept: 'visibility', in: ['Vis'] }, { concept: 'visibility', preceding: /pub \($/ }, { concept: 'loops' }],
  let: [
    { concept: 'if-let', before: /^(?:if|while|&&)$/ },
    { concept: 'let-else', also: ['variable-binding'], in: ['LetDeclaration'], sibling: 'else' },
    { concept: 'variable-binding' },
  ],
  loop: [{ concept: 'loops' }],
  macro_rules: [{ concept: 'macro-rules', after: /^!/ }],
  match: [
    { concept: 'pattern-matching', also: ['temporaries'], in: ['MatchExpression'], when: isSplitByTemporary },
    { concept: 'pattern-matching' },
  ],
  mod: [{ concept: 'modules' }],
  move: [{ concept: 'closure-capture' }],
  mut: [
    { concept: 'static-mut', also: ['data-race'], before: /^static$/ },
    { concept: 'raw-pointer', before: /^(?:\*|raw)$/ },
    { concept: 'mutable-borrow', before: /^&&?$/, range: [1, 0] },
    { concept: 'mutable-borrow', preceding: /& '\S+$/, range: [2, 0] },
    { concept: 'mutable-borrow', preceding: /& \$ \w+$/, range: [3, 0] },
    { concept: 'mutable-borrow', before: /^ref$/, range: [1, 0] },
    { concept: 'mutability' },
  ],
  pub: [{ concept: 'visibility', also: ['api-design', 'semver'], after: /^use\b/ }, { concept: 'visibility' }],
  raw: [{ concept: 'raw-pointer', before: /^&&?$/, after: /^(?:const|mut)\b/ }],
  ref: [
    { concept: 'mutable-borrow', after: /^mut\b/, range: [0, 1] },
    { concept: 'lazy-init', before: /^static$/ },
    { concept: 'pattern-matching' },
  ],
  return: [{ concept: 'functions' }],
  safe: [{ concept: 'ffi', after: /^(?:fn|static)\b/ }],
  self: [
    { concept: 'modules', after: /^::/ },
    { concept: 'modules', before: /^::$/ },
    { concept: 'modules', in: ['UseList', 'UseDeclaration', 'ScopedUseList', 'UseAsClause'] },
    { concept: 'visibility', in: ['Vis'] },
    { concept: 'visibility', preceding: /pub \($/ },
    { concept: 'crates', preceding: /extern crate$/ },
    { concept: 'modules', preceding: /(?:^|\s)use$|:: \{$/ },
    { concept: 'methods' },
  ],
  Self: [
    { concept: 'builder', also: ['associated-functions'], before: /^->$/, after: /^(?!::)/, when: isBuilderReturn },
    { concept: 'associated-types', also: ['associated-functions'], after: /^:: \p{Lu}\w*/u, when: isAssociatedType },
    { concept: 'associated-functions' },
  ],
  static: [
    { concept: 'static-mut', also: ['constants-and-statics', 'data-race'], after: /^mut\b/ },
    { concept: 'constants-and-statics', after: /^[\p{XID_Start}_]/u },
    { concept: 'closure-capture', after: /^(?:\|\||\||move)/ },
    { concept: 'constants-and-statics' },
  ],
  struct: [
    { concept: 'newtype', also: ['structs'], in: ['StructItem'], when: isNewtype },
    { concept: 'newtype', also: ['structs'], after: /^\S+ \( [^\s()]+ \)/ },
    { concept: 'structs' },
  ],
  super: [{ concept: 'visibility', in: ['Vis'] }, { concept: 'visibility', preceding: /pub \($/, after: /^\)/ }, { concept: 'modules' }],
  trait: [{ concept: 'sealed-trait', also: ['trait'], in: ['TraitItem'], when: isSealedTrait }, { concept: 'trait' }],
  true: [{ concept: 'primitive-types' }],
  type: [
    {
      concept: 'higher-ranked',
      also: ['associated-types'],
      in: ['TypeItem', 'AssociatedType'],
      within: TYPE_ITEM_PLACES,
      after: /^\S+ < '/,
    },
    { concept: 'associated-types', in: ['TypeItem', 'AssociatedType'], within: TYPE_ITEM_PLACES },
    { concept: 'ffi', within: ['ForeignModItem'] },
    // No trait has `pub` in it.
    { concept: 'ffi', before: /^(?:pub|\))$/, after: /^\S+ ;/ },
    { concept: 'associated-types', after: /^\S+ [;:]/ },
    { concept: 'type-alias' },
  ],
  union: [
    { concept: 'union', in: ['UnionItem'] },
    { concept: 'union', before: /^(?:[;{}\])]|pub)?$/, after: /^[\p{XID_Start}_]\S* [{<]/u },
  ],
  unsafe: [
    { concept: 'soundness', also: ['unsafe'], after: /^impl\b/ },
    { concept: 'ffi', also: ['unsafe'], after: /^extern (?:"[^"]*" )?\{/ },
    { concept: 'unsafe' },
  ],
  use: [
    { concept: 'impl-trait', in: ['UseBound'] },
    { concept: 'impl-trait', before: /^\+$/ },
    { concept: 'modules', also: ['api-design', 'semver'], before: /^(?:pub|\))$/ },
    { concept: 'modules' },
  ],
  where: [{ concept: 'dyn-compatibility', also: ['trait-bound'], after: /^Self : Sized\b/ }, { concept: 'trait-bound' }],
  while: [
    { concept: 'if-let', also: ['loops'], after: /^let\b/ },
    { concept: 'if-let', also: ['loops'], in: ['WhileExpression'], sibling: 'LetChain' },
    { concept: 'loops' },
  ],
};

const COMPARISON: readonly Rule[] = [{ concept: 'common-traits' }];
const ARITHMETIC: readonly Rule[] = [{ concept: 'operator-overloading' }];
/** `$(..),*`: nothing follows that could be an operand. */
const REPETITION = { preceding: /\)(?: [,;])?$/, after: /^(?:[)\]}]|=>|\$ \()/ } as const;
const RANGE: readonly Rule[] = [
  { concept: 'pattern-matching', in: PATTERNS },
  { concept: 'slices', in: ['RangeExpression'], when: isIndex },
  { concept: 'loops', in: ['RangeExpression'] },
  { concept: 'pattern-matching', before: /^@$/ },
  { concept: 'pattern-matching', after: /^(?:[^\s,;]+ )?=>/ },
  { concept: 'pattern-matching', before: /^,$/, after: /^\] (?:=|=>|if)(?: |$)/ },
];

/** What no operand begins with: a `>` before it closes types, also where the parser takes arguments of a macro for a comparison. */
const NO_OPERAND = /^(?:[,);>\]]|>>)/;

const REFERENCES = ['ReferenceType', 'ReferenceExpression', 'SelfParameter'];
/** What begins with `&` and changes what it points to. */
const MUTABLE: readonly Rule[] = [
  { concept: 'reborrowing', also: ['mutable-borrow'], after: /^mut \* (?!const\b|mut\b)\w/, range: [0, 2] },
  { concept: 'mutable-borrow', after: /^mut\b/, range: [0, 1] },
  { concept: 'reborrowing', also: ['mutable-borrow', 'lifetime'], after: /^'\S+ mut self\b/, range: [0, 3] },
  { concept: 'variance', also: ['mutable-borrow'], after: /^'\S+ mut & '/, range: [0, 2] },
  { concept: 'mutable-borrow', after: /^'\S+ mut\b/, range: [0, 2] },
  { concept: 'mutable-borrow', after: /^\$ \w+ mut\b/, range: [0, 3] },
];

const OPERATORS: Readonly<Record<string, readonly Rule[]>> = {
  '?': [
    { concept: 'sized', in: ['RemovedTraitBound'], range: [0, 1] },
    { concept: 'sized', before: /^[:+<,]$/, after: /^Sized\b/, range: [0, 1] },
    { concept: 'macro-rules', in: ['TokenRepetition'] },
    { concept: 'macro-rules', within: ['MacroRule'], before: /^\)$/ },
    { concept: 'macro-rules', preceding: /\( , \)$/ },
    { concept: 'question-mark-operator' },
  ],
  '&': [
    { concept: 'raw-pointer', after: /^raw (?:const|mut)\b/, range: [0, 2] },
    { concept: 'pattern-matching', in: ['ReferencePattern'] },
    ...MUTABLE.map((rule) => ({ ...rule, in: REFERENCES })),
    { concept: 'borrowing', in: REFERENCES },
    // The grammar takes `a..&b` for a bit-and.
    ...MUTABLE.map((rule) => ({ ...rule, before: /^\.\.=?$/ })),
    { concept: 'borrowing', before: /^\.\.=?$/ },
    { concept: 'operator-overloading', in: ['BinaryExpression'], before: NOT_OPENING },
    { concept: 'operator-overloading', binary: true },
    ...MUTABLE,
    { concept: 'borrowing' },
  ],
  '&&': [
    { concept: 'pattern-matching', in: ['ReferencePattern'] },
    { concept: 'if-let', also: ['expressions'], after: /^let\b/ },
    { concept: 'borrowing', in: ['ReferenceExpression', 'ReferenceType'] },
    { concept: 'expressions', in: ['BinaryExpression', 'LetChain'] },
    { concept: 'expressions', in: ['LogicOp'] },
    { concept: 'expressions', binary: true },
    { concept: 'borrowing' },
  ],
  '*': [
    { concept: 'raw-pointer', in: ['PointerType'], range: [0, 1] },
    { concept: 'macro-rules', in: ['TokenRepetition'] },
    { concept: 'modules', before: /^::$/ },
    { concept: 'modules', within: ['UseDeclaration'] },
    { concept: 'macro-rules', within: ['MacroRule'], before: /^[),;]$/ },
    { concept: 'macro-rules', ...REPETITION },
    { concept: 'deref', in: ['UnaryExpression'] },
    // The grammar takes `a..*b` for a product.
    { concept: 'deref', before: /^\.\.=?$/ },
    { concept: 'operator-overloading', in: ['BinaryExpression'], before: NOT_OPENING },
    { concept: 'operator-overloading', binary: true },
    { concept: 'raw-pointer', after: /^(?:const|mut)\b/, range: [0, 1] },
    { concept: 'deref' },
  ],
  '|': [
    { concept: 'closure', in: ['ParamList'], within: ['ClosureExpression'] },
    { concept: 'closure', in: ['ClosureExpression'] },
    { concept: 'operator-overloading', in: ['BinaryExpression'] },
    { concept: 'pattern-matching', in: ['OrPattern', 'MatchArm'] },
    { concept: 'pattern-matching', within: PATTERNS },
    { concept: 'pattern-matching', after: /^\S+ (?:=>|if\b)/ },
    { concept: 'operator-overloading', binary: true },
    { concept: 'closure' },
  ],
  '||': [
    { concept: 'closure', in: ['ParamList', 'ClosureExpression'] },
    { concept: 'expressions', in: ['BinaryExpression'] },
    { concept: 'expressions', binary: true },
    { concept: 'closure' },
  ],
  '->': [{ concept: 'functions' }],
  '=>': [{ concept: 'macro-rules', in: ['MacroRule'] }, { concept: 'pattern-matching' }],
  '@': [{ concept: 'pattern-matching' }],
  '..': [
    { concept: 'structs', in: ['BaseFieldInitializer', 'FieldInitializerList', 'StructExpression'] },
    ...RANGE,
    { concept: 'pattern-matching', within: ['LetDeclaration', 'MatchArm', 'Parameter'], before: /^[[(,|]$/, after: /^[\]),|}]/ },
    { concept: 'pattern-matching', before: /^,$/, after: /^\} (?:=|=>|if|\))/ },
    { concept: 'structs', before: /^[,{]$/, after: /^[^}]+ \}/ },
    { concept: 'slices', before: /^\[$/ },
    { concept: 'loops' },
  ],
  '..=': [...RANGE, { concept: 'slices', before: /^\[$/ }, { concept: 'loops' }],
  '::': [
    { concept: 'type-inference', after: /^</, range: [0, 1] },
    { concept: 'associated-types', before: /^Self$/, when: isAssociatedType },
    { concept: 'associated-types', in: ['ScopedTypeIdentifier', 'ScopedIdentifier'], sibling: 'QualifiedScope' },
    { concept: 'associated-functions', before: TYPE_NAME, after: /^[\p{Ll}_]\S* (?:\(|:: <)/u },
    { concept: 'enums', before: TYPE_NAME, after: /^\p{Lu}\w*\p{Ll}/u },
    { concept: 'modules' },
  ],
  '<': [
    { concept: 'type-inference', before: /^::$/, range: [1, 0] },
    { concept: 'generics', before: TYPE_NAME, after: /^\w+ (?:>>? [,);>\]]|< \w+ >>)/ },
    { concept: 'generics', preceding: /\b(?:fn|struct|enum|union|trait|type) \w+$/ },
    // `x as u8 < 3`: the grammar takes it for a generic type.
    { concept: 'common-traits', before: PRIMITIVE },
    { concept: 'generics', in: ['TypeParamList', 'TypeArgList', 'UseBound', 'ForLifetimes'] },
    { concept: 'associated-types', in: ['QualifiedScope'] },
    { concept: 'common-traits', in: ['BinaryExpression', 'CompareOp'] },
    { concept: 'associated-types', binary: false, after: /^\S+ as\b/ },
    { concept: 'common-traits', binary: true, after: /^(?:[\d(]|[a-z_]\w* [;){}&|+-])/ },
    { concept: 'common-traits', before: /^[)\]\d]/ },
    { concept: 'generics' },
  ],
  '>': [
    { concept: 'generics', after: NO_OPERAND },
    { concept: 'common-traits', in: ['BinaryExpression'] },
    { concept: 'associated-types', in: ['QualifiedScope'] },
    { concept: 'generics', in: ['TypeParamList', 'TypeArgList', 'UseBound', 'ForLifetimes'] },
    { concept: 'common-traits', after: /^(?:\d|"|'\S+')/ },
    { concept: 'common-traits', before: /^[\d)\]]/, after: /^(?:[\d"']|[a-z_]\w* [;){}&|+-])/ },
    { concept: 'generics' },
  ],
  '=': [
    { concept: 'associated-types', in: ['TypeBinding'] },
    { concept: 'associated-types', in: ['TypeItem'], within: TYPE_ITEM_PLACES },
    { concept: 'type-alias', in: ['TypeItem'] },
    { concept: 'generics', in: ['OptionalTypeParameter', 'ConstParameter'] },
    { concept: 'enums', in: ['EnumVariant'] },
    { concept: 'constants-and-statics', in: ['ConstItem', 'StaticItem'] },
    { concept: 'if-let', in: ['LetChain', 'IfExpression', 'WhileExpression'] },
    { concept: 'if-let', in: ['LetDeclaration'], within: ['IfExpression', 'WhileExpression', 'LetChain', 'Guard'] },
    { concept: 'tuples-and-arrays', in: ['AssignmentExpression'], before: /^[)\]]$/, when: isDestructuring },
    { concept: 'enums', in: ['EnumVariant'] },
    // `feature = "x"` of a macro that takes attributes.
    { concept: undefined, preceding: /[[(,] \w+$/, after: /^"/ },
    { concept: 'variable-binding', in: ['AssignmentExpression', 'LetDeclaration'] },
    // `#[cfg(feature = "x")]`, `println!("{x}", x = 1)`.
    { concept: undefined, within: ['Attribute', 'InnerAttribute'] },
    { concept: undefined, preceding: /[[(,] \w+$/ },
    { concept: 'variable-binding', unless: isLiteralToken },
  ],
  '!': [
    // A macro of edition 2015, and a keyword now.
    { concept: undefined, before: /^try$/ },
    { concept: 'never-type', in: ['EmptyType'] },
    { concept: 'never-type', before: /^->$/ },
    { concept: 'primitive-types', in: ['UnaryExpression'] },
    { concept: 'send-sync', in: ['ImplItem'] },
    { concept: 'never-type', before: /^[<,:]$/, after: /^[>,;)]/ },
    { concept: 'primitive-types', binary: false, after: /^[^[]/, before: /^[^#]*$/ },
  ],
  '+': [
    { concept: 'trait-bound', in: BOUND_PLACES },
    { concept: 'macro-rules', in: ['TokenRepetition'] },
    { concept: 'macro-rules', ...REPETITION },
    ...ARITHMETIC,
  ],
  '-': ARITHMETIC,
  '/': ARITHMETIC,
  '%': [{ concept: 'primitive-types', also: ['operator-overloading'] }],
  '^': ARITHMETIC,
  '<<': [
    { concept: 'associated-types', in: ['TypeArgList', 'QualifiedScope'] },
    { concept: 'integer-overflow', in: ['BinaryExpression'] },
    { concept: 'integer-overflow', binary: true },
  ],
  '>>': [
    { concept: 'generics', after: NO_OPERAND },
    { concept: 'integer-overflow', in: ['BinaryExpression'] },
    { concept: 'integer-overflow', in: ['BitOp'] },
    { concept: 'generics', in: ['TypeParamList', 'TypeArgList', 'UseBound', 'ForLifetimes'] },
    { concept: 'integer-overflow', before: /^[\d)\]]/, after: /^[\d(]/ },
    { concept: 'generics' },
  ],
  '+=': [{ concept: 'operator-overloading', also: ['mutability'] }],
  '-=': [{ concept: 'operator-overloading', also: ['mutability'] }],
  '*=': ARITHMETIC,
  '/=': ARITHMETIC,
  '%=': ARITHMETIC,
  '^=': ARITHMETIC,
  '&=': ARITHMETIC,
  '|=': ARITHMETIC,
  '<<=': ARITHMETIC,
  '>>=': ARITHMETIC,
  '==': COMPARISON,
  '!=': COMPARISON,
  '<=': COMPARISON,
  '>=': COMPARISON,
  '.': [
    { concept: 'async-await', after: /^await\b/, range: [0, 1] },
    { concept: 'threads', also: ['methods'], after: /^join \( \)/, range: [0, 1] },
    { concept: 'methods', after: /^(?:\$ )?\S+ (?:\(|::)/ },
    { concept: 'tuples-and-arrays', after: /^\d/, range: [0, 1] },
    { concept: 'structs', after: /^(?:\$ )?\w/ },
  ],
  ';': [
    { concept: 'tuples-and-arrays', in: ['ArrayType', 'ArrayExpression'] },
    { concept: 'expressions', unless: isLiteralToken },
  ],
  ':': [
    { concept: 'trait', in: ['TraitBounds'], when: isSupertraitList },
    { concept: 'lifetime', in: ['TraitBounds', 'LifetimeClause', 'ConstrainedTypeParameter'], before: /^'/ },
    { concept: 'trait-bound', in: ['TraitBounds'] },
  ],
  '[': [
    { concept: 'slices', in: ['ArrayType'], when: isSlice },
    { concept: 'tuples-and-arrays', in: ['ArrayType', 'ArrayExpression'] },
    { concept: 'pattern-matching', in: ['SlicePattern'] },
    { concept: 'bounds-check', in: ['IndexExpression'] },
    { concept: 'bounds-check', binary: true, preceding: /^(?!.*#).*[^!]$/ },
  ],
  '{': [
    { concept: undefined, before: /^!$/ },
    { concept: 'structs', in: ['FieldInitializerList'] },
    { concept: 'expressions', before: /^(?:=|=>)$/, in: ['Block'] },
  ],
  '(': [
    { concept: 'unit-type', in: ['UnitType', 'UnitExpression'], range: [0, 1] },
    { concept: undefined, before: /^!$/ },
    { concept: 'unit-type', before: /^let$/, after: /^\)/, range: [0, 1] },
    { concept: 'variable-binding', in: ['TuplePattern'], before: /^let$/ },
    { concept: 'tuples-and-arrays', in: ['TupleType', 'TupleExpression'], when: isTuple },
    { concept: 'unit-type', before: /^(?:->|[(,=<:{;&|]|=>|return)$/, after: /^\)/, range: [0, 1] },
  ],
  $: [
    { concept: 'macro-rules', after: /^\w/, range: [0, 1] },
    { concept: 'macro-rules', after: /^\(/ },
  ],
};

const LIFETIMES: readonly Rule[] = [
  {
    concept: 'loops',
    before: /^(?![<&+]$)/,
    in: ['LoopLabel', 'LoopExpression', 'WhileExpression', 'ForExpression', 'LabeledBlock', 'BreakExpression', 'ContinueExpression'],
  },
  { concept: 'loops', before: /^(?:break|continue)$/ },
  { concept: 'loops', after: /^: (?:loop|while|for|\{)/ },
  { concept: 'higher-ranked', also: ['lifetime'], within: ['ForLifetimes'] },
  { concept: 'higher-ranked', also: ['lifetime'], in: ['TypeParamList'], preceding: /(?:^|\s)for <$/ },
  { concept: 'higher-ranked', also: ['lifetime'], preceding: /(?:^|\s)for <$/ },
  { concept: 'lifetime-elision', also: ['lifetime'], in: ['BoundedType'], before: /^\+$/, when: isOfDynamicType },
  { concept: 'lifetime' },
];
const STATIC: readonly Rule[] = [{ concept: 'static-lifetime' }];
const ELIDED: readonly Rule[] = [{ concept: 'lifetime-elision' }];
/** What follows `$x:` in a macro. */
const FRAGMENTS = 'block expr expr_2021 ident item lifetime literal meta pat pat_param path stmt tt ty vis'.split(' ');
const FRAGMENT: readonly Rule[] = [{ concept: 'macro-rules', preceding: /\$ \w+ :$/ }];

/** By the token's text: one look for each token of a file. */
const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ...FRAGMENTS.map((name) => [name, FRAGMENT] as const),
  ...Object.entries(KEYWORDS),
  ...Object.entries(OPERATORS),
  ["'static", STATIC],
  ["'_", ELIDED],
]);

/** Rules for a token's text, or undefined if it is neither keyword, operator nor lifetime. */
export function rulesFor(text: string): readonly Rule[] | undefined {
  return RULES.get(text) ?? (text.startsWith("'") ? LIFETIMES : undefined);
}

const ALL_RULES: readonly Rule[] = [...RULES.values(), LIFETIMES].flat();
/** Every keyword and operator that has rules, and every concept and node that a rule names; for tests. */
export const RULE_TOKENS = { keywords: Object.keys(KEYWORDS), operators: Object.keys(OPERATORS) } as const;
export const RULE_CONCEPTS: readonly string[] = [
  ...new Set(ALL_RULES.flatMap(({ concept, also = [] }) => (concept === undefined ? also : [concept, ...also]))),
];
export const RULE_NODES: readonly string[] = [
  ...new Set(
    ALL_RULES.flatMap((rule) => [...(rule.in ?? []), ...(rule.within ?? []), ...(rule.sibling === undefined ? [] : [rule.sibling])]),
  ),
];
