import { KINDS, LEVELS, type Kind, type Level, type QuestionSummary, type Topic } from './question';

export const GROUPINGS = ['topic', 'level', 'kind', 'flat'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the tree shows; an empty list or text lets everything through. The four are combined with "and". */
export interface Filter {
  readonly topics: readonly string[];
  readonly levels: readonly Level[];
  readonly kinds: readonly Kind[];
  readonly text: string;
}

export const NO_FILTER: Filter = { topics: [], levels: [], kinds: [], text: '' };

export interface Group {
  /** A topic's id, a level or a kind; empty for the one group of a flat list. */
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly questions: readonly QuestionSummary[];
}

export const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  basic: 'Basic',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
  senior: 'Senior',
};

/** Years of work with Rust, or with systems like those asked about, that a level stands for. */
export const LEVEL_YEARS: Readonly<Record<Level, string>> = {
  basic: '0 to 1 years',
  intermediate: '1 to 3 years',
  advanced: '3 to 5 years',
  senior: '5 years and more',
};

export const KIND_TITLES: Readonly<Record<Kind, string>> = {
  concept: 'Concept',
  code: 'Code',
  design: 'Design',
  judgement: 'Judgement',
  'system-design': 'System design',
};

/** As lists say it: `Basic - Concept`. */
export function levelAndKind({ level, kind }: Pick<QuestionSummary, 'level' | 'kind'>): string {
  return `${LEVEL_TITLES[level]} - ${KIND_TITLES[kind]}`;
}

export function isFiltered(filter: Filter): boolean {
  return filter.topics.length + filter.levels.length + filter.kinds.length > 0 || filter.text !== '';
}

/** Every word of the text must occur in the title, the id or a concept. */
export function matches(question: QuestionSummary, filter: Filter): boolean {
  if (filter.topics.length > 0 && !filter.topics.includes(question.topic)) return false;
  if (filter.levels.length > 0 && !filter.levels.includes(question.level)) return false;
  if (filter.kinds.length > 0 && !filter.kinds.includes(question.kind)) return false;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const haystack = [question.title, question.id, ...question.concepts, ...question.errors].join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word));
}

/** The groups that have questions left, in the order of the bank; inside a group the order of the bank too. */
export function outline(
  questions: readonly QuestionSummary[],
  topics: readonly Topic[],
  grouping: Grouping,
  filter: Filter,
): readonly Group[] {
  const shown = questions.filter((question) => matches(question, filter));
  const groups: Record<Grouping, () => readonly Group[]> = {
    topic: () => topics.map((topic) => ({ ...topic, questions: shown.filter((question) => question.topic === topic.id) })),
    level: () =>
      LEVELS.map((level) => ({
        id: level,
        title: LEVEL_TITLES[level],
        summary: LEVEL_YEARS[level],
        questions: shown.filter((question) => question.level === level),
      })),
    kind: () =>
      KINDS.map((kind) => ({ id: kind, title: KIND_TITLES[kind], questions: shown.filter((question) => question.kind === kind) })),
    flat: () => [{ id: '', title: '', questions: shown }],
  };
  return groups[grouping]().filter((group) => group.questions.length > 0);
}

/** The filter in words: `Ownership and borrowing, Basic, "move"`. */
export function describeFilter(filter: Filter, topicTitle: (id: string) => string): string {
  return [
    ...filter.topics.map(topicTitle),
    ...filter.levels.map((level) => LEVEL_TITLES[level]),
    ...filter.kinds.map((kind) => KIND_TITLES[kind]),
    ...(filter.text === '' ? [] : [`"${filter.text}"`]),
  ].join(', ');
}

/** What of a stored filter can still be used: stored data may be older than the bank. */
export function sanitizeFilter(stored: unknown, topics: readonly Topic[]): Filter {
  if (typeof stored !== 'object' || stored === null) return NO_FILTER;
  const { topics: topicIds, levels, kinds, text } = stored as Record<string, unknown>;
  const among = <T extends string>(values: unknown, allowed: readonly T[]): T[] =>
    Array.isArray(values) ? allowed.filter((value) => values.includes(value)) : [];
  return {
    topics: among(
      topicIds,
      topics.map((topic) => topic.id),
    ),
    levels: among(levels, LEVELS),
    kinds: among(kinds, KINDS),
    text: typeof text === 'string' ? text : '',
  };
}
