import type { FrontMatter } from './frontMatter';
import { isWebAddress } from './markdown';
import type { Mention } from './parse';
import type { Problems } from './problem';
import { KINDS, LEVELS, type QuestionSummary, type Reference } from './question';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ERROR = /^(?:E\d{4}|(?:clippy::|rustdoc::)?[a-z][a-z0-9_]*)$/;
const CRATE = /^[a-zA-Z][\w-]*$/;
const COMPILER = /^1\.\d{1,3}$/;
const MINUTES = { least: 2, most: 45 } as const;

type Meta = Omit<QuestionSummary, 'blocks'> & { readonly references: readonly Reference[] };
const KEYS = [
  'id',
  'title',
  'topic',
  'level',
  'kind',
  'minutes',
  'concepts',
  'errors',
  'followUps',
  'crates',
  'rust',
  'references',
] as const;

/** The front matter of a question, checked key by key; undefined if a key that it cannot do without is wrong. */
export function readMeta(file: string, frontMatter: FrontMatter, problems: Problems, mentions: Mention[]): Meta | undefined {
  const { data } = frontMatter;
  const before = problems.list.length;
  const report = (key: string, message: string): void => problems.add(message, frontMatter.lineOf(key));
  for (const key of Object.keys(data)) {
    if (!(KEYS as readonly string[]).includes(key)) report(key, `"${key}" is not a key of a question. The keys are: ${KEYS.join(', ')}.`);
  }
  const text = (key: string, pattern: RegExp, what: string): string => {
    const value = data[key];
    if (typeof value === 'string' && pattern.test(value)) return value;
    report(key, value === undefined ? `The key "${key}" is missing: it must be ${what}.` : `"${key}" must be ${what}.`);
    return '';
  };
  const oneOf = <T extends string>(key: string, values: readonly T[]): T =>
    text(key, new RegExp(`^(?:${values.join('|')})$`), `one of ${values.join(', ')}`) as T;
  const list = (key: string, pattern: RegExp, what: string, least: number, most: number): string[] => {
    const value = data[key] ?? [];
    if (
      Array.isArray(value) &&
      value.length >= least &&
      value.length <= most &&
      value.every((item) => typeof item === 'string' && pattern.test(item))
    ) {
      if (new Set(value).size === value.length) return value as string[];
      report(key, `"${key}" names something twice.`);
    } else report(key, `"${key}" must be a list of ${least} to ${most} ${what}.`);
    return [];
  };
  const id = text('id', ID, 'in kebab-case, such as move-copy-clone');
  const topic = text('topic', ID, 'the id of a topic');
  const [fileName = '', folder] = file.split('/').toReversed();
  if (id !== '' && fileName !== `${id}.md`) report('id', `The id "${id}" and the file name "${fileName}" must be equal.`);
  if (topic !== '' && folder !== undefined && folder !== topic)
    report('topic', `The topic "${topic}" and the folder "${folder}" must be equal.`);
  const minutes = data['minutes'];
  const minutesAreRight = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= MINUTES.least && minutes <= MINUTES.most;
  if (!minutesAreRight) report('minutes', `"minutes" must be a whole number from ${MINUTES.least} to ${MINUTES.most}.`);
  const rust = data['rust'] === undefined ? undefined : text('rust', COMPILER, 'a version in quotes, such as "1.88"');
  const concepts = list('concepts', ID, 'ids of concepts', 1, 10);
  const followUps = list('followUps', ID, 'ids of questions', 1, 4);
  for (const concept of concepts) mentions.push({ kind: 'concept', id: concept, line: frontMatter.lineOf('concepts'), column: 1 });
  for (const followUp of followUps) mentions.push({ kind: 'question', id: followUp, line: frontMatter.lineOf('followUps'), column: 1 });
  if (followUps.includes(id)) report('followUps', 'A question cannot follow itself.');
  const meta: Meta = {
    id,
    title: text('title', /^\S[^\n]{5,300}$/, 'a sentence'),
    topic,
    level: oneOf('level', LEVELS),
    kind: oneOf('kind', KINDS),
    minutes: minutesAreRight ? minutes : 0,
    concepts,
    errors: list('errors', ERROR, 'error codes or lints', 0, 20),
    followUps,
    crates: list('crates', CRATE, 'names of crates', 0, 10),
    ...(rust === undefined ? {} : { rust }),
    references: readReferences(data['references'], (message) => report('references', message)),
  };
  return problems.list.length === before ? meta : undefined;
}

function readReferences(value: unknown, report: (message: string) => void): readonly Reference[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > 4) {
    report('"references" must be a list of 1 to 4 items with a title and a url.');
    return [];
  }
  return value.flatMap((item: unknown) => {
    const { title, url, ...rest } = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
    if (typeof title === 'string' && title !== '' && typeof url === 'string' && isWebAddress(url) && Object.keys(rest).length === 0)
      return [{ title, url }];
    report('Each reference has a title and a url that begins with https://, and nothing else.');
    return [];
  });
}
