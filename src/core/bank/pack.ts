import type { Glossary, PackedIndex } from './bank';
import type { Problem } from './problem';
import type { CodeBlock, Question, QuestionSummary } from './question';
import { readBank, type BankFile } from './readBank';
import { buildSearchIndex } from './search';
import { blockHash, type Verdicts } from './verdicts';

export interface PackedBank {
  readonly problems: readonly Problem[];
  /** What goes to `dist/bank/`. */
  readonly outputs: readonly { readonly name: string; readonly text: string }[];
}

/** Packs a bank into a small index, a glossary, the texts by topic, and the search index; nothing if there is a problem. */
export function packBank(files: readonly BankFile[]): PackedBank {
  const bank = readBank(files);
  if (bank.problems.length > 0) return { problems: bank.problems, outputs: [] };
  const ids = new Set(bank.questions.map((question) => question.id));
  const questions = bank.questions.map((question) => ({
    ...question,
    // A bank grows question by question: what is still to be written cannot be opened.
    followUps: question.followUps.filter((id) => ids.has(id)),
    blocks: question.blocks.map((block) => withVerdict(block, bank.verdicts)),
  }));
  const index: PackedIndex = {
    topics: bank.topics,
    concepts: bank.concepts.map(({ id, title, triggers }) => ({ id, title, triggers })),
    questions: questions.map(summaryOf),
  };
  const glossary: Glossary = {
    concepts: Object.fromEntries(bank.concepts.map(({ id, summary, url }) => [id, { summary, url }])),
    errorCodes: Object.fromEntries(bank.errorCodes.map((error) => [error.code, error])),
  };
  const bodies = bank.topics.map((topic) => {
    const own = questions.filter((question) => question.topic === topic.id);
    return { name: `${topic.id}.json`, text: JSON.stringify(Object.fromEntries(own.map((question) => [question.id, question]))) };
  });
  return {
    problems: [],
    outputs: [
      { name: 'index.json', text: JSON.stringify(index) },
      { name: 'glossary.json', text: JSON.stringify(glossary) },
      { name: 'search.json', text: buildSearchIndex(questions, bank.concepts) },
      ...bodies,
    ],
  };
}

function withVerdict(block: CodeBlock, verdicts: Verdicts): CodeBlock {
  const verdict = verdicts.get(blockHash(block));
  return verdict ? { ...block, verdict } : block;
}

function summaryOf(question: Question): QuestionSummary {
  const { references: _references, sections: _sections, blocks, ...summary } = question;
  return { ...summary, blocks: blocks.map(({ key, expectation }) => ({ key, expectation })) };
}
