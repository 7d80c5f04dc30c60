import MiniSearch, { type Options } from 'minisearch';
import type { ConceptSummary, Question } from './question';
import { plainText, type Block } from './richText';

interface Entry {
  /** The question's number in the bank: shorter in the packed index than its id. */
  readonly id: number;
  readonly title: string;
  readonly concepts: string;
  readonly text: string;
}

/** In nearly every text, so that no question is found by them there; some are keywords of Rust too, and stand in titles as such. */
const STOP_WORDS = new Set(
  'a an and are as at be but by can do does for from how i if in is it its not of on or so that the then there this to was what when where which who why will with you your'.split(
    ' ',
  ),
);

const ERROR_CODE = /^e\d+$/;

const OPTIONS: Options<Entry> = {
  fields: ['title', 'concepts', 'text'],
  searchOptions: {
    boost: { title: 6, concepts: 3 },
    // Only the word that is being typed is unfinished.
    prefix: (_term, at, terms) => at === terms.length - 1,
    // One wrong letter in five; short words and error codes must be right.
    fuzzy: (term) => (term.length > 3 && !ERROR_CODE.test(term) ? 0.2 : false),
    maxFuzzy: 2,
    weights: { prefix: 0.6, fuzzy: 0.3 },
    combineWith: 'AND',
  },
  // Words, and what Rust people search for as one word: `'static`, `E0382`, `Arc<Mutex>` in parts, `#[derive]` as derive.
  processTerm: (term, field) => (field === 'text' && STOP_WORDS.has(term) ? null : term),
  tokenize: wordsOfText,
};

function wordsOfText(text: string): string[] {
  // "Rust's" is Rust, and "don't" one word; the mark of a lifetime stands before its name only.
  return (
    text
      .toLowerCase()
      .replaceAll(/(?<=\p{L})'(?:s\b)?/gu, '')
      .match(/'?[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** The words that somebody means; "where" and "as" are meant if they are all that is typed. */
function wordsOfQuery(text: string): string[] {
  const words = wordsOfText(text);
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** In characters: what begins with fewer is in nearly every text, and nobody looks for that. */
const LEAST_IN_TEXTS = 3;

/** The full-text index of a bank as text, to be stored beside it. */
export function buildSearchIndex(questions: readonly Question[], concepts: readonly ConceptSummary[]): string {
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
    search: (text, limit) => {
      const words = wordsOfQuery(text);
      const everywhere = (words.at(-1) ?? '').length >= LEAST_IN_TEXTS && !words.every((word) => STOP_WORDS.has(word));
      return index
        .search(words.join(' '), everywhere ? {} : { fields: ['title', 'concepts'] })
        .slice(0, limit)
        .flatMap(({ id, score }) => {
          const found = ids[id as number];
          return found === undefined ? [] : [{ id: found, score }];
        });
    },
  };
}
