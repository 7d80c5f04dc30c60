/**
 * Which concept a keyword, operator or lifetime speaks of, by where it stands. Rules of a token are tried in order; the first whose conditions all
 * hold answers. Conditions name nodes of the parser's tree (`in`, `within`, `not`) or tokens beside it (`before`, `after`); where there is no tree,
 * or it is broken at that place, only the tokens count, so a rule that matters while typing has a condition of each kind as two rules.
 */
export interface Rule {
  readonly concept: string;
  /** The node that holds the token. */
  readonly in?: readonly string[];
  /** Any node around the token, up to the item or statement. */
  readonly within?: readonly string[];
  /** The holding node has a child of this name. */
  readonly sibling?: string;
  /** The token before, as text. */
  readonly before?: RegExp;
  /** The tokens after, joined by a blank. */
  readonly after?: RegExp;
  /** How many tokens the answer's range takes in: before and after the one under the mouse. */
  readonly range?: readonly [before: number, after: number];
}

/** A token after which an operator is binary: the end of an operand. */
export const OPERAND_END = /^(?:[)\]]|[\p{XID_Start}_0-9"'].*|r#.*)$/u;
/** Words after which an operator is a prefix though they look like an operand. */
export const NOT_OPERAND = /^(?:return|break|in|if|while|match|else|let|mut|ref|move|as|where|for|const|dyn|impl|unsafe|async|yield|=>)$/;

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

const KEYWORDS: Readonly<Record<string, readonly Rule[]>> = {
  as: [
    { concept: 'modules', in: ['UseAsClause', 'ExternCrateDeclaration'] },
    { concept: 'associated-types', in: ['QualifiedScope'] },
    { concept: 'casts' },
  ],
  async: [{ concept: 'async-fn-in-trait', in: ['FunctionItem'], within: ['TraitItem'] }, { concept: 'async-await' }],
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
    { concept: 'visibility', in: ['Vis'] },
    { concept: 'visibility', before: /^\($/, after: /^\)/ },
    { concept: 'modules' },
  ],
  dyn: [{ concept: 'dyn-trait' }],
  else: [{ concept: 'let-else', in: ['LetDeclaration'] }, { concept: 'expressions' }],
  enum: [{ concept: 'enums' }],
  extern: [{ concept: 'crates', after: /^crate/ }, { concept: 'ffi' }],
  false: [{ concept: 'primitive-types' }],
  fn: [{ concept: 'function-pointer', after: /^\(/ }, { concept: 'functions' }],
  for: [{ concept: 'higher-ranked', after: /^</ }, { concept: 'trait', in: ['ImplItem'] }, { concept: 'loops' }],
  if: [{ concept: 'if-let', after: /^let/ }, { concept: 'pattern-matching', in: ['Guard'] }, { concept: 'expressions' }],
  impl: [
    { concept: 'impl-trait', in: ['AbstractType'] },
    { concept: 'trait', in: ['ImplItem'], sibling: 'for' },
    { concept: 'methods', in: ['ImplItem'] },
    { concept: 'impl-trait', before: /^(?:[:(,<&=+]|->)$/ },
    { concept: 'methods' },
  ],
  in: [{ concept: 'visibility', in: ['Vis'] }, { concept: 'loops' }],
  let: [
    { concept: 'if-let', before: /^(?:if|while|&&)$/ },
    { concept: 'let-else', in: ['LetDeclaration'], sibling: 'else' },
    { concept: 'variable-binding' },
  ],
  loop: [{ concept: 'loops' }],
  macro_rules: [{ concept: 'macro-rules', after: /^!/ }],
  match: [{ concept: 'pattern-matching' }],
  mod: [{ concept: 'modules' }],
  move: [{ concept: 'closure-capture' }],
  mut: [
    { concept: 'static-mut', before: /^static$/ },
    { concept: 'raw-pointer', before: /^(?:\*|raw)$/ },
    { concept: 'mutable-borrow', before: /^&$/, range: [1, 0] },
    { concept: 'mutable-borrow', before: /^'/, range: [2, 0] },
    { concept: 'mutable-borrow', before: /^ref$/, range: [1, 0] },
    { concept: 'mutability' },
  ],
  pub: [{ concept: 'visibility' }],
  raw: [{ concept: 'raw-pointer', before: /^&$/, after: /^(?:const|mut)\b/ }],
  ref: [{ concept: 'mutable-borrow', after: /^mut\b/, range: [0, 1] }, { concept: 'pattern-matching' }],
  return: [{ concept: 'functions' }],
  safe: [{ concept: 'ffi', after: /^(?:fn|static)\b/ }],
  self: [
    { concept: 'modules', after: /^::/ },
    { concept: 'modules', before: /^::$/ },
    { concept: 'modules', in: ['UseList', 'UseDeclaration', 'ScopedUseList', 'UseAsClause'] },
    { concept: 'visibility', in: ['Vis'] },
    { concept: 'methods' },
  ],
  Self: [{ concept: 'associated-functions' }],
  static: [{ concept: 'static-mut', after: /^mut\b/ }, { concept: 'constants-and-statics' }],
  struct: [{ concept: 'structs' }],
  super: [{ concept: 'visibility', in: ['Vis'] }, { concept: 'visibility', before: /^\($/, after: /^\)/ }, { concept: 'modules' }],
  trait: [{ concept: 'trait' }],
  true: [{ concept: 'primitive-types' }],
  type: [{ concept: 'associated-types', in: ['TypeItem', 'AssociatedType'], within: TYPE_ITEM_PLACES }, { concept: 'type-alias' }],
  union: [
    { concept: 'union', in: ['UnionItem'] },
    { concept: 'union', before: /^(?:[;{}\])]|pub)?$/, after: /^[\p{XID_Start}_]\S* [{<]/u },
  ],
  unsafe: [{ concept: 'soundness', after: /^impl\b/ }, { concept: 'unsafe' }],
  use: [{ concept: 'impl-trait', in: ['UseBound'] }, { concept: 'impl-trait', before: /^\+$/ }, { concept: 'modules' }],
  where: [{ concept: 'trait-bound' }],
  while: [{ concept: 'if-let', after: /^let\b/ }, { concept: 'loops' }],
};

/** `binary` stands for "the token before ends an operand", decided once for all operators. */
export interface OperatorRule extends Rule {
  readonly binary?: boolean;
}

const COMPARISON: readonly OperatorRule[] = [{ concept: 'common-traits' }];
const ARITHMETIC: readonly OperatorRule[] = [{ concept: 'operator-overloading' }];

const OPERATORS: Readonly<Record<string, readonly OperatorRule[]>> = {
  '?': [
    { concept: 'sized', in: ['RemovedTraitBound'], range: [0, 1] },
    { concept: 'sized', before: /^[:+<,]$/, after: /^Sized\b/, range: [0, 1] },
    { concept: 'macro-rules', in: ['TokenRepetition'] },
    { concept: 'macro-rules', within: ['MacroRule'], before: /^\)$/ },
    { concept: 'question-mark-operator' },
  ],
  '&': [
    { concept: 'raw-pointer', after: /^raw (?:const|mut)\b/, range: [0, 2] },
    { concept: 'pattern-matching', in: ['ReferencePattern'] },
    { concept: 'operator-overloading', in: ['BinaryExpression'] },
    { concept: 'operator-overloading', binary: true },
    { concept: 'mutable-borrow', after: /^mut\b/, range: [0, 1] },
    { concept: 'mutable-borrow', after: /^'\S+ mut\b/, range: [0, 2] },
    { concept: 'borrowing' },
  ],
  '&&': [
    { concept: 'expressions', in: ['BinaryExpression', 'LetChain'] },
    { concept: 'expressions', binary: true },
    { concept: 'borrowing' },
  ],
  '*': [
    { concept: 'raw-pointer', in: ['PointerType'], range: [0, 1] },
    { concept: 'modules', before: /^::$/ },
    { concept: 'modules', within: ['UseDeclaration'] },
    { concept: 'macro-rules', in: ['TokenRepetition'] },
    { concept: 'macro-rules', within: ['MacroRule'], before: /^[),;]$/ },
    { concept: 'operator-overloading', in: ['BinaryExpression'] },
    { concept: 'operator-overloading', binary: true },
    { concept: 'raw-pointer', after: /^(?:const|mut)\b/, range: [0, 1] },
    { concept: 'deref' },
  ],
  '|': [
    { concept: 'closure', in: ['ParamList'], within: ['ClosureExpression'] },
    { concept: 'operator-overloading', in: ['BinaryExpression'] },
    { concept: 'pattern-matching', in: ['OrPattern', 'MatchArm'] },
    { concept: 'pattern-matching', within: PATTERNS },
    { concept: 'operator-overloading', binary: true },
    { concept: 'closure' },
  ],
  '||': [{ concept: 'expressions', binary: true }, { concept: 'closure' }],
  '->': [{ concept: 'functions' }],
  '=>': [{ concept: 'macro-rules', in: ['MacroRule'] }, { concept: 'pattern-matching' }],
  '@': [{ concept: 'pattern-matching' }],
  '..': [
    { concept: 'pattern-matching', in: PATTERNS },
    { concept: 'structs', in: ['BaseFieldInitializer', 'FieldInitializerList'] },
    { concept: 'slices', in: ['RangeExpression'], within: ['IndexExpression'] },
    { concept: 'loops' },
  ],
  '..=': [
    { concept: 'pattern-matching', in: PATTERNS },
    { concept: 'slices', in: ['RangeExpression'], within: ['IndexExpression'] },
    { concept: 'loops' },
  ],
  '::': [{ concept: 'type-inference', after: /^</, range: [0, 1] }, { concept: 'modules' }],
  '<': [
    { concept: 'type-inference', before: /^::$/, range: [1, 0] },
    { concept: 'generics', in: ['TypeParamList', 'TypeArgList'] },
    { concept: 'associated-types', in: ['QualifiedScope'] },
    { concept: 'common-traits', in: ['BinaryExpression'] },
    { concept: 'common-traits', binary: true, after: /^(?:[\d(]|[a-z_]\w* [;){}&|+-])/ },
    { concept: 'generics' },
  ],
  '>': [
    { concept: 'common-traits', in: ['BinaryExpression'] },
    { concept: 'generics', in: ['TypeParamList', 'TypeArgList'] },
    { concept: 'generics' },
  ],
  '=': [
    { concept: 'associated-types', in: ['TypeBinding'] },
    { concept: 'associated-types', in: ['TypeItem'], within: TYPE_ITEM_PLACES },
    { concept: 'type-alias', in: ['TypeItem'] },
    { concept: 'generics', in: ['OptionalTypeParameter', 'ConstParameter'] },
    { concept: 'constants-and-statics', in: ['ConstItem', 'StaticItem'] },
    { concept: 'if-let', in: ['LetChain', 'IfExpression', 'WhileExpression'] },
    { concept: 'variable-binding' },
  ],
  '!': [
    { concept: 'never-type', in: ['EmptyType'] },
    { concept: 'never-type', before: /^->$/ },
    { concept: 'primitive-types', in: ['UnaryExpression'] },
    { concept: 'primitive-types', binary: false, after: /^[^[]/ },
  ],
  '+': [{ concept: 'trait-bound', in: BOUND_PLACES }, { concept: 'macro-rules', in: ['TokenRepetition'] }, ...ARITHMETIC],
  '-': ARITHMETIC,
  '/': ARITHMETIC,
  '%': [{ concept: 'primitive-types' }],
  '^': ARITHMETIC,
  '<<': [{ concept: 'integer-overflow', binary: true }],
  '>>': [{ concept: 'integer-overflow', in: ['BinaryExpression'] }, { concept: 'generics' }],
  '+=': ARITHMETIC,
  '-=': ARITHMETIC,
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
    { concept: 'methods', after: /^\S+ (?:\(|::)/ },
  ],
};

const LIFETIMES: readonly Rule[] = [
  {
    concept: 'loops',
    in: ['LoopLabel', 'LoopExpression', 'WhileExpression', 'ForExpression', 'LabeledBlock', 'BreakExpression', 'ContinueExpression'],
  },
  { concept: 'loops', before: /^(?:break|continue)$/ },
  { concept: 'loops', after: /^: (?:loop|while|for|\{)/ },
  { concept: 'higher-ranked', within: ['HigherRankedTraitBound', 'ForLifetimes'] },
  { concept: 'lifetime' },
];

/** Rules for a token's text, or undefined if it is neither keyword, operator nor lifetime. */
export function rulesFor(text: string): readonly OperatorRule[] | undefined {
  if (text === "'static") return [{ concept: 'static-lifetime' }];
  if (text === "'_") return [{ concept: 'lifetime-elision' }];
  if (text.startsWith("'")) return LIFETIMES;
  if (Object.hasOwn(KEYWORDS, text)) return KEYWORDS[text];
  return Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined;
}

/** Every keyword and operator that has rules, and every concept that a rule names; for tests. */
export const RULE_TOKENS = { keywords: Object.keys(KEYWORDS), operators: Object.keys(OPERATORS) } as const;
export const RULE_CONCEPTS: readonly string[] = [
  ...new Set(
    [
      ...Object.values(KEYWORDS),
      ...Object.values(OPERATORS),
      LIFETIMES,
      [{ concept: 'static-lifetime' }, { concept: 'lifetime-elision' }],
    ].flatMap((rules) => rules.map((rule) => rule.concept)),
  ),
];
