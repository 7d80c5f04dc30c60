import matter from 'gray-matter';
import type { Problems } from './problem';
import type { SourceText } from './sourceText';
import { readYaml, type YamlMap } from './yamlText';

export interface FrontMatter {
  readonly data: YamlMap;
  readonly body: string;
  /** Where the body begins in the file. */
  readonly bodyOffset: number;
}

const FENCE = '---';
/** In characters: far more than any question needs. */
const LONGEST = 16 * 1024;

/**
 * Splits a file at its front matter: YAML between two lines of `---`, and nothing else. gray-matter would take other languages, one of them by
 * running it, and would answer a broken file from a cache the second time: so the first line is checked before it is asked, its table of
 * engines is ours, and options are always passed.
 */
export function splitFrontMatter(source: SourceText, problems: Problems): FrontMatter | undefined {
  const { text } = source;
  const [opening = ''] = text.split('\n', 1);
  if (opening.trimEnd() !== FENCE || text.length === opening.length) {
    problems.add('The file must begin with a line "---", then the front matter in YAML, then again a line "---".');
    return undefined;
  }
  const closing = text.indexOf(`\n${FENCE}`, FENCE.length);
  const closingLine = closing < 0 ? '' : (text.slice(closing + 1).split('\n', 1)[0] ?? '');
  if (closingLine.trimEnd() !== FENCE) {
    problems.add('The front matter must end with a line "---".', Math.max(closing + 1, 0));
    return undefined;
  }
  if (closing > LONGEST) {
    problems.add(`The front matter has at most ${LONGEST} characters: make it shorter.`);
    return undefined;
  }
  let data: ReturnType<typeof readYaml>;
  let content: string;
  const before = problems.count;
  try {
    const parse = (yaml: string): object => {
      data = readYaml(yaml, opening.length, problems);
      return {};
    };
    content = matter(`${FENCE}${text.slice(opening.length)}`, { language: 'yaml', engines: { yaml: { parse } } }).content;
  } catch (error) {
    problems.add(`The front matter cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
  if (problems.count > before) return undefined;
  if (data?.type !== 'map') {
    problems.add('The front matter must have keys and values, such as "id: move-copy-clone".', text.indexOf('\n') + 1);
    return undefined;
  }
  // Behind the closing line gray-matter leaves out one line end, and keeps what else stands in that line.
  const body = content.slice(closingLine.length - FENCE.length).replace(/^\n/, '');
  return { data, body, bodyOffset: text.length - body.length };
}
