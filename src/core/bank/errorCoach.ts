import { compareInTurn, type Bank, type Glossary } from './bank';
import { LEVELS, type ConceptSummary, type Level, type QuestionSummary } from './question';

/** A diagnostic, as far as it tells which error or lint it is. */
export interface Report {
  /** As the tool writes it: `E0382`, `382`, `clippy::ptr_arg`, `ptr_arg`. */
  readonly code: string | undefined;
  /** Who reports: `rustc`, `clippy`, `rust-analyzer`. */
  readonly source: string | undefined;
  readonly message: string;
}

export interface QuestionBehind {
  readonly question: QuestionSummary;
  /** `E0382`, `clippy::ptr_arg`; undefined for an error that the compiler gives no code. */
  readonly name: string | undefined;
  /** Set where no question explains the error itself: the nearest concept, which the question is about. */
  readonly concept?: ConceptSummary;
}

export interface CoachFit {
  /** Questions below it come after the others. */
  readonly level: Level;
  /** Knows the nearest concept of each code; without it the triggers of concepts tell. */
  readonly glossary: Glossary | undefined;
}

/** Finds the question behind an error or a lint, whoever reports it. */
export class ErrorCoach {
  /** Ids of concepts by trigger: `error E0382`, `lint unused_mut`. */
  readonly #byTrigger = new Map<string, string[]>();
  /** Errors without a code: the words of their message, and the concept. */
  readonly #byWords: { readonly words: string; readonly conceptId: string }[] = [];

  constructor(private readonly bank: Bank) {
    for (const { id, triggers } of bank.concepts) {
      for (const trigger of triggers) {
        const [, kind, name = ''] = /^(error|lint) (.+)$/.exec(trigger) ?? [];
        if (kind === undefined) continue;
        if (kind === 'error' && name.includes(' ')) this.#byWords.push({ words: name, conceptId: id });
        const known = this.#byTrigger.get(trigger);
        if (known) known.push(id);
        else this.#byTrigger.set(trigger, [id]);
      }
    }
  }

  /** The best question that explains the report; without one, the best on the nearest concept. */
  questionBehind(report: Report, fit: CoachFit): QuestionBehind | undefined {
    const names = namesOf(report);
    for (const name of names) {
      const nearest = this.#conceptIds(name, fit.glossary)[0];
      const question = this.#best(this.bank.questionsForError(name), fit.level, (candidate) => [
        orLast(nearest === undefined ? -1 : candidate.concepts.indexOf(nearest)),
        candidate.errors.indexOf(name),
      ]);
      if (question) return { question, name };
    }
    for (const name of names) {
      const found = this.#onConcept(this.#conceptIds(name, fit.glossary), fit.level);
      if (found) return { ...found, name };
    }
    if (report.code !== undefined) return undefined;
    const conceptIds = this.#byWords.filter(({ words }) => report.message.includes(words)).map(({ conceptId }) => conceptId);
    const found = this.#onConcept(conceptIds, fit.level);
    return found && { ...found, name: undefined };
  }

  #conceptIds(name: string, glossary: Glossary | undefined): readonly string[] {
    const named = glossary && Object.hasOwn(glossary.errorCodes, name) ? glossary.errorCodes[name]?.concept : undefined;
    const triggered = this.#byTrigger.get(`${/^E\d/.test(name) ? 'error' : 'lint'} ${name}`) ?? [];
    return named === undefined ? triggered : [named, ...triggered];
  }

  #onConcept(
    conceptIds: readonly string[],
    level: Level,
  ): { readonly question: QuestionSummary; readonly concept: ConceptSummary } | undefined {
    for (const id of conceptIds) {
      const concept = this.bank.concept(id);
      const question = this.#best(this.bank.questionsForConcept(id), level, (candidate) => [candidate.concepts.indexOf(id)]);
      if (concept && question) return { question, concept };
    }
    return undefined;
  }

  /** Of those that are not below the level if there are any; then by rank; then the nearest level; then in the order of the bank. */
  #best(
    questions: readonly QuestionSummary[],
    level: Level,
    rank: (question: QuestionSummary) => readonly number[],
  ): QuestionSummary | undefined {
    const least = LEVELS.indexOf(level);
    const ranked = questions.map((question) => {
      const above = LEVELS.indexOf(question.level) - least;
      return { question, rank: [above < 0 ? 1 : 0, ...rank(question), Math.abs(above)] };
    });
    return ranked.toSorted((a, b) => compareInTurn(a.rank, b.rank))[0]?.question;
  }
}

function orLast(index: number): number {
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

/** Those that report on Rust alone: a number of theirs can only be an error code. */
const RUST_TOOLS = /^(?:rustc|rust-analyzer|cargo)$/;

/** The names that the bank may know a report by, the likeliest first. */
function namesOf({ code, source }: Report): readonly string[] {
  if (code === undefined) return [];
  const error = /(?<!\w)E\d{4}(?!\w)/.exec(code)?.[0];
  if (error !== undefined) return [error];
  if (/^\d{1,4}$/.test(code)) return source !== undefined && RUST_TOOLS.test(source) ? [`E${code.padStart(4, '0')}`] : [];
  // On a command line lints are written with dashes.
  const lint = code.replaceAll('-', '_');
  if (lint.includes('::')) return [lint];
  // rust-analyzer takes the name of the tool out of the code and gives it as the source.
  return [...(source === undefined ? [] : [`${source}::${lint}`]), lint, `clippy::${lint}`];
}
