import type { Bank } from './bank';
import type { ConceptSummary, QuestionSummary } from './question';

export interface ConceptQuestions {
  readonly concept: ConceptSummary;
  /** Best first; empty if they all stand at a concept before. */
  readonly questions: readonly QuestionSummary[];
}

/**
 * The questions of each concept at a place, each question once, at the first of its concepts.
 * @param places the most specific first, with the code that speaks of the concept
 */
export function questionsByConcept(
  bank: Bank,
  places: readonly { readonly conceptId: string; readonly construct: string }[],
): readonly ConceptQuestions[] {
  const seen = new Set<string>();
  return places.flatMap(({ conceptId, construct }) => {
    const concept = bank.concept(conceptId);
    if (!concept) return [];
    const questions = bank.questionsForConcept(conceptId, { construct }).filter(({ id }) => !seen.has(id));
    for (const { id } of questions) seen.add(id);
    return [{ concept, questions }];
  });
}
