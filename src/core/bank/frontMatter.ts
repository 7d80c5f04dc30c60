import matter from 'gray-matter';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problems } from './problem';

export interface FrontMatter {
  /** Own keys only, values as YAML gives them. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Line of a key in the file, counted from 1; of the first line for a missing one. */
  lineOf(key: string): number;
  readonly body: string;
  /** Lines of the file before the body. */
  readonly bodyOffset: number;
}

const OPENING = /^---[ \t]*\n/;

/**
 * Splits a file at its front matter. Only YAML between two lines of `---` is taken: gray-matter would evaluate `---js`. It is called with options
 * each time, since without any it answers a broken file from a cache the second time.
 * @param text with `\n` line ends and no byte order mark
 */
export function splitFrontMatter(text: string, problems: Problems): FrontMatter | undefined {
  if (!OPENING.test(text)) {
    problems.add('The file must begin with a line "---" and front matter in YAML.');
    return undefined;
  }
  let document: Document.Parsed | undefined;
  const lines = new LineCounter();
  const parse = (yaml: string): object => {
    document = parseDocument(yaml, { version: '1.2', schema: 'core', lineCounter: lines, uniqueKeys: true, prettyErrors: false });
    return {};
  };
  let content: string;
  try {
    content = matter(text, { language: 'yaml', engines: { yaml: { parse } } }).content;
  } catch (error) {
    problems.add(`The front matter cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
  const end = /\n---[ \t]*(?:\n|$)/.exec(text);
  if (!end || !document) {
    problems.add('The front matter must end with a line "---" and must not be empty.');
    return undefined;
  }
  // The YAML begins behind the dashes of the first line, so its lines have the numbers of the file.
  const place = (offset: number): { line: number; col: number } => lines.linePos(offset);
  for (const error of [...document.errors, ...document.warnings]) {
    const { line, col } = place(error.pos[0]);
    problems.add(`The front matter is not valid YAML: ${error.message}.`, line, col);
  }
  if (document.errors.length > 0) return undefined;
  if (!isMap(document.contents)) {
    problems.add('The front matter must be a map of keys and values.', 2);
    return undefined;
  }
  const lineByKey = new Map<string, number>();
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) lineByKey.set(String(key.value), place(key.range[0]).line);
  }
  const body = content;
  return {
    data: document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>,
    lineOf: (key) => lineByKey.get(key) ?? 1,
    body,
    bodyOffset: text.slice(0, text.length - body.length).split('\n').length - 1,
  };
}
