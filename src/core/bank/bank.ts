import { LEVELS, type ConceptSummary, type ErrorCode, type Explanation, type Level, type QuestionSummary, type Topic } from './question';

/** The packed index as it stands in `dist/bank/index.json`. */
export interface PackedIndex {
  readonly topics: readonly Topic[];
  readonly concepts: readonly ConceptSummary[];
  /** By topic, then from first to learn to last. */
  readonly questions: readonly QuestionSummary[];
}

export const EMPTY_INDEX: PackedIndex = { topics: [], concepts: [], questions: [] };

/** The explanations as they stand in `dist/bank/glossary.json`: read when the first one is shown, so that the index stays small. */
export interface Glossary {
  /** By id. */
  readonly concepts: Readonly<Record<string, Explanation>>;
  /** By code. */
  readonly errorCodes: Readonly<Record<string, ErrorCode>>;
}

/** Look-up over the index, all of it in memory. */
export class Bank {
  readonly topics: readonly Topic[];
  readonly concepts: readonly ConceptSummary[];
  readonly questions: readonly QuestionSummary[];
  readonly #byId: ReadonlyMap<string, QuestionSummary>;
  readonly #topicById: ReadonlyMap<string, Topic>;
  readonly #conceptById: ReadonlyMap<string, ConceptSummary>;
  readonly #byConcept: ReadonlyMap<string, readonly QuestionSummary[]>;
  readonly #byError: ReadonlyMap<string, readonly QuestionSummary[]>;

  constructor(index: PackedIndex) {
    this.topics = index.topics;
    this.concepts = index.concepts;
    this.questions = index.questions;
    this.#byId = new Map(index.questions.map((question) => [question.id, question]));
    this.#topicById = new Map(index.topics.map((topic) => [topic.id, topic]));
    this.#conceptById = new Map(index.concepts.map((concept) => [concept.id, concept]));
    this.#byConcept = groupByEach(index.questions, (question) => question.concepts);
    this.#byError = groupByEach(index.questions, (question) => question.errors);
  }

  question(id: string): QuestionSummary | undefined {
    return this.#byId.get(id);
  }

  topic(id: string): Topic | undefined {
    return this.#topicById.get(id);
  }

  concept(id: string): ConceptSummary | undefined {
    return this.#conceptById.get(id);
  }

  /** Best first: those that name the very construct, then those that name the concept earliest, then the nearest level, then the order of the bank. */
  questionsForConcept(conceptId: string, { construct, level }: Fit = {}): readonly QuestionSummary[] {
    const isNamed = construct === undefined ? undefined : namesConstruct(construct);
    const rank = (question: QuestionSummary): readonly number[] => [
      isNamed?.(question.title) ? 0 : 1,
      question.concepts.indexOf(conceptId),
      level === undefined ? 0 : Math.abs(LEVELS.indexOf(question.level) - LEVELS.indexOf(level)),
    ];
    const ranked = (this.#byConcept.get(conceptId) ?? []).map((question) => ({ question, rank: rank(question) }));
    // The sort is stable, so what is equal stays in the order of the bank.
    return ranked.toSorted((a, b) => compareInTurn(a.rank, b.rank)).map(({ question }) => question);
  }

  /** @param code an error code (`E0382`) or a lint (`clippy::ptr_arg`) */
  questionsForError(code: string): readonly QuestionSummary[] {
    return this.#byError.get(code) ?? [];
  }
}

/** What is known of the person and of the code that they look at. */
export interface Fit {
  /** The code itself: `?`, `Rc`, `'static`. */
  readonly construct?: string;
  readonly level?: Level;
}

/** A test whether the construct stands between backticks in a title, by itself. Made once for all titles. */
function namesConstruct(construct: string): (title: string) => boolean {
  const word = /^\w+$/.test(construct) ? new RegExp(String.raw`\b${construct}\b`) : undefined;
  return (title) => title.split('`').some((span, index) => index % 2 === 1 && (word ? word.test(span) : span === construct));
}

/** By the first number that differs. */
export function compareInTurn(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!;
  return 0;
}

function groupByEach<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
