import { KIND_TITLES, LEVEL_TITLES } from './outline';
import { SECTIONS, type CodeBlock, type Question, type QuestionSummary, type Section } from './question';
import { titleText, type Block, type Inline } from './richText';
import { expectationLabel } from './scratch';

/** What the text needs besides the question. */
export interface Surroundings {
  readonly topicTitle: string;
  /** Those of the question's follow-ups that the bank has. */
  readonly followUps: readonly QuestionSummary[];
}

/** A place in the text; lines count from 0. */
export interface MarkedLine {
  /** Key of a code block, or id of a question. */
  readonly id: string;
  readonly line: number;
}

/** A question as a Markdown text, and where in it something can be done. */
export interface QuestionText {
  readonly text: string;
  /** Below the title: level, kind, minutes, topic. */
  readonly levelLine: number;
  /** Where the answer is asked for; absent once it is shown. */
  readonly revealLine?: number;
  readonly blocks: readonly MarkedLine[];
  readonly followUps: readonly MarkedLine[];
}

/** The question, and with `revealed` its whole answer. Markdown only, never HTML. */
export function questionMarkdown(question: Question, { topicTitle, followUps }: Surroundings, revealed: boolean): QuestionText {
  const lines: string[] = [];
  const blocks: MarkedLine[] = [];
  const links: MarkedLine[] = [];
  /** A block of lines, after an empty one. @returns the line it begins at */
  const add = (...block: readonly string[]): number => {
    if (lines.length > 0) lines.push('');
    lines.push(...block);
    return lines.length - block.length;
  };
  const addCode = (key: string): void => {
    const block = question.blocks.find((candidate) => candidate.key === key);
    if (!block) return;
    const [first, ...rest] = codeBlock(block);
    if (first) blocks.push({ id: key, line: add(...first) });
    for (const part of rest) add(...part);
  };
  const addContent = (content: readonly Block[]): void => {
    for (const block of content) {
      if (block.type === 'code') addCode(block.key);
      else add(...blockLines(block));
    }
  };
  const addSection = ({ kind, content, parts }: Section): void => {
    add(`## ${SECTIONS.find((section) => section.kind === kind)?.heading ?? kind}`);
    addContent(content);
    for (const part of parts) {
      add(`### ${inline(part.title)}`);
      addContent(part.content);
    }
  };

  add(`# ${inline(titleText(question.title))}`);
  const facts = [LEVEL_TITLES[question.level], KIND_TITLES[question.kind], `${question.minutes} minutes`, topicTitle];
  const levelLine = add(facts.map(escapeText).join(' - '));
  if (!revealed) {
    const revealLine = add('**Think first.** Answer aloud, as you would in the interview. Then show the answer.');
    return { text: textOf(lines), levelLine, revealLine, blocks, followUps: links };
  }
  for (const section of question.sections) addSection(section);
  if (question.references.length > 0) {
    add('## References');
    add(...question.references.map(({ title, url }) => `- ${link(inline(titleText(title)), url)}`));
  }
  if (followUps.length > 0) {
    add('## Follow-up questions');
    const from = add(
      ...followUps.map((each) => `- ${link(inline(titleText(each.title)), documentLink(each))} - ${LEVEL_TITLES[each.level]}`),
    );
    for (const [index, { id }] of followUps.entries()) links.push({ id, line: from + index });
  }
  return { text: textOf(lines), levelLine, blocks, followUps: links };
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** From the document of one question to that of another: they lie at `/<topic>/<id>.md`. */
function documentLink({ topic, id }: QuestionSummary): string {
  return `../${topic}/${id}.md`;
}

/** The parts of a block, the first with its label and its code, then what compiler and program say. */
function codeBlock(block: CodeBlock): readonly (readonly string[])[] {
  const { files, stdout, stderr, console, verdict, expectation } = block;
  const isRefused = expectation.kind === 'compile-fails';
  const said: readonly (readonly [label: string, text: string | undefined])[] = [
    ['Output', stdout],
    [verdict ? `${verdict.compiler} says` : '', verdict?.message],
    // The whole message says it already.
    [isRefused ? 'The compiler says' : 'On stderr', verdict ? undefined : stderr],
    [isRefused ? 'Cargo says' : 'Output includes', console],
  ];
  const code = files.map((file, index) => {
    const words = index === 0 ? labelOf(block) : [];
    const label = [...(words.length > 0 ? [`*${words.join(', ')}*`] : []), ...(block.package ? [`\`${file.path}\``] : [])].join(' - ');
    return [...(label === '' ? [] : [label, '']), ...fence(languageOf(file.path), file.code)];
  });
  const outputs = said.flatMap(([label, text]) => {
    if (text === undefined) return [];
    return [text.trim() === '' ? [`${label}: nothing.`] : [`${label}:`, '', ...fence('text', text)]];
  });
  return [...code, ...outputs];
}

function labelOf(block: CodeBlock): readonly string[] {
  const label = expectationLabel(block);
  return [
    ...(label === undefined ? [] : [escapeText(label[0]?.toUpperCase() + label.slice(1))]),
    ...(block.release ? ['optimised build'] : []),
    ...(block.edition === '2024' ? [] : [`edition ${block.edition}`]),
  ];
}

function languageOf(path: string): string {
  return path.endsWith('.rs') ? 'rust' : (/\.(\w+)$/.exec(path)?.[1] ?? 'text');
}

function blockLines(block: Exclude<Block, { type: 'code' }>): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block.content)];
    case 'list':
      return block.items.flatMap((item, index) => indented(joined(item), block.ordered ? `${index + 1}. ` : '- '));
    case 'table':
      return [tableRow(block.head), tableRow(block.head.map(() => ['---'])), ...block.rows.map(tableRow)];
    case 'quote':
      return joined(block.content).map((line) => `> ${line}`.trimEnd());
    case 'listing':
      return fence(block.language, block.text);
    case 'figure':
      return [`*${escapeText(block.alternative)}*`, '', ...fence('text', block.text)];
  }
}

/** Blocks inside another. Code blocks of the question stand in sections only. */
function joined(blocks: readonly Block[]): readonly string[] {
  const parts = blocks.filter((block) => block.type !== 'code').map(blockLines);
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function indented(lines: readonly string[], mark: string): readonly string[] {
  return lines.map((line, index) => (index === 0 ? mark + line : line === '' ? '' : ' '.repeat(mark.length) + line));
}

function tableRow(cells: readonly (readonly Inline[])[]): string {
  return `| ${cells.map((cell) => inline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Longer than any run of backticks inside, so that nothing in the code ends it. */
function fence(language: string, code: string): readonly string[] {
  const marks = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return [`${marks}${language}`, ...code.replace(/\n$/, '').split('\n'), marks];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Words at the start of a line that Markdown would take for a list, a heading or a quote are escaped. */
function paragraph(content: readonly Inline[]): string {
  return inline(content).replace(/^(\d+)([.)])(?=\s|$)|^(?=[-+>#=~|])/, (_, digits?: string, mark?: string) =>
    digits ? `${digits}\\${mark}` : '\\',
  );
}

function inline(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (typeof node === 'string') return escapeText(node);
      switch (node.type) {
        case 'code':
          return codeSpan(node.text);
        case 'strong':
          return `**${inline(node.content)}**`;
        case 'emphasis':
          return `*${inline(node.content)}*`;
        case 'link':
          return link(inline(node.content), node.url);
        case 'concept':
          // A concept has no page of its own: its words stand for it.
          return inline(node.content);
      }
    })
    .join('');
}

function link(words: string, url: string): string {
  // Between angle brackets only spaces, brackets and line ends have a meaning; an address has none of them unencoded.
  return /[()\s]/.test(url) ? `[${words}](<${url}>)` : `[${words}](${url})`;
}

function codeSpan(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1);
  const padding = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return marks + padding + text + padding + marks;
}

/** As few escapes as will do: the text is read as it stands, too. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\`*[\]]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/<(?=[A-Za-z/!?])/g, '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&');
}
