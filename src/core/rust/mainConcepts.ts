/** In nearly every function: naming them would say nothing of this one. */
const SILENT: ReadonlySet<string> = new Set([
  'functions',
  'methods',
  'variable-binding',
  'modules',
  'crates',
  'primitive-types',
  'mutability',
  'visibility',
  'expressions',
  'operator-overloading',
  'structs',
  'tuples-and-arrays',
  'unit-type',
]);

/** In many functions, from the rarest to the commonest (counted over the functions of the bank's own code blocks). Any other concept is rarer. */
const EVERYDAY: readonly string[] = [
  'if-let',
  'question-mark-operator',
  'deref',
  'type-inference',
  'bounds-check',
  'slices',
  'into-iterator',
  'unwrap-expect',
  'unit-test',
  'trait',
  'enums',
  'pattern-matching',
  'conversion-traits',
  'common-traits',
  'result',
  'iterator',
  'vec',
  'mutable-borrow',
  'option',
  'loops',
  'closure',
  'associated-functions',
  'generics',
  'printing',
  'borrowing',
  'strings',
];
const COMMONNESS: ReadonlyMap<string, number> = new Map(EVERYDAY.map((conceptId, index) => [conceptId, index + 1]));

/** How many concepts a lens names. */
const MOST = 3;

/** Whether a concept may be named as one of an item's main ones. */
export function mayBeMain(conceptId: string): boolean {
  return !SILENT.has(conceptId);
}

/**
 * What an item is mainly about, best first: rare concepts before everyday ones; of the rare ones those with the most places, then the one that comes
 * first.
 * @param found every place of a concept in the item, in order
 * @returns the first place of each
 */
export function mainConcepts<P extends { readonly conceptId: string }>(found: Iterable<P>, most = MOST): readonly P[] {
  const byConcept = new Map<string, { readonly first: P; places: number }>();
  for (const place of found) {
    if (!mayBeMain(place.conceptId)) continue;
    const known = byConcept.get(place.conceptId);
    if (known) known.places++;
    else byConcept.set(place.conceptId, { first: place, places: 1 });
  }
  const commonness = (place: P): number => COMMONNESS.get(place.conceptId) ?? 0;
  // The sort is stable, so equals stay in the order of the text.
  return [...byConcept.values()]
    .toSorted((a, b) => commonness(a.first) - commonness(b.first) || b.places - a.places)
    .slice(0, most)
    .map(({ first }) => first);
}
