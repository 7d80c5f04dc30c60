import { isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import type { Problems } from './problem';

/** A value of a YAML text and where it stands. Maps are `Map`s, so that no key of a file can reach a prototype. */
export type YamlValue = { readonly offset: number } & (
  | { readonly type: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly type: 'list'; readonly items: readonly YamlValue[] }
  | { readonly type: 'map'; readonly entries: ReadonlyMap<string, YamlEntry> }
);
export type YamlMap = Extract<YamlValue, { type: 'map' }>;

export interface YamlEntry {
  readonly keyOffset: number;
  readonly value: YamlValue;
}

/** Levels of lists and maps; a bank needs three. */
const DEEPEST = 8;
/** In characters. Thousands of list marks in one line make the YAML library end the process; this many do it no harm. */
const LONGEST_LINE = 1000;

/**
 * Reads YAML 1.2 with its core schema: plain values, lists and maps; no anchors, aliases or tags.
 * @param base offset of `yaml` in the file
 * @returns undefined if there is any problem
 */
export function readYaml(yaml: string, base: number, problems: Problems): YamlValue | undefined {
  const long = /[^\n]{1001}/.exec(yaml);
  if (long) {
    problems.add(`A line of YAML has at most ${LONGEST_LINE} characters: break this one.`, base + long.index);
    return undefined;
  }
  const before = problems.count;
  let value: YamlValue | undefined;
  try {
    // Keys are compared by the reader below: the library compares each with each.
    const document = parseDocument(yaml, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    for (const error of [...document.errors, ...document.warnings])
      problems.add(`This is not valid YAML: ${error.message.replace(/\.$/, '')}.`, base + error.pos[0]);
    if (problems.count === before) value = new YamlReader(base, problems).read(document.contents, 0);
  } catch {
    // The library calls itself for each level.
    problems.add('This YAML is nested too deep.', base);
  }
  return problems.count === before ? value : undefined;
}

class YamlReader {
  constructor(
    private readonly base: number,
    private readonly problems: Problems,
  ) {}

  read(node: ParsedNode | null, depth: number): YamlValue {
    const offset = this.base + (node?.range[0] ?? 0);
    const nothing: YamlValue = { type: 'scalar', value: null, offset };
    if (node === null) return nothing;
    if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) {
      this.problems.add('Anchors (&), aliases (*) and tags (!) are not read here: put a text that begins so in quotes.', offset);
      return nothing;
    }
    if (depth > DEEPEST) {
      this.problems.add('This YAML is nested too deep.', offset);
      return nothing;
    }
    if (isSeq(node)) return { type: 'list', items: node.items.map((item) => this.read(item as ParsedNode | null, depth + 1)), offset };
    if (isMap(node)) return { type: 'map', entries: this.#entries(node.items, depth), offset };
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { type: 'scalar', value, offset };
    }
    return nothing;
  }

  #entries(items: readonly { readonly key: unknown; readonly value: unknown }[], depth: number): ReadonlyMap<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of items) {
      const name = this.read(key as ParsedNode | null, depth + 1);
      if (name.type !== 'scalar' || typeof name.value !== 'string') {
        this.problems.add('The key of a map must be a word.', name.offset);
        continue;
      }
      if (entries.has(name.value)) this.problems.add(`"${name.value}" stands here twice: keep one.`, name.offset);
      entries.set(name.value, { keyOffset: name.offset, value: this.read(value as ParsedNode | null, depth + 1) });
    }
    return entries;
  }
}
