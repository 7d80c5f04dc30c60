import { mayBeMain } from '../rust/mainConcepts';
import { seededRandom } from '../util/seededRandom';
import type { Bank } from './bank';
import type { QuestionSummary } from './question';

/** A place in code that speaks of a concept. */
export interface Occurrence {
  readonly conceptId: string;
  /** The code itself: `?`, `Arc`, `'static`. */
  readonly construct: string;
}

export interface Chosen<O extends Occurrence> {
  readonly question: QuestionSummary;
  /** The first place that raised it. */
  readonly occurrence: O;
}

export interface Choice {
  readonly count: number;
  /** The same seed chooses the same questions from the same places. */
  readonly seed: number;
  /** Ids of questions that were chosen before: others come first. */
  readonly before: ReadonlySet<string>;
}

/** In most Rust files, beside what is in nearly every function: it says little of what this one is about, so it is asked only when nothing else is left. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'associated-functions',
  'borrowing',
  'documentation',
  'enums',
  'loops',
  'mutable-borrow',
  'pattern-matching',
  'printing',
  'strings',
  'type-inference',
]);

/** A question is about the first concepts that it names; the others only occur in it. */
const CENTRAL = 2;
/** What is chosen first: fresh or not, about the concept or not. */
const TURNS: readonly (readonly [isFresh: boolean, isCentral: boolean])[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];

/** A concept that occurs, with the questions that fit it best first. */
interface Candidate<O extends Occurrence> {
  readonly conceptId: string;
  readonly occurrence: O;
  readonly questions: readonly QuestionSummary[];
}

/**
 * Questions on what occurs in code: specific and rare concepts before everyday ones, one question a concept before any gets a second,
 * those about the concept before those that it only occurs in, and what was not chosen before first.
 * @param occurrences in the order of the code
 */
export function chooseQuestions<O extends Occurrence>(
  bank: Pick<Bank, 'questionsForConcept'>,
  occurrences: Iterable<O>,
  { count, seed, before }: Choice,
): readonly Chosen<O>[] {
  const candidates = candidatesOf(bank, occurrences, seed);
  const chosen = new Map<string, Chosen<O>>();
  for (const [isFresh, isCentral] of TURNS) {
    for (let round = 0, progress = true; progress && chosen.size < count; round++) {
      progress = false;
      // What a chosen question is mostly about needs no other one in the first round.
      const covered = new Set(round === 0 ? [...chosen.values()].map(({ question }) => question.concepts[0]) : []);
      for (const { conceptId, occurrence, questions } of candidates) {
        if (chosen.size >= count) break;
        const question = questions.find(
          ({ id, concepts }) => !chosen.has(id) && before.has(id) !== isFresh && concepts.indexOf(conceptId) < CENTRAL === isCentral,
        );
        if (!question) continue;
        progress = true;
        if (covered.has(conceptId)) continue;
        chosen.set(question.id, { question, occurrence });
        if (round === 0) covered.add(question.concepts[0]);
      }
    }
  }
  return [...chosen.values()];
}

/** Each concept that has questions, the ones to ask about first. */
function candidatesOf<O extends Occurrence>(
  bank: Pick<Bank, 'questionsForConcept'>,
  occurrences: Iterable<O>,
  seed: number,
): readonly Candidate<O>[] {
  const found = new Map<string, { readonly occurrence: O; count: number }>();
  for (const occurrence of occurrences) {
    const known = found.get(occurrence.conceptId);
    if (known) known.count++;
    else found.set(occurrence.conceptId, { occurrence, count: 1 });
  }
  const random = seededRandom(seed);
  const ranked = [...found].map(([conceptId, { occurrence, count }]) => {
    // A draw with weights: what is rare in this code is likely to come early, and what is not has its chance.
    const weight = 1 / (1 + Math.log(count));
    return { conceptId, occurrence, everyday: !mayBeMain(conceptId) || EVERYDAY.has(conceptId), draw: random() ** (1 / weight) };
  });
  return ranked
    .toSorted((a, b) => Number(a.everyday) - Number(b.everyday) || b.draw - a.draw)
    .map(({ conceptId, occurrence }) => ({
      conceptId,
      occurrence,
      questions: bank.questionsForConcept(conceptId, { construct: occurrence.construct }),
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** How many questions a concept at the cursor gets before those around it have one. */
const FIRST_AT_CURSOR = 3;

/**
 * The best questions for a place: those of the token first, then the best of each construct around it, then what is left of both.
 * @param at concepts of the token, the most specific first
 * @param around concepts of the constructs around it, innermost first; may name those of the token again
 */
export function questionsAtPlace(
  bank: Pick<Bank, 'questionsForConcept'>,
  at: readonly Occurrence[],
  around: readonly Occurrence[],
  count: number,
): readonly QuestionSummary[] {
  const questions = ({ conceptId, construct }: Occurrence): readonly QuestionSummary[] =>
    bank.questionsForConcept(conceptId, { construct });
  const [inner, outer] = [at.map(questions), around.map(questions)];
  const inTurn = [
    ...inner.flatMap((list) => list.slice(0, FIRST_AT_CURSOR)),
    ...outer.flatMap((list) => list.slice(0, 1)),
    ...inner.flat(),
    ...outer.flat(),
  ];
  return [...new Set(inTurn)].slice(0, count);
}
