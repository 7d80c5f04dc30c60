import type { Meaning, Meanings } from './meanings';
import { around, beside, hasParts } from './places';

/** Patterns of bindings and of tuples of them tell nothing apart. */
const ignored: Meaning = ({ node }) => {
  const place = around(node, /^(?!Pat(?::|Field))/);
  if (place && /^(?:Arm|Expr:(?:Let|Match))$/.test(place.key)) return 'pattern-matching';
  const inner = around(node, /^(?!Pat:Tuple$)/);
  return inner === place ? 'variable-binding' : ['pattern-matching', 'variable-binding'];
};
const PATTERN = 'pattern-matching';

export const PATTERNS: Meanings = {
  'Pat:Ident': {
    '@': PATTERN,
    ref: (place) => (beside(place, 1) === 'mut' ? 'mutable-borrow' : PATTERN),
    mut: (place) => (/^(?:ref|&|'.*)$/.test(beside(place, -1)) ? 'mutable-borrow' : 'mutability'),
    // `&mut self` has one place in the tree, for pattern and type.
    '&': (place) => {
      const [next, second] = [beside(place, 1), beside(place, 2)];
      if (next === 'mut') return 'mutable-borrow';
      return next.startsWith("'") && second === 'mut' ? ['mutable-borrow', 'reborrowing'] : 'borrowing';
    },
    "'a": 'lifetime',
    "'_": 'lifetime-elision',
    "'static": 'static-lifetime',
    self: 'methods',
  },
  'Pat:Or': { '|': PATTERN },
  'Pat:Paren': { '(': ['-', 'variable-binding'] },
  'Pat:Range': { '..': PATTERN, '..=': PATTERN },
  'Spanned:Excluded': { '..': PATTERN },
  'Spanned:Included': { '..=': PATTERN },
  'Pat:Ref': { '&': PATTERN, '&&': PATTERN, mut: 'mutable-borrow' },
  'Pat:Rest': { '..': PATTERN },
  'Pat:Slice': { '[': PATTERN },
  'Pat:Struct': { '..': PATTERN, '{': '-' },
  'Pat:Tuple': { '(': ({ node }) => (hasParts(node) ? ['-', 'variable-binding'] : 'unit-type') },
  'Pat:TupleStruct': { '(': '-' },
  'Pat:Wild': { _: ignored },
};
