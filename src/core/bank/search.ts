import MiniSearch, { type Options } from 'minisearch';
import type { Concept, Question } from './question';
import { plainText, type Block } from './richText';

interface Entry {
  /** The question's number in the bank: shorter in the packed index than its id. */
  readonly id: number;
  readonly title: string;
  readonly concepts: string;
  readonly text: string;
}

/** In nearly every text; a question is never found by them. */
const STOP_WORDS = new Set(
  'a an and are as at be but by can do does for from how i if in is it its not of on or so that the then there this to was what when where which who why will with you your'.split(
    ' ',
  ),
);

const OPTIONS: Options<Entry> = {
  fields: ['title', 'concepts', 'text'],
  searchOptions: {
    boost: { title: 6, concepts: 3 },
    // Only the word that is being typed is unfinished.
    prefix: (_term, at, terms) => at === terms.length - 1,
    // One wrong letter in five; short words must be right.
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    maxFuzzy: 2,
    weights: { prefix: 0.6, fuzzy: 0.3 },
    combineWith: 'AND',
  },
  // Words, and what Rust people search for as one word: `'static`, `E0382`, `Arc<Mutex>` in parts, `#[derive]` as derive.
  processTerm: (term) => (STOP_WORDS.has(term) ? null : term),
  tokenize: (text) => text.toLowerCase().match(/'?[\p{L}\p{N}_]+/gu) ?? [],
};

/** In characters: what begins with fewer is in nearly every text, and nobody looks for that. */
const LEAST_IN_TEXTS = 3;

function isBeginning(text: string): boolean {
  return (text.trim().split(/\s+/).at(-1) ?? '').length < LEAST_IN_TEXTS;
}

/** The full-text index of a bank as text, to be stored beside it. */
export function buildSearchIndex(questions: readonly Question[], concepts: readonly Concept[]): string {
  const titleOf = new Map(concepts.map((concept) => [concept.id, concept.title]));
  const index = new MiniSearch<Entry>(OPTIONS);
  index.addAll(
    questions.map((question, id) => ({
      id,
      title: `${question.title} ${question.id}`,
      concepts: [
        ...question.concepts.map((concept) => `${titleOf.get(concept) ?? ''} ${concept}`),
        ...question.errors,
        ...question.crates,
      ].join(' '),
      text: question.sections
        .flatMap((section) => [
          wordsOf(section.content),
          ...section.parts.map((part) => `${plainText(part.title)} ${wordsOf(part.content)}`),
        ])
        .join(' '),
    })),
  );
  return JSON.stringify(index);
}

/** The prose of a question: its code would drown it. */
function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'paragraph':
          return plainText(block.content);
        case 'list':
          return block.items.map(wordsOf).join(' ');
        case 'table':
          return [block.head, ...block.rows].flat().map(plainText).join(' ');
        case 'quote':
          return wordsOf(block.content);
        default:
          return '';
      }
    })
    .join(' ');
}

export interface SearchResult {
  readonly id: string;
  readonly score: number;
}

export interface SearchIndex {
  /** Best first. */
  search(text: string, limit: number): readonly SearchResult[];
}

/**
 * @param json what `buildSearchIndex` gave
 * @param ids the ids of the questions in the order in which they were indexed
 */
export function loadSearchIndex(json: string, ids: readonly string[]): SearchIndex {
  const index = MiniSearch.loadJSON<Entry>(json, OPTIONS);
  return {
    search: (text, limit) =>
      index
        .search(text, isBeginning(text) ? { fields: ['title', 'concepts'] } : {})
        .slice(0, limit)
        .flatMap(({ id, score }) => {
          const found = ids[id as number];
          return found === undefined ? [] : [{ id: found, score }];
        }),
  };
}
