import type { ReadBank } from '../../src/core/bank/readBank';
import type { Question } from '../../src/core/bank/question';
import { plainText, type Block } from '../../src/core/bank/richText';
import { dependencyLine } from '../../src/core/bank/scratch';

/** A question (or the bank) and what is wrong with it among the others. */
interface Failure {
  readonly id: string;
  readonly message: string;
}

export interface BankFinding {
  readonly failures: readonly Failure[];
  /** What a maintainer wants to see counted. */
  readonly notes: readonly string[];
}

type WholeBank = Pick<ReadBank, 'questions' | 'concepts'>;

const MOST_NEVER_RUN = 10;
/** A sentence with fewer words can come to two writers by itself. */
const LEAST_WORDS = 12;

/** What only all questions together show. */
export function checkWholeBank(bank: WholeBank): BankFinding {
  const { questions } = bank;
  const neverRun = questions.flatMap((question) =>
    question.blocks
      .filter(({ expectation, library }) => expectation.kind === 'compiles' && !library)
      .map(({ key }) => `${question.id} ${key}`),
  );
  const withoutCode = questions.filter((question) => partsWithoutCode(question) > 0).map((question) => question.id);
  const exercises = questions.filter((question) => question.blocks.some((block) => block.key === 'exercise')).length;
  return {
    failures: [
      ...(neverRun.length > MOST_NEVER_RUN
        ? [{ id: 'the bank', message: `${neverRun.length} blocks are never run (no_run); at most ${MOST_NEVER_RUN} may be.` }]
        : []),
      ...repeated(questions, programs, (owner) => `stands in ${owner} too: each question has programs of its own.`),
      ...repeated(questions, paragraphs, (owner) => `stands in ${owner} too: say it once, and lead there.`),
      ...leadNowhere(bank),
      ...anyVersion(questions),
    ],
    notes: [
      `Questions: ${questions.length}, with ${exercises} exercises.`,
      `Blocks that are never run: ${neverRun.length}${list(neverRun)}.`,
      `Questions with a mistake that no tool convicts: ${withoutCode.length}${list(withoutCode)}.`,
    ],
  };
}

/** Something of a question that no other may have. */
interface Own {
  readonly name: string;
  readonly essence: string;
}

function repeated(
  questions: readonly Question[],
  ownOf: (question: Question) => readonly Own[],
  say: (owner: string) => string,
): Failure[] {
  const owners = new Map<string, string>();
  const failures: Failure[] = [];
  for (const question of questions) {
    for (const { name, essence } of ownOf(question)) {
      const owner = owners.get(essence);
      if (owner !== undefined && owner !== question.id) failures.push({ id: question.id, message: `Its ${name} ${say(owner)}` });
      owners.set(essence, question.id);
    }
  }
  return failures;
}

/** Without comments and white space: a copy is a copy with other comments too. */
function programs({ blocks }: Question): readonly Own[] {
  const essence = (code: string): string => code.replaceAll(/\/\/[^\n]*/g, '').replaceAll(/\s+/g, '');
  return blocks.map(({ key, files }) => ({ name: `block "${key}"`, essence: files.map((file) => essence(file.code)).join('\n') }));
}

function paragraphs({ sections }: Question): readonly Own[] {
  return sections
    .flatMap((section) => [...section.content, ...section.parts.flatMap((part) => part.content)])
    .flatMap(textsOf)
    .map((text) => ({ name: `text "${text}"`, essence: text.toLowerCase().match(/\w+/g) ?? [] }))
    .filter(({ essence }) => essence.length >= LEAST_WORDS)
    .map(({ name, essence }) => ({ name, essence: essence.join(' ') }));
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [plainText(block.content)];
    case 'list':
      return block.items.flat().flatMap(textsOf);
    case 'quote':
      return block.content.flatMap(textsOf);
    case 'table':
      return block.rows.map((row) => row.map(plainText).join(' '));
    default:
      return [];
  }
}

/** Whoever points at code wants a question, not a definition alone: a keyword, a type, an attribute leads to a concept, and that to a question. */
function leadNowhere({ questions, concepts }: WholeBank): Failure[] {
  const asked = new Set(questions.flatMap((question) => question.concepts));
  return concepts.filter(({ id }) => !asked.has(id)).map(({ id }) => ({ id, message: `No question is about the concept "${id}".` }));
}

/** With `*`, a new major version would break people's copies of the examples. */
function anyVersion(questions: readonly Question[]): Failure[] {
  return questions.flatMap(({ id, crates }) =>
    crates
      .filter((crate) => dependencyLine(crate).endsWith('"*"'))
      .map((crate) => ({ id, message: `The crate "${crate}" has no version: add one to the dependencies in src/core/bank/scratch.ts.` })),
  );
}

function partsWithoutCode(question: Question): number {
  const parts = question.sections.find((section) => section.kind === 'mistakes')?.parts ?? [];
  return parts.filter((part) => !part.content.some((block) => block.type === 'code' || block.type === 'listing')).length;
}

function list(names: readonly string[]): string {
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}
