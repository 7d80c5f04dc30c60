import { CODE_RULE, ID_RULE, readCatalogue, readOrder, WEB_ADDRESS_RULE, WORDS_RULE } from './catalogue';
import type { Mention } from './mention';
import { parseQuestion, type ParsedQuestion } from './parse';
import type { Problem } from './problem';
import { LEVELS, type Concept, type ErrorCode, type Question, type Topic } from './question';
import { readVerdicts, type Verdicts } from './verdicts';

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
  /** Those without a problem: by topic, then by level, then as `order.yaml` has them. */
  readonly questions: readonly Question[];
  /** Each question file as it was read, with or without problems. */
  readonly parsed: readonly (ParsedQuestion & { readonly file: string })[];
  readonly verdicts: Verdicts;
  /** By file, and in each from top to bottom. */
  readonly problems: readonly Problem[];
}

const FILES = {
  topics: 'topics.yaml',
  concepts: 'concepts.yaml',
  errorCodes: 'error-codes.yaml',
  order: 'order.yaml',
  verdicts: 'verdicts.json',
  readme: 'README.md',
} as const;

export function readBank(files: readonly BankFile[]): ReadBank {
  const problems: Problem[] = [];
  const byPath = new Map(files.map((file) => [file.path, file.bytes]));
  const bytesOf = (path: string): Uint8Array => {
    const bytes = byPath.get(path);
    if (!bytes) problems.push({ file: path, line: 1, column: 1, message: 'The file is missing: write it, as questions/README.md says.' });
    return bytes ?? new Uint8Array([0x5b, 0x5d]); // An empty list, so that there is this one problem.
  };
  const named = { title: WORDS_RULE, summary: WORDS_RULE };
  const topics = readCatalogue<Topic>(FILES.topics, bytesOf(FILES.topics), { id: ID_RULE, ...named });
  const concepts = readCatalogue<Concept>(FILES.concepts, bytesOf(FILES.concepts), {
    id: ID_RULE,
    ...named,
    url: WEB_ADDRESS_RULE,
    triggers: 'triggers',
  });
  const errorCodes = readCatalogue<ErrorCode>(FILES.errorCodes, bytesOf(FILES.errorCodes), {
    code: CODE_RULE,
    ...named,
    concept: ID_RULE,
    url: WEB_ADDRESS_RULE,
  });
  const order = readOrder(FILES.order, byPath.get(FILES.order));
  const verdicts = readVerdicts(FILES.verdicts, byPath.get(FILES.verdicts));
  const parsed = files.filter(isQuestion).map((file) => ({ file: file.path, ...parseQuestion(file.path, file.bytes) }));

  const known: Known = {
    topic: new Set(topics.entries.map((entry) => entry.value.id)),
    concept: new Set(concepts.entries.map((entry) => entry.value.id)),
    // A question whose own file is broken is no reason to blame those that lead to it.
    question: new Set([...order.ranks.keys(), ...parsed.map(({ file }) => baseName(file))]),
  };
  for (const { value, offset } of errorCodes.entries)
    if (!known.concept.has(value.concept)) errorCodes.problems.add(`There is no concept "${value.concept}" in ${FILES.concepts}.`, offset);
  for (const { value, offset } of order.topics)
    if (!known.topic.has(value)) order.problems.add(`There is no topic "${value}" in ${FILES.topics}.`, offset);
  const owners = new Map<string, string>();
  for (const { file, mentions, problems: own } of parsed) {
    const id = baseName(file);
    const owner = owners.get(id);
    if (owner !== undefined) own.add(`The id "${id}" belongs to ${owner} already: give this question another one.`);
    owners.set(id, file);
    for (const mention of mentions) {
      const message = unknownProblem(mention, known);
      if (message !== undefined) own.add(message, mention.offset);
    }
  }
  for (const file of files) {
    const isExpected = Object.values<string>(FILES).includes(file.path) || isQuestion(file);
    if (!isExpected) problems.push({ file: file.path, line: 1, column: 1, message: 'This file is not one that a bank has: remove it.' });
  }
  problems.push(...[topics, concepts, errorCodes, order, verdicts, ...parsed].flatMap((source) => source.problems.list));
  const values = <T>(catalogue: { readonly entries: readonly { readonly value: T }[] }): T[] =>
    catalogue.entries.map((entry) => entry.value);
  return {
    topics: values(topics),
    concepts: values(concepts),
    errorCodes: values(errorCodes),
    questions: inOrder(
      parsed.flatMap(({ question, problems: own }) => (question && own.count === 0 ? [question] : [])),
      [...known.topic],
      order.ranks,
    ),
    parsed,
    verdicts: verdicts.verdicts,
    problems: problems.toSorted((a, b) => compare(a.file, b.file)),
  };
}

function isQuestion({ path }: BankFile): boolean {
  return path.endsWith('.md') && path !== FILES.readme;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

type Known = Readonly<Record<Mention['kind'], ReadonlySet<string>>>;

function unknownProblem({ kind, id }: Mention, known: Known): string | undefined {
  if (known[kind].has(id)) return undefined;
  if (kind === 'question') return `There is no question "${id}", neither here nor in ${FILES.order}.`;
  return `There is no ${kind} "${id}" in ${kind === 'topic' ? FILES.topics : FILES.concepts}.`;
}

function inOrder(questions: readonly Question[], topics: readonly string[], ranks: ReadonlyMap<string, number>): readonly Question[] {
  const keysOf = (question: Question): readonly number[] => [
    topics.indexOf(question.topic),
    LEVELS.indexOf(question.level),
    ranks.get(question.id) ?? Number.MAX_SAFE_INTEGER,
  ];
  return questions
    .map((question) => ({ question, keys: keysOf(question) }))
    .toSorted((a, b) => {
      const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
      return at < 0 ? compare(a.question.id, b.question.id) : (a.keys[at] ?? 0) - (b.keys[at] ?? 0);
    })
    .map(({ question }) => question);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
