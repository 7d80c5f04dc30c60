import type { ReadBank } from '../../src/core/bank/readBank';
import type { Question } from '../../src/core/bank/question';

export interface BankFinding {
  /** Each a question and what is wrong with it among the others. */
  readonly failures: readonly { readonly id: string; readonly message: string }[];
  /** What a maintainer wants to see counted. */
  readonly notes: readonly string[];
}

const MOST_NEVER_RUN = 10;

/** What only all questions together show. */
export function checkWholeBank(bank: Pick<ReadBank, 'questions'>): BankFinding {
  const { questions } = bank;
  const neverRun = questions.flatMap((question) =>
    question.blocks
      .filter(({ expectation, library }) => expectation.kind === 'compiles' && !library)
      .map(({ key }) => `${question.id} ${key}`),
  );
  const withoutCode = questions.filter((question) => partsWithoutCode(question) > 0).map((question) => question.id);
  const failures: { id: string; message: string }[] = [];
  if (neverRun.length > MOST_NEVER_RUN)
    failures.push({ id: 'the bank', message: `${neverRun.length} blocks are never run (no_run); at most ${MOST_NEVER_RUN} may be.` });
  const owners = new Map<string, string>();
  for (const question of questions) {
    for (const block of question.blocks) {
      const code = block.files.map((file) => essence(file.code)).join('\n');
      const owner = owners.get(code);
      if (owner !== undefined && owner !== question.id)
        failures.push({
          id: question.id,
          message: `Its block "${block.key}" stands in ${owner} too: each question has programs of its own.`,
        });
      owners.set(code, question.id);
    }
  }
  return {
    failures,
    notes: [
      `Blocks that are never run: ${neverRun.length}${list(neverRun)}.`,
      `Questions with a mistake that no tool convicts: ${withoutCode.length}${list(withoutCode)}.`,
    ],
  };
}

function partsWithoutCode(question: Question): number {
  const parts = question.sections.find((section) => section.kind === 'mistakes')?.parts ?? [];
  return parts.filter((part) => !part.content.some((block) => block.type === 'code' || block.type === 'listing')).length;
}

/** Code without comments and white space: a copy is a copy with other comments too. */
function essence(code: string): string {
  return code.replaceAll(/\/\/[^\n]*/g, '').replaceAll(/\s+/g, '');
}

function list(names: readonly string[]): string {
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}
