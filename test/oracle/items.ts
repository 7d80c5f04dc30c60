import { isNode, nameOf, part, type DebugNode, type DebugValue } from './debugTree';
import type { Meaning, Meanings } from './meanings';
import { around, beside, held, heldStruct } from './places';
import { BOUNDS } from './types';

const list = (value: DebugValue | undefined): readonly DebugValue[] => (isNode(value) ? value.values : []);
const child = (value: DebugValue | undefined, ...labels: readonly string[]): DebugValue | undefined =>
  labels.reduce<DebugValue | undefined>((at, label) => (isNode(at) ? part(at, label) : undefined), value);

/** The name of a type that is nothing but a name. */
function plainName(type: DebugValue | undefined): string | undefined {
  const kind = child(type, 'kind');
  if (!isNode(kind) || kind.name !== 'Path' || kind.values[0] !== 'None') return undefined;
  const [segment, ...more] = list(child(kind.values[1], 'segments'));
  return more.length === 0 && child(segment, 'args') === 'None' ? nameOf(child(segment, 'ident')) : undefined;
}

const isBlanket = (impl: DebugNode): boolean => {
  const name = plainName(part(impl, 'self_ty'));
  return name !== undefined && list(child(impl, 'generics', 'params')).some((parameter) => child(parameter, 'ident') === name);
};
const implementation: Meaning = ({ node }) => {
  const impl = heldStruct(node);
  if (!impl) return undefined;
  if (part(impl, 'of_trait') === 'None') return ['methods', 'typestate'];
  return isBlanket(impl) ? 'orphan-rule' : 'trait';
};
const structure: Meaning = ({ node }) => {
  const data = held(node).at(-1);
  return isNode(data) && data.name === 'Tuple' && list(data.values[0]).length === 1 ? 'newtype' : 'structs';
};
const isInTrait: (place: Parameters<Exclude<Meaning, string | readonly string[]>>[0]) => boolean = ({ node }) =>
  around(node, /^Item:(?!Fn)/)?.key === 'Item:Trait' && around(node, /^(?:Item|Block)/)?.key === 'Item:Fn';
const NOTHING = { '=': '-', '!': '-', '(': '-', '[': '-', '{': '-' };

export const ITEMS: Meanings = {
  'Attribute:Normal': { ...NOTHING, unsafe: 'unsafe', '::': 'modules' },
  'Item:Const': { const: 'constants-and-statics', '=': 'constants-and-statics', _: 'constants-and-statics' },
  'Item:Enum': { '{': '-' },
  'Item:ExternCrate': { extern: 'crates', crate: 'crates', as: 'modules', self: 'crates', _: 'modules' },
  'Item:ForeignMod': { extern: 'ffi', unsafe: 'ffi', '{': '-' },
  'Item:Impl': { impl: implementation, for: 'trait', unsafe: 'soundness', '!': 'send-sync', '{': '-' },
  'Item:MacCall': NOTHING,
  'Stmt:MacCall': NOTHING,
  'Expr:MacCall': NOTHING,
  'Ty:MacCall': NOTHING,
  'Pat:MacCall': NOTHING,
  'Item:MacroDef': { ...NOTHING, macro_rules: 'macro-rules' },
  'Item:Mod': { '{': '-' },
  'Item:Static': {
    static: (place) => (beside(place, 1) === 'mut' ? 'static-mut' : 'constants-and-statics'),
    mut: 'static-mut',
    '=': 'constants-and-statics',
    unsafe: 'unsafe',
    safe: 'ffi',
  },
  'Item:Struct': { struct: structure, '{': '-', '(': '-' },
  'Item:Trait': { ...BOUNDS, unsafe: 'unsafe', '{': '-' },
  'Item:TyAlias': { ...BOUNDS, type: ({ node }) => (node.parent?.key === 'Item:ForeignMod' ? 'ffi' : 'type-alias'), '=': 'type-alias' },
  'Item:Type': {
    ...BOUNDS,
    type: (place) => (beside(place, 2) === '<' && beside(place, 3).startsWith("'") ? 'higher-ranked' : 'associated-types'),
    '=': 'associated-types',
  },
  'Item:Union': { union: 'union', '{': '-' },
  'Item:Use': { use: 'modules' },
  FnSig: {
    const: 'constants-and-statics',
    async: (place) => (isInTrait(place) ? 'async-fn-in-trait' : 'async-await'),
    unsafe: 'unsafe',
    safe: 'ffi',
    extern: 'abi',
    fn: (place) => (isInTrait(place) ? ['trait', 'functions'] : 'functions'),
    '->': 'functions',
    '(': '-',
  },
  Nested: { '{': '-', '*': 'modules' },
  'UseTree:Glob': { '*': 'modules', '::': 'modules' },
  'UseTree:Nested': { '::': 'modules' },
  'UseTree:Simple': { as: 'modules', _: 'modules', '::': 'modules' },
  Variant: { '=': 'enums', '(': '-', '{': '-' },
  'Visibility:Restricted': { in: 'visibility', '(': '-' },
};
