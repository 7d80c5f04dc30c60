import { Fields, ID_RULE, WEB_ADDRESS_RULE, type TextRule } from './fields';
import { Problems } from './problem';
import { readText } from './sourceText';
import { readYaml, type YamlMap, type YamlValue } from './yamlText';

/** What each key of an entry holds; the first key is the one that no two entries share. */
type Shape<T> = { readonly [K in keyof T]-?: TextRule | 'triggers' };

const LONGEST = 400;
export const WORDS_RULE: TextRule = {
  test: (text) => text.trim() === text && text !== '' && text.length <= LONGEST,
  what: `a text of at most ${LONGEST} characters`,
};
export const CODE_RULE: TextRule = { test: (text) => /^E\d{4}$/.test(text), what: 'an error code such as E0382' };
export { ID_RULE, WEB_ADDRESS_RULE };

/** What in a Rust file, or in what its tools say, can lead to a concept. */
const TRIGGER_KINDS =
  'keyword operator lifetime literal type variant trait function method macro attribute error lint crate module file manifest syntax';
const TRIGGER_RULE: TextRule = {
  test: (text) => {
    const [kind = '', ...name] = text.split(' ');
    return TRIGGER_KINDS.split(' ').includes(kind) && name.join('').trim() !== '';
  },
  what: `a kind and a name, such as "keyword move"; the kinds are: ${TRIGGER_KINDS.replaceAll(' ', ', ')}`,
};
const MOST_TRIGGERS = 200;

export interface CatalogueEntry<T> {
  readonly value: T;
  readonly offset: number;
}

export interface Catalogue<T> {
  readonly entries: readonly CatalogueEntry<T>[];
  readonly problems: Problems;
}

/** Reads a YAML list of entries that all have just these keys. */
export function readCatalogue<T extends object>(file: string, bytes: Uint8Array, shape: Shape<T>): Catalogue<T> {
  const problems = new Problems(file);
  const list = readRoot(bytes, problems);
  const entries: CatalogueEntry<T>[] = [];
  if (list?.type !== 'list') {
    if (list) problems.add('The file must be a list of entries, each beginning with "- ".');
    return { entries, problems };
  }
  const seen = new Set<unknown>();
  const [first] = Object.keys(shape);
  for (const item of list.items) {
    if (item.type !== 'map') {
      problems.add(`An entry has the keys ${Object.keys(shape).join(', ')}.`, item.offset);
      continue;
    }
    const before = problems.count;
    const value = readEntry(item, shape, problems);
    const name = value[first as keyof T];
    if (seen.has(name)) problems.add(`"${String(name)}" stands here twice: keep one.`, item.offset);
    seen.add(name);
    if (problems.count === before) entries.push({ value, offset: item.offset });
  }
  return { entries, problems };
}

function readEntry<T extends object>(item: YamlMap, shape: Shape<T>, problems: Problems): T {
  const fields = new Fields(item, problems, 'an entry');
  const pairs = Object.entries<TextRule | 'triggers'>(shape).map(([key, rule]) => [
    key,
    rule === 'triggers'
      ? fields.list(key, TRIGGER_RULE, 'triggers', 0, MOST_TRIGGERS).map((trigger) => trigger.text)
      : fields.text(key, rule),
  ]);
  fields.finish();
  return Object.fromEntries(pairs) as T;
}

/** Ids of questions in the order in which they are best learnt; those that are still to be written too. */
export interface QuestionRanks {
  readonly ranks: ReadonlyMap<string, number>;
  readonly topics: readonly CatalogueEntry<string>[];
  readonly problems: Problems;
}

const MOST_QUESTIONS = 1000;

/** Reads a YAML map from topics to lists of ids; a bank without the file has no order but that of levels. */
export function readOrder(file: string, bytes: Uint8Array | undefined): QuestionRanks {
  const problems = new Problems(file);
  const ranks = new Map<string, number>();
  const map = bytes && readRoot(bytes, problems);
  if (map?.type !== 'map') {
    if (map) problems.add('The file must have the ids of topics as keys, each with a list of ids of questions.');
    return { ranks, topics: [], problems };
  }
  const fields = new Fields(map, problems, 'the order');
  for (const topic of map.entries.keys()) {
    for (const { text, offset } of fields.list(topic, ID_RULE, 'ids of questions', 1, MOST_QUESTIONS)) {
      if (ranks.has(text)) problems.add(`"${text}" stands here twice: keep one.`, offset);
      ranks.set(text, ranks.size);
    }
  }
  const topics = [...map.entries].map(([topic, { keyOffset }]) => ({ value: topic, offset: keyOffset }));
  return { ranks, topics, problems };
}

function readRoot(bytes: Uint8Array, problems: Problems): YamlValue | undefined {
  const source = readText(bytes);
  if (typeof source === 'string') {
    problems.add(source);
    return undefined;
  }
  problems.source = source;
  return readYaml(source.text, 0, problems);
}
