import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isWebAddress } from './markdown';
import { readText } from './parse';
import { Problems, type Problem } from './problem';

export interface CatalogueEntry<T> {
  readonly value: T;
  readonly line: number;
}

export interface Catalogue<T> {
  readonly entries: readonly CatalogueEntry<T>[];
  readonly problems: readonly Problem[];
}

/** What each key of an entry must be. */
type Shape<T> = { readonly [K in keyof T]-?: 'id' | 'code' | 'words' | 'address' | 'list' };

const LONGEST_WORDS = 400;
const TESTS = {
  id: { test: (value: unknown) => typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value), what: 'an id in kebab-case' },
  code: { test: (value: unknown) => typeof value === 'string' && /^E\d{4}$/.test(value), what: 'an error code such as E0382' },
  words: {
    test: (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_WORDS,
    what: `text of at most ${LONGEST_WORDS} characters`,
  },
  address: { test: (value: unknown) => typeof value === 'string' && isWebAddress(value), what: 'an address that begins with https://' },
  list: {
    test: (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== ''),
    what: 'a list of texts',
  },
} as const;

/** Reads a YAML list of entries that all have just these keys, the first of them unique. */
export function readCatalogue<T extends object>(file: string, bytes: Uint8Array, shape: Shape<T>): Catalogue<T> {
  const problems = new Problems(file);
  const text = readText(bytes, problems);
  if (text === undefined) return { entries: [], problems: problems.list };
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    problems.add(`The file is not valid YAML: ${error.message}.`, line, col);
  }
  if (problems.list.length > 0) return { entries: [], problems: problems.list };
  if (!isSeq(document.contents)) {
    problems.add('The file must be a list.');
    return { entries: [], problems: problems.list };
  }
  const keys = Object.keys(shape) as (keyof T & string)[];
  const seen = new Set<unknown>();
  const entries = document.contents.items.flatMap((node): CatalogueEntry<T>[] => {
    const line = isMap(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    if (!isMap(node)) {
      problems.add(`Each entry must be a map with the keys ${keys.join(', ')}.`, line);
      return [];
    }
    const before = problems.list.length;
    const value = node.toJS(document) as Record<string, unknown>;
    for (const { key } of node.items) {
      if (isScalar(key) && !(keys as readonly unknown[]).includes(key.value))
        problems.add(`"${String(key.value)}" is not a key of an entry. The keys are: ${keys.join(', ')}.`, line);
    }
    for (const key of keys) {
      const { test, what } = TESTS[shape[key]];
      if (!test(value[key])) problems.add(`"${key}" must be ${what}.`, line);
    }
    const first = value[keys[0] ?? ''];
    if (seen.has(first)) problems.add(`"${String(first)}" stands here twice.`, line);
    seen.add(first);
    return problems.list.length === before ? [{ value: value as T, line }] : [];
  });
  return { entries, problems: problems.list };
}
