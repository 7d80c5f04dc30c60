import { blockProblems } from './blockRules';
import { CodeReader } from './codeBlocks';
import { splitFrontMatter } from './frontMatter';
import { parseMarkdown, RichTextReader, type Heading, type RootContent } from './markdown';
import type { Mention } from './mention';
import { Problems } from './problem';
import { SECTIONS, type Part, type Question, type SectionKind } from './question';
import { plainText, type Block } from './richText';
import { readMeta } from './schema';
import { checkSections, isFixLine, type PlacedSection } from './sectionRules';
import { readText } from './sourceText';

export { LARGEST_FILE } from './sourceText';

export interface ParsedQuestion {
  /** Absent if there is any problem. */
  readonly question?: Question;
  /** Line of the fence that opens a block, by the block's key. */
  readonly blockLines: ReadonlyMap<string, number>;
  readonly mentions: readonly Mention[];
  readonly problems: Problems;
}

/**
 * Reads one question file; all its problems are reported, not only the first. Never throws, whatever the file holds.
 * @param file path inside the bank (`topic/id.md`); its last two parts must equal the topic and the id
 */
export function parseQuestion(file: string, bytes: Uint8Array): ParsedQuestion {
  const problems = new Problems(file);
  const mentions: Mention[] = [];
  const unreadable: ParsedQuestion = { blockLines: new Map(), mentions, problems };
  const source = readText(bytes);
  if (typeof source === 'string') {
    problems.add(source);
    return unreadable;
  }
  problems.source = source;
  const frontMatter = splitFrontMatter(source, problems);
  if (!frontMatter) return unreadable;
  const { body, bodyOffset } = frontMatter;
  const meta = readMeta(file, frontMatter, problems, mentions);

  const code = new CodeReader(problems);
  const onConcept = (id: string, offset: number): void => void mentions.push({ kind: 'concept', id, offset });
  const reader = new RichTextReader(problems, bodyOffset, (node, offset) => code.read(node, offset), onConcept);
  const sections = splitSections(parseMarkdown(body, bodyOffset, problems), reader).map((raw) => readSection(raw, reader, code));
  checkSections(sections, meta.kind, (message, offset) => problems.add(message, offset));
  const blocks = code.blocks();
  const offsets = code.offsets();
  for (const block of blocks) for (const message of blockProblems(block, meta)) problems.add(message, offsets.get(block.key));

  const blockLines = new Map([...offsets].map(([key, offset]) => [key, source.place(offset).line]));
  if (problems.count > 0) return { blockLines, mentions, problems };
  return { question: { ...meta, sections: sections.map(({ section }) => section), blocks }, blockLines, mentions, problems };
}

interface RawSection {
  readonly kind: SectionKind;
  readonly heading: Heading;
  readonly nodes: RootContent[];
}

/** Divides the body at its second-level headings, which are known and in order. */
function splitSections(nodes: readonly RootContent[], reader: RichTextReader): RawSection[] {
  const sections: RawSection[] = [];
  let last = -1;
  for (const node of nodes) {
    if (node.type !== 'heading' || node.depth > 2) {
      const open = sections.at(-1);
      if (open) open.nodes.push(node);
      else reader.report(node, `The body must begin with the heading "## ${SECTIONS[0].heading}".`);
      continue;
    }
    const title = plainText(reader.inlines(node.children));
    const index = node.depth === 2 ? SECTIONS.findIndex((known) => known.heading === title) : -1;
    const known = SECTIONS[index];
    if (!known) {
      const headings = SECTIONS.map((section) => `## ${section.heading}`).join(', ');
      reader.report(node, `"${title}" is not a heading of a question. The headings are: ${headings}.`);
      continue;
    }
    if (index <= last) reader.report(node, `"## ${title}" must stand before "## ${SECTIONS[last]?.heading}", and only once.`);
    last = Math.max(last, index);
    sections.push({ kind: known.kind, heading: node, nodes: [] });
  }
  return sections;
}

const KINDS_WITH_PARTS: readonly SectionKind[] = ['mistakes', 'walkthrough'];

function readSection({ kind, heading, nodes }: RawSection, reader: RichTextReader, code: CodeReader): PlacedSection {
  const content: RootContent[] = [];
  const parts: { readonly heading: Heading; readonly nodes: RootContent[] }[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading') (parts.at(-1)?.nodes ?? content).push(node);
    else if (node.depth === 3 && KINDS_WITH_PARTS.includes(kind)) parts.push({ heading: node, nodes: [] });
    else reader.report(node, 'A heading of this level has no place here: only "Common mistakes" and "Walkthrough" have parts, with ###.');
  }
  const blocks = (from: readonly RootContent[], part: number): Block[] => {
    code.enter(kind, part);
    return from.flatMap((node) => {
      if (node.type !== 'code') code.interrupt();
      const read = reader.blocks([node]);
      if (kind === 'mistakes' && isFixLine(read[0])) code.enterFix();
      return read;
    });
  };
  const readPart = (part: (typeof parts)[number], index: number): Part => {
    const title = reader.inlines(part.heading.children);
    if (plainText(title).trim() === '') reader.report(part.heading, 'The heading has no words.');
    return { title, content: blocks(part.nodes, index + 1) };
  };
  return {
    offset: reader.offsetOf(heading),
    partOffsets: parts.map((part) => reader.offsetOf(part.heading)),
    section: { kind, content: blocks(content, 0), parts: parts.map(readPart) },
  };
}
