import { isNode, part, type DebugValue } from './debugTree';
import type { Meaning, Meanings } from './meanings';
import { around, beside, hasParts, held, isInBinder, kindOf } from './places';

const borrow: Meaning = ({ node }) => {
  const [kind, mutability, operand] = held(node);
  if (kind === 'Raw') return 'raw-pointer';
  if (mutability !== 'Mut') return 'borrowing';
  return isNode(operand) && kindOf(operand) === 'Unary' ? ['mutable-borrow', 'reborrowing'] : 'mutable-borrow';
};
const ofBorrow: Meaning = ({ node }) => (held(node)[0] === 'Raw' ? 'raw-pointer' : 'mutable-borrow');
/** What `if` of a guard and `&&` mean before a `let`. */
const unlessLet =
  (concept: string): Meaning =>
  (place) =>
    beside(place, 1) === 'let' ? 'if-let' : concept;
/** A condition with a `let` in it: one alone, or one in a chain of `&&`. */
const hasLet = (condition: DebugValue | undefined): boolean => {
  if (!isNode(condition)) return false;
  const kind = part(condition, 'kind');
  return kindOf(condition) === 'Let' || (isNode(kind) && kind.name === 'Binary' && kind.values.some(hasLet));
};
/** What `if` and `while` mean. */
const unlessOfLet =
  (concept: string): Meaning =>
  ({ node }) =>
    hasLet(held(node)[0]) ? 'if-let' : concept;
const range: Meaning = ({ node }) => {
  const place = around(node, /^(?!Expr:(?:Paren|Tup|Array)$)/);
  if (place?.key === 'Expr:Assign' && held(node).every((end) => end === 'None')) return 'pattern-matching';
  return node.parent?.key === 'Expr:Index' ? 'slices' : 'loops';
};
const parts: Meaning = ({ node }) => (hasParts(node) ? 'tuples-and-arrays' : 'unit-type');
const assignment: Meaning = ({ node }) => {
  const place = kindOf(held(node)[0]);
  if (/^(?:Tup|Array)$/.test(place)) return 'tuples-and-arrays';
  return 'variable-binding';
};
const LABEL = { "'a": 'loops' };

export const EXPRESSIONS: Meanings = {
  'Expr:AddrOf': { '&': borrow, '&&': 'borrowing', mut: ofBorrow, const: ofBorrow, raw: 'raw-pointer' },
  'Expr:Array': { '[': 'tuples-and-arrays' },
  'Expr:Assign': { '=': assignment },
  'Expr:Await': { '.': 'async-await' },
  'Expr:Block': { ...LABEL, const: 'constants-and-statics' },
  'Expr:Break': LABEL,
  'Expr:Call': { '(': '-' },
  'Expr:Cast': { as: 'casts' },
  'Expr:Closure': {
    '|': 'closure',
    '||': 'closure',
    '->': 'functions',
    '<': 'generics',
    '>': 'generics',
    "'a": (place) => (isInBinder(place) ? 'higher-ranked' : undefined),
    async: 'async-await',
    const: 'constants-and-statics',
    for: 'higher-ranked',
    move: 'closure-capture',
    static: 'closure-capture',
  },
  'Expr:ConstBlock': { const: 'constants-and-statics' },
  'Expr:Continue': LABEL,
  'Expr:Field': { '.': (place) => (/^\d/.test(beside(place, 1)) ? 'tuples-and-arrays' : 'structs') },
  'Expr:ForLoop': { ...LABEL, for: 'loops', in: 'loops' },
  'Expr:Gen': { async: 'async-await', move: 'closure-capture' },
  'Expr:If': { if: unlessOfLet('expressions'), else: 'expressions' },
  'Expr:Index': { '[': 'bounds-check' },
  'Expr:Let': { let: 'if-let', '=': 'if-let' },
  'Expr:Loop': LABEL,
  'Expr:Match': { match: ['pattern-matching'], '{': '-' },
  'Expr:MethodCall': { '.': ['methods', 'threads'] },
  MethodCall: { '.': ['methods', 'threads'], '(': '-', '::': 'type-inference' },
  'Expr:Paren': { '(': '-' },
  'Expr:Range': { '..': range, '..=': range },
  'Expr:Repeat': { '[': 'tuples-and-arrays' },
  'Expr:Struct': { '{': 'structs', '..': 'structs' },
  'Expr:Try': { '?': 'question-mark-operator' },
  'Expr:Tup': { '(': parts },
  'Expr:Unary': { '*': 'deref', '!': 'primitive-types' },
  'Expr:Underscore': { _: 'variable-binding' },
  'Expr:While': { ...LABEL, while: unlessOfLet('loops') },
  Arm: { '=>': 'pattern-matching', if: unlessLet('pattern-matching'), '|': 'pattern-matching' },
  Async: {
    async: ({ node }) =>
      around(node, /^(?:Item|Expr):/)?.key === 'Item:Fn' && around(node, /^Item:(?!Fn)/)?.key === 'Item:Trait'
        ? 'async-fn-in-trait'
        : 'async-await',
  },
  Block: { ...LABEL, unsafe: 'unsafe', async: 'async-await', '{': ['-', 'expressions'] },
  'Local:Decl': { let: 'variable-binding' },
  'Local:Init': { let: 'variable-binding', '=': 'variable-binding' },
  'Local:InitElse': { let: 'let-else', '=': 'variable-binding', else: 'let-else' },
  'Spanned:Add': { '+': 'operator-overloading' },
  'Spanned:And': { '&&': unlessLet('expressions') },
  'Spanned:BitAnd': { '&': 'operator-overloading' },
  'Spanned:BitOr': { '|': 'operator-overloading' },
  'Spanned:Gt': { '>': 'common-traits' },
  'Spanned:Lt': { '<': 'common-traits' },
  'Spanned:Mul': { '*': 'operator-overloading' },
  'Spanned:Or': { '||': 'expressions' },
  'Spanned:Shl': { '<<': 'integer-overflow' },
  'Spanned:Shr': { '>>': 'integer-overflow' },
};
