import { blocksOf, type CodeReader } from './codeBlocks';
import { splitFrontMatter } from './frontMatter';
import { countWords, parseMarkdown, RichTextReader, type Heading, type RootContent } from './markdown';
import { Problems, type Problem } from './problem';
import { SECTIONS, type Part, type Question, type QuestionSummary, type Section, type SectionKind } from './question';
import { plainText, type Block } from './richText';
import { readMeta } from './schema';

/** In bytes: a question that is longer is no question. */
export const LARGEST_FILE = 256 * 1024;

const MOST_WORDS_OF_SHORT_ANSWER = 90;
const WORDS_OF_EXPLANATION = { least: 120, most: 400 } as const;
const MOST_MISTAKES = 3;
const STEPS_OF_WALKTHROUGH = { least: 3, most: 7 } as const;
const RUBRIC = { least: 3, most: 6 } as const;

/** Where a text names an id that only the whole bank can judge. */
export interface Mention {
  readonly kind: 'concept' | 'question';
  readonly id: string;
  readonly line: number;
  readonly column: number;
}

export interface ParsedQuestion {
  /** Absent if something that a question cannot do without is missing. */
  readonly question?: Question;
  /** Line of the fence that opens a block, by the block's key. */
  readonly blockLines: ReadonlyMap<string, number>;
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}

/**
 * Reads one question file; all its problems are reported, not only the first.
 * @param file path inside the bank (`topic/id.md`); its last two parts must equal the topic and the id
 */
export function parseQuestion(file: string, bytes: Uint8Array): ParsedQuestion {
  const problems = new Problems(file);
  const mentions: Mention[] = [];
  const text = readText(bytes, problems);
  const frontMatter = text === undefined ? undefined : splitFrontMatter(text, problems);
  if (!frontMatter) return { blockLines: new Map(), mentions, problems: problems.list };
  const meta = readMeta(file, frontMatter, problems, mentions);
  const { blockLines, ...body } = readBody(frontMatter.body, frontMatter.bodyOffset, problems, mentions, meta?.kind);
  if (!meta || problems.list.length > 0) return { blockLines, mentions, problems: problems.list };
  return { question: { ...meta, ...body }, blockLines, mentions, problems: problems.list };
}

/** UTF-8 with any line ends and with or without a byte order mark, as text with `\n`. */
export function readText(bytes: Uint8Array, problems: Problems): string | undefined {
  if (bytes.length > LARGEST_FILE) {
    problems.add(`The file has ${bytes.length} bytes; more than ${LARGEST_FILE} are not read. Split it.`);
    return undefined;
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    problems.add('The file is not UTF-8. Save it with that encoding.');
    return undefined;
  }
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/** Strict: undefined for any sequence that the standard does not allow. The platform's own decoder is not part of the language. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  let escaped = '';
  const chunks: string[] = [];
  for (const byte of bytes) {
    escaped += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`;
    if (escaped.length > 8192 && byte < 0x80) {
      chunks.push(escaped);
      escaped = '';
    }
  }
  chunks.push(escaped);
  try {
    return chunks.map((chunk) => decodeURIComponent(chunk)).join('');
  } catch {
    return undefined;
  }
}

interface RawSection {
  readonly kind: SectionKind;
  readonly heading: Heading;
  readonly nodes: RootContent[];
}

function readBody(
  body: string,
  offset: number,
  problems: Problems,
  mentions: Mention[],
  kind: QuestionSummary['kind'] | undefined,
): Pick<Question, 'sections' | 'blocks'> & Pick<ParsedQuestion, 'blockLines'> {
  const code = blocksOf((line, column, message) => problems.add(message, line + offset, column));
  const reader = new RichTextReader(problems, offset, code.read, (id, line, column) =>
    mentions.push({ kind: 'concept', id, line, column }),
  );
  const sections = splitSections(parseMarkdown(body), reader).map((raw) => readSection(raw, reader, code));
  checkSections(sections, kind, problems, offset);
  code.finish(kind);
  return {
    sections: sections.map((section) => section.section),
    blocks: code.blocks(),
    blockLines: new Map([...code.lines()].map(([key, line]) => [key, line + offset])),
  };
}

function splitSections(nodes: readonly RootContent[], reader: RichTextReader): RawSection[] {
  const sections: RawSection[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading' || node.depth > 2) {
      const open = sections.at(-1);
      if (open) open.nodes.push(node);
      else reader.report(node, 'The body must begin with the heading "## Short answer".');
      continue;
    }
    const title = plainText(reader.inlines(node.children));
    const index = SECTIONS.findIndex((known) => known.heading === title);
    const known = SECTIONS[index];
    if (!known || node.depth === 1) {
      reader.report(
        node,
        `"${title}" is not a heading of a question. The headings are: ${SECTIONS.map((section) => `## ${section.heading}`).join(', ')}.`,
      );
      continue;
    }
    const before = SECTIONS.findIndex((section) => section.kind === sections.at(-1)?.kind);
    if (index <= before) reader.report(node, `"## ${title}" must stand before "## ${SECTIONS[before]?.heading}", and only once.`);
    sections.push({ kind: known.kind, heading: node, nodes: [] });
  }
  return sections;
}

interface ReadSection {
  readonly section: Section;
  readonly line: number;
}

const KINDS_WITH_PARTS: readonly SectionKind[] = ['mistakes', 'walkthrough'];

function readSection(raw: RawSection, reader: RichTextReader, code: CodeReader): ReadSection {
  const content: RootContent[] = [];
  const parts: { heading: Heading; nodes: RootContent[] }[] = [];
  for (const node of raw.nodes) {
    if (node.type === 'heading') {
      if (node.depth === 3 && KINDS_WITH_PARTS.includes(raw.kind)) parts.push({ heading: node, nodes: [] });
      else reader.report(node, 'A heading of this level has no place here: only "Common mistakes" and "Walkthrough" have parts, with ###.');
    } else (parts.at(-1)?.nodes ?? content).push(node);
  }
  const blocks = (nodes: readonly RootContent[], part: number): Block[] => {
    code.enter(raw.kind, part);
    return nodes.flatMap((node) => {
      if (node.type === 'paragraph' && node.children[0]?.type === 'text' && node.children[0].value.startsWith('Fix:')) code.enterFix();
      return reader.blocks([node]);
    });
  };
  return {
    line: raw.heading.position?.start.line ?? 1,
    section: {
      kind: raw.kind,
      content: blocks(content, 0),
      parts: parts.map((part, index): Part => ({ title: reader.inlines(part.heading.children), content: blocks(part.nodes, index + 1) })),
    },
  };
}

function checkSections(
  sections: readonly ReadSection[],
  kind: QuestionSummary['kind'] | undefined,
  problems: Problems,
  offset: number,
): void {
  const find = (wanted: SectionKind): ReadSection | undefined => sections.find(({ section }) => section.kind === wanted);
  const optional: readonly SectionKind[] = [
    ...(kind === 'code' ? [] : (['exercise'] as const)),
    ...(kind === 'system-design' ? [] : (['walkthrough'] as const)),
  ];
  for (const { kind: wanted, heading } of SECTIONS) {
    if (!find(wanted) && !optional.includes(wanted)) problems.add(`The section "## ${heading}" is missing.`);
  }
  const limit = (wanted: SectionKind, count: (section: Section) => number, least: number, most: number, what: string): void => {
    const found = find(wanted);
    if (!found) return;
    const number = count(found.section);
    if (number < least || number > most) {
      const heading = SECTIONS.find((section) => section.kind === wanted)?.heading ?? wanted;
      problems.add(
        `"${heading}" has ${number} ${what}; it must have ${least === 0 ? `at most ${most}` : `${least} to ${most}`}.`,
        found.line + offset,
      );
    }
  };
  limit('short-answer', (section) => countWords(section.content), 1, MOST_WORDS_OF_SHORT_ANSWER, 'words');
  limit('explanation', (section) => countWords(section.content), WORDS_OF_EXPLANATION.least, WORDS_OF_EXPLANATION.most, 'words');
  limit('in-practice', (section) => countWords(section.content), 1, 1000, 'words');
  limit('mistakes', (section) => section.parts.length, 1, MOST_MISTAKES, 'parts');
  limit('walkthrough', (section) => section.parts.length, STEPS_OF_WALKTHROUGH.least, STEPS_OF_WALKTHROUGH.most, 'steps');
  limit(
    'listen-for',
    (section) => section.content.reduce((sum, block) => sum + (block.type === 'list' ? block.items.length : 0), 0),
    RUBRIC.least,
    RUBRIC.most,
    'bullets',
  );
}
