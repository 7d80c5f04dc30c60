import { isNode, part, type DebugValue } from './debugTree';
import type { Meaning, Meanings, Place } from './meanings';
import { around, beside, hasParts, held, isInBinder, kindOf } from './places';

const target = (place: Place): { mutable: boolean; type: DebugValue | undefined } => {
  const pointed = held(place.node).at(-1);
  return isNode(pointed) ? { mutable: part(pointed, 'mutbl') === 'Mut', type: part(pointed, 'ty') } : { mutable: false, type: undefined };
};
const reference: Meaning = (place) => {
  const { mutable, type } = target(place);
  if (!mutable) return 'borrowing';
  return kindOf(type) === 'Ref' ? ['mutable-borrow', 'variance'] : 'mutable-borrow';
};
const parts: Meaning = ({ node }) => (hasParts(node) ? 'tuples-and-arrays' : 'unit-type');
const lifetime: Meaning = (place) => (isInBinder(place) ? 'higher-ranked' : 'lifetime');
const LIFETIMES = { "'a": lifetime, "'_": 'lifetime-elision', "'static": 'static-lifetime' };
const ANGLES = { '<': 'generics', '>': 'generics', '>>': 'generics' };
export const BOUNDS = { ...LIFETIMES, ...ANGLES, '+': 'trait-bound', for: 'higher-ranked', '?': 'sized', '(': '-' } satisfies Record<
  string,
  Meaning
>;

/** `self`, `super` and `crate` at the beginning of paths. */
const rooted =
  (alone: string): Meaning =>
  (place) => {
    const holder = place.node.parent?.key ?? '';
    const isPath = beside(place, 1) === '::' || beside(place, -1) === '::';
    if (holder.startsWith('Visibility:')) return isPath ? 'modules' : 'visibility';
    if (beside(place, -1) === '$') return 'macro-rules';
    return isPath || holder.startsWith('UseTree:') ? 'modules' : alone;
  };
/** `Self::Item` of a trait, and `-> Self` of a method that takes `self`. */
const ownType: Meaning = (place) => {
  if (beside(place, 1) === '::' && /^\p{Lu}/u.test(beside(place, 2)))
    return place.node.parent?.key === 'Ty:Path' ? 'associated-types' : ['associated-types', 'associated-functions'];
  const signature = around(place.node, /^(?:FnSig|ParenthesizedArgs|Block)$/);
  return beside(place, -1) === '->' && signature?.key !== 'ParenthesizedArgs'
    ? ['builder', 'associated-functions']
    : 'associated-functions';
};
const qualified: Meaning = 'associated-types';

export const TYPES: Meanings = {
  'Ty:Array': { '[': 'tuples-and-arrays' },
  'Ty:FnPtr': { ...BOUNDS, fn: 'function-pointer', unsafe: 'unsafe', extern: 'abi', '->': 'functions' },
  'Ty:ImplicitSelf': { self: 'methods' },
  'Ty:ImplTrait': { ...BOUNDS, impl: 'impl-trait', use: 'impl-trait' },
  'Ty:Infer': { _: 'type-inference' },
  'Ty:Never': { '!': 'never-type' },
  'Ty:Paren': { '(': '-' },
  'Ty:Ptr': { '*': 'raw-pointer', const: 'raw-pointer', mut: 'raw-pointer' },
  'Ty:Ref': { ...LIFETIMES, '&': reference, '&&': 'borrowing', mut: 'mutable-borrow' },
  'Ty:Slice': { '[': 'slices' },
  'Ty:TraitObject': { ...BOUNDS, dyn: 'dyn-trait', "'a": ['lifetime-elision', 'lifetime'] },
  'Ty:Tup': { '(': parts },
  AngleBracketedArgs: {
    ...BOUNDS,
    '<': (place) => (beside(place, -1) === '::' ? 'type-inference' : 'generics'),
    // Two at once: the second one begins a qualified path.
    '<<': ['associated-types', 'generics'],
    '::': 'type-inference',
  },
  'AssocItemConstraint:Equality': { ...BOUNDS, '=': 'associated-types' },
  'AssocItemConstraint:Bound': BOUNDS,
  Const: { const: 'const-generics', '=': 'generics' },
  Generics: { ...BOUNDS, '=': 'generics', const: 'const-generics' },
  ParenthesizedArgs: { '->': 'functions', '(': '-' },
  Path: {
    ...LIFETIMES,
    '<': qualified,
    '<<': qualified,
    '>': qualified,
    '>>': ['associated-types', 'generics'],
    as: qualified,
    crate: rooted('modules'),
    self: rooted('methods'),
    super: rooted('modules'),
    Self: ownType,
    '::': (place) =>
      beside(place, 1).startsWith('<') ? 'type-inference' : ['modules', 'associated-functions', 'associated-types', 'enums'],
  },
  PolyTraitRef: BOUNDS,
  WhereClause: { where: (place) => (beside(place, 1) === 'Self' ? ['dyn-compatibility', 'trait-bound'] : 'trait-bound') },
  'WherePredicate:BoundPredicate': BOUNDS,
  'WherePredicate:RegionPredicate': BOUNDS,
};
