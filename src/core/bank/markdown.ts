import type { BlockContent, Code, DefinitionContent, Link, List, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { isWebAddress } from './fields';
import { isTame } from './markdownLimits';
import type { Problems } from './problem';
import { plainText, type Block, type Inline } from './richText';

export type { Code, Heading, RootContent } from 'mdast';

/** The top-level nodes of a Markdown text. @param base offset of the text in its file */
export function parseMarkdown(text: string, base: number, problems: Problems): readonly RootContent[] {
  if (!isTame(text, base, problems)) return [];
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
}

/** Turns Markdown nodes into the text of a question; what a question cannot hold becomes a problem and is left out. */
export class RichTextReader {
  constructor(
    private readonly problems: Problems,
    /** Offset of the Markdown in the file. */
    private readonly base: number,
    /** Reads a fence; undefined if it adds nothing to the text, because it belongs to the block before. */
    private readonly readFence: (code: Code, offset: number) => Block | undefined,
    /** Called with each concept that a link names. */
    private readonly onConcept: (id: string, offset: number) => void,
  ) {}

  offsetOf(node: Nodes): number {
    return this.base + (node.position?.start.offset ?? 0);
  }

  report(node: Nodes, message: string): void {
    this.problems.add(message, this.offsetOf(node));
  }

  blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[]): Block[] {
    return nodes.flatMap((node) => this.#block(node) ?? []);
  }

  inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.#inline(node) ?? []);
  }

  #block(node: RootContent): Block | undefined {
    switch (node.type) {
      case 'paragraph':
        return { type: 'paragraph', content: this.inlines(node.children) };
      case 'list':
        return this.#list(node);
      case 'table': {
        const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => this.inlines(cell.children)));
        return { type: 'table', head, rows };
      }
      case 'blockquote':
        return { type: 'quote', content: this.blocks(node.children) };
      case 'code':
        return this.readFence(node, this.offsetOf(node));
      case 'html':
        return this.#refuse(node, 'HTML is not part of a question: write Markdown, and put code between backticks.');
      case 'definition':
        return this.#refuse(node, 'Write the address where the link stands, as [words](address).');
      default:
        return this.#refuse(
          node,
          `This Markdown (${node.type}) is not part of a question: use paragraphs, lists, tables, quotes and code blocks.`,
        );
    }
  }

  #list(node: List): Block {
    if (node.ordered === true && node.start !== 1) this.report(node, 'A numbered list begins with 1.');
    return { type: 'list', ordered: node.ordered === true, items: node.children.map((item) => this.blocks(item.children)) };
  }

  #inline(node: PhrasingContent): Inline | undefined {
    switch (node.type) {
      case 'text':
        return node.value.replaceAll('\n', ' ');
      case 'inlineCode':
        return { type: 'code', text: node.value.replaceAll('\n', ' ') };
      case 'strong':
      case 'emphasis':
        return { type: node.type, content: this.inlines(node.children) };
      case 'link':
        return this.#link(node);
      case 'break':
        return this.#refuse(node, 'A line cannot be broken inside a paragraph: leave out the spaces or the \\ at its end.');
      case 'html':
        return this.#refuse(node, `HTML is not part of a question: if ${node.value} is code, put it between backticks.`);
      case 'linkReference':
        return this.#refuse(node, 'Write the address where the link stands, as [words](address).');
      default:
        return this.#refuse(node, `This Markdown (${node.type}) is not part of a question: use words, code, emphasis and links.`);
    }
  }

  #link(node: Link): Inline | undefined {
    const { url } = node;
    const content = this.inlines(node.children);
    if (plainText(content).trim() === '') return this.#refuse(node, 'The link has no words: write [words](address).');
    if (node.title) this.report(node, 'A link has no title: leave out the words in quotes after its address.');
    if (url.startsWith('concept:')) {
      const id = url.slice('concept:'.length);
      this.onConcept(id, this.offsetOf(node));
      return { type: 'concept', id, content };
    }
    if (isWebAddress(url)) return { type: 'link', url, content };
    return this.#refuse(node, `The link "${url}" must begin with https:// or concept:.`);
  }

  #refuse(node: Nodes, message: string): undefined {
    this.report(node, message);
    return undefined;
  }
}

/** Words of the text as a person would count them: code in the line counts, blocks of code do not. */
export function countWords(blocks: readonly Block[]): number {
  const words = (content: readonly Inline[]): number =>
    plainText(content)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return sum(
    blocks.map((block) => {
      switch (block.type) {
        case 'paragraph':
          return words(block.content);
        case 'list':
          return sum(block.items.map(countWords));
        case 'table':
          return sum([block.head, ...block.rows].flat().map(words));
        case 'quote':
          return countWords(block.content);
        default:
          return 0;
      }
    }),
  );
}
