import { readCatalogue } from './catalogue';
import type { PackedIndex } from './bank';
import { parseQuestion, type Mention, type ParsedQuestion } from './parse';
import type { Problem } from './problem';
import type { CodeBlock, Concept, ErrorCode, Question, QuestionSummary, Topic } from './question';
import { buildSearchIndex } from './search';
import { blockHash, type Verdicts } from './verdicts';

export interface BankFile {
  /** Below the folder of the bank, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A whole bank, read and checked as far as that needs no compiler. */
export interface ReadBank {
  readonly topics: readonly Topic[];
  readonly concepts: readonly Concept[];
  readonly errorCodes: readonly ErrorCode[];
  /** By topic, then by level, then as the files are named. */
  readonly questions: readonly Question[];
  /** Each question file as it was read, with or without problems. */
  readonly parsed: readonly (ParsedQuestion & { readonly file: string })[];
  readonly problems: readonly Problem[];
}

const FILES = {
  topics: 'topics.yaml',
  concepts: 'concepts.yaml',
  errorCodes: 'error-codes.yaml',
  verdicts: 'verdicts.json',
  readme: 'README.md',
} as const;
const NOTHING = new Uint8Array();

export function readBank(files: readonly BankFile[]): ReadBank {
  const problems: Problem[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const found = files.find((file) => file.path === path);
    if (!found) problems.push({ file: path, line: 1, column: 1, message: 'The file is missing.' });
    return found?.bytes ?? NOTHING;
  };
  const topics = readCatalogue<Topic>(FILES.topics, bytesOf(FILES.topics), { id: 'id', title: 'words', summary: 'words' });
  const concepts = readCatalogue<Concept>(FILES.concepts, bytesOf(FILES.concepts), {
    id: 'id',
    title: 'words',
    summary: 'words',
    url: 'address',
    triggers: 'list',
  });
  const errorCodes = readCatalogue<ErrorCode>(FILES.errorCodes, bytesOf(FILES.errorCodes), {
    code: 'code',
    title: 'words',
    summary: 'words',
    concept: 'id',
    url: 'address',
  });
  problems.push(...topics.problems, ...concepts.problems, ...errorCodes.problems);
  const topicIds = topics.entries.map((entry) => entry.value.id);
  const conceptIds = new Set(concepts.entries.map((entry) => entry.value.id));
  for (const { value, line } of errorCodes.entries) {
    if (!conceptIds.has(value.concept))
      problems.push({ file: FILES.errorCodes, line, column: 1, message: `There is no concept "${value.concept}".` });
  }
  const parsed = files
    .filter((file) => file.path.endsWith('.md') && file.path !== FILES.readme)
    .map((file) => ({ file: file.path, ...parseQuestion(file.path, file.bytes) }));
  const questionIds = new Map<string, string>();
  for (const { file, question } of parsed) {
    if (!question) continue;
    const other = questionIds.get(question.id);
    if (other !== undefined) problems.push({ file, line: 1, column: 1, message: `The id "${question.id}" belongs to ${other} already.` });
    questionIds.set(question.id, file);
    if (!topicIds.includes(question.topic))
      problems.push({ file, line: 1, column: 1, message: `There is no topic "${question.topic}" in ${FILES.topics}.` });
  }
  for (const { file, mentions, problems: own } of parsed) {
    problems.push(...own);
    for (const mention of mentions) {
      const message = unknown(mention, conceptIds);
      if (message !== undefined) problems.push({ file, line: mention.line, column: mention.column, message });
    }
  }
  return {
    topics: topics.entries.map((entry) => entry.value),
    concepts: concepts.entries.map((entry) => entry.value),
    errorCodes: errorCodes.entries.map((entry) => entry.value),
    questions: inOrder(
      parsed.flatMap(({ question }) => question ?? []),
      topicIds,
    ),
    parsed,
    problems: problems.toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column),
  };
}

/** Follow-ups that the bank does not hold yet are left out when it is packed: a bank grows question by question. */
function unknown(mention: Mention, conceptIds: ReadonlySet<string>): string | undefined {
  return mention.kind === 'concept' && !conceptIds.has(mention.id)
    ? `There is no concept "${mention.id}" in ${FILES.concepts}.`
    : undefined;
}

const LEVEL_ORDER = ['basic', 'intermediate', 'advanced', 'senior'];

function inOrder(questions: readonly Question[], topicIds: readonly string[]): readonly Question[] {
  const rank = (question: Question): number => topicIds.indexOf(question.topic) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(question.level);
  return questions.toSorted((a, b) => rank(a) - rank(b));
}

export interface PackedBank {
  readonly problems: readonly Problem[];
  /** What goes to `dist/bank/`. */
  readonly outputs: readonly { readonly name: string; readonly text: string }[];
}

/** Packs a bank into a small index, the texts by topic, and the search index; nothing if there is a problem. */
export function packBank(files: readonly BankFile[]): PackedBank {
  const bank = readBank(files);
  const { verdicts, problems: verdictProblems } = readVerdicts(files);
  const problems = [...bank.problems, ...verdictProblems];
  if (problems.length > 0) return { problems, outputs: [] };
  const ids = new Set(bank.questions.map((question) => question.id));
  const questions = bank.questions.map((question) => ({
    ...question,
    followUps: question.followUps.filter((id) => ids.has(id)),
    blocks: question.blocks.map((block) => withVerdict(block, verdicts)),
  }));
  const index: PackedIndex = {
    topics: bank.topics,
    concepts: bank.concepts,
    errorCodes: bank.errorCodes,
    questions: questions.map(summaryOf),
  };
  const bodies = bank.topics.map((topic) => ({
    name: `${topic.id}.json`,
    text: JSON.stringify(
      Object.fromEntries(questions.filter((question) => question.topic === topic.id).map((question) => [question.id, question])),
    ),
  }));
  return {
    problems: [],
    outputs: [
      { name: 'index.json', text: JSON.stringify(index) },
      { name: 'search.json', text: buildSearchIndex(questions, bank.concepts) },
      ...bodies,
    ],
  };
}

export function readVerdicts(files: readonly BankFile[]): { readonly verdicts: Verdicts; readonly problems: readonly Problem[] } {
  const file = files.find((candidate) => candidate.path === FILES.verdicts);
  if (!file) return { verdicts: {}, problems: [] };
  try {
    return {
      verdicts: JSON.parse(
        decodeURIComponent(Array.from(file.bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
      ) as Verdicts,
      problems: [],
    };
  } catch (error) {
    return {
      verdicts: {},
      problems: [
        {
          file: FILES.verdicts,
          line: 1,
          column: 1,
          message: `The file is not JSON: ${String(error)}. Write it again with check:bank --write.`,
        },
      ],
    };
  }
}

function withVerdict(block: CodeBlock, verdicts: Verdicts): CodeBlock {
  const verdict = verdicts[blockHash(block)];
  return verdict ? { ...block, verdict } : block;
}

function summaryOf(question: Question): QuestionSummary {
  const { references: _references, sections: _sections, blocks, ...summary } = question;
  return { ...summary, blocks: blocks.map(({ key, expectation }) => ({ key, expectation })) };
}
