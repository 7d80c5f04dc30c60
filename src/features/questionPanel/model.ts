import type { Bank, Glossary } from '../../core/bank/bank';
import {
  SECTIONS,
  type CodeBlock,
  type Explanation,
  type Question,
  type QuestionSummary,
  type SectionKind,
} from '../../core/bank/question';
import { conceptIdsIn } from '../../core/bank/richText';
import type { Place, Preferences, QuestionLink, QuestionState, TermCard } from '../../protocol/questionPanel';

const LONGEST_TAB_TITLE = 44;
/** How many other questions a card offers. */
const MOST_LINKS = 4;

/** The title without Markdown's marks, cut at a word. */
export function tabTitle(title: string): string {
  const plain = title.replaceAll('`', '');
  if (plain.length <= LONGEST_TAB_TITLE) return plain;
  const cut = plain.slice(0, LONGEST_TAB_TITLE);
  const end = cut.lastIndexOf(' ');
  return `${(end > LONGEST_TAB_TITLE / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

/**
 * Where a question stands among those that the tree shows. If a filter hides it, its neighbours are the nearest ones that are shown.
 * @param shown ids in the order of the tree
 * @param all ids in the order of the bank
 */
export function placeOf(id: string, shown: readonly string[], all: readonly string[]): Place {
  const index = shown.indexOf(id);
  if (index >= 0) return place(shown.length, index + 1, shown[index - 1], shown[index + 1]);
  const visible = new Set(shown);
  const at = all.indexOf(id);
  const next = all.slice(at + 1).find((other) => visible.has(other));
  const previous = all.slice(0, Math.max(at, 0)).findLast((other) => visible.has(other));
  return place(shown.length, undefined, previous, next);
}

function place(count: number, position: number | undefined, previous: string | undefined, next: string | undefined): Place {
  return {
    count,
    ...(position === undefined ? {} : { position }),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

/** What the page shows of a question, with every look-up done. */
export function questionState(
  bank: Bank,
  glossary: Glossary,
  question: Question,
  rest: Pick<QuestionState, 'place' | 'revealed' | 'preferences'>,
): QuestionState {
  const texts = question.sections.flatMap((section) => [section.content, ...section.parts.map((part) => part.content)]);
  const titles = question.sections.flatMap((section) => section.parts.map((part) => part.title));
  const conceptIds = new Set([...question.concepts, ...conceptIdsIn(texts.flat(), titles)]);
  return {
    status: 'question',
    question,
    topicTitle: bank.topic(question.topic)?.title ?? question.topic,
    concepts: tableOf(conceptIds, (id) => conceptCard(bank, glossary, question, id)),
    errorCodes: tableOf(new Set(question.blocks.flatMap(codesOf)), (code) => {
      const error = glossary.errorCodes[code];
      return error && card(`${code}: ${error.title}`, error, bank.questionsForError(code), question);
    }),
    followUps: question.followUps.flatMap((id) => {
      const followUp = bank.question(id);
      return followUp ? [questionLink(followUp)] : [];
    }),
    ...rest,
  };
}

/** Undefined for a concept that the bank does not have, or does not explain. */
export function conceptCard(bank: Bank, glossary: Glossary, shown: QuestionSummary, id: string): TermCard | undefined {
  const concept = bank.concept(id);
  const explanation = glossary.concepts[id];
  return concept && explanation && { ...card(concept.title, explanation, bank.questionsForConcept(id), shown), conceptId: id };
}

function card(title: string, { summary, url }: Explanation, questions: readonly QuestionSummary[], shown: QuestionSummary): TermCard {
  const others = questions.filter(({ id }) => id !== shown.id);
  return { title, summary, url, questions: others.slice(0, MOST_LINKS).map(questionLink) };
}

function questionLink({ id, title, level }: QuestionSummary): QuestionLink {
  return { id, title, level };
}

function codesOf({ expectation }: CodeBlock): readonly string[] {
  return expectation.kind === 'compile-fails' ? expectation.codes : [];
}

function tableOf(keys: ReadonlySet<string>, find: (key: string) => TermCard | undefined): Readonly<Record<string, TermCard>> {
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const found = find(key);
      return found ? [[key, found]] : [];
    }),
  );
}

export const DEFAULT_PREFERENCES: Preferences = { folded: [], keys: true };

/** What of a stored or received value is preferences; undefined if it is nothing of the kind. */
export function readPreferences(value: unknown): Preferences | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { folded, keys } = value as Partial<Record<keyof Preferences, unknown>>;
  if (!Array.isArray(folded) || typeof keys !== 'boolean') return undefined;
  const kinds: readonly SectionKind[] = SECTIONS.map((section) => section.kind);
  return { folded: kinds.filter((kind) => folded.includes(kind)), keys };
}

/** What a page kept over a reload, as far as the host needs it; undefined if it is damaged. */
export function readMemory(value: unknown): { readonly id: string; readonly revealed: boolean } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, revealed } = value as { id?: unknown; revealed?: unknown };
  return typeof id === 'string' && /^[a-z0-9-]{1,100}$/.test(id) ? { id, revealed: revealed === true } : undefined;
}

/** The address if it is one that a page of ours may ask to open. */
export function readLink(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
