import type { BlockContent, Code, DefinitionContent, ListItem, Nodes, PhrasingContent, RootContent, TableCell } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Problems } from './problem';
import type { Block, Inline } from './richText';

export type { Code, Heading, RootContent } from 'mdast';

/** The top-level nodes of a Markdown text, with positions in it. */
export function parseMarkdown(text: string): readonly RootContent[] {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
}

/** Turns Markdown nodes into the text of a question; what a question cannot hold becomes a problem and is left out. */
export class RichTextReader {
  constructor(
    private readonly problems: Problems,
    /** Lines of the file before the Markdown. */
    private readonly offset: number,
    /** Reads a fence; undefined if it adds nothing to the text, because it belongs to the block before. */
    private readonly readFence: (code: Code) => Block | undefined,
    /** Called with each concept that a link names. */
    private readonly onConcept: (id: string, line: number, column: number) => void,
  ) {}

  report(node: Nodes, message: string): void {
    const start = node.position?.start;
    this.problems.add(message, (start?.line ?? 1) + this.offset, start?.column ?? 1);
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
        return { type: 'list', ordered: node.ordered === true, items: node.children.map((item: ListItem) => this.blocks(item.children)) };
      case 'table': {
        const [head, ...rows] = node.children.map((row) => row.children.map((cell: TableCell) => this.inlines(cell.children)));
        return { type: 'table', head: head ?? [], rows };
      }
      case 'blockquote':
        return { type: 'quote', content: this.blocks(node.children) };
      case 'code':
        return this.readFence(node);
      case 'html':
        this.report(node, 'HTML is not part of a question: write Markdown; put code between backticks.');
        return undefined;
      default:
        this.report(node, `This Markdown (${node.type}) is not part of a question: use paragraphs, lists, tables, quotes and code blocks.`);
        return undefined;
    }
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
      case 'break':
        return ' ';
      case 'link':
        return this.#link(node.url, node);
      case 'html':
        this.report(node, `HTML is not part of a question: write \`${node.value}\` between backticks if it is code.`);
        return undefined;
      default:
        this.report(node, `This Markdown (${node.type}) is not part of a question: use words, code, emphasis and links.`);
        return undefined;
    }
  }

  #link(url: string, node: Extract<PhrasingContent, { type: 'link' }>): Inline | undefined {
    const content = this.inlines(node.children);
    if (url.startsWith('concept:')) {
      const id = url.slice('concept:'.length);
      this.onConcept(id, (node.position?.start.line ?? 1) + this.offset, node.position?.start.column ?? 1);
      return { type: 'concept', id, content };
    }
    if (isWebAddress(url)) return { type: 'link', url, content };
    this.report(node, `The link "${url}" must begin with https:// or concept:.`);
    return undefined;
  }
}

/** An https address without a user, a password or white space. */
export function isWebAddress(url: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>"]*)?$/i.test(url);
}

/** Words of the text as a person would count them; code in the line counts as it is spoken. */
export function countWords(blocks: readonly Block[]): number {
  const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const inline = (nodes: readonly Inline[]): string =>
    nodes.map((node) => (typeof node === 'string' ? node : node.type === 'code' ? node.text : inline(node.content))).join('');
  return blocks.reduce((sum, block) => {
    switch (block.type) {
      case 'paragraph':
        return sum + words(inline(block.content));
      case 'list':
        return sum + block.items.reduce((inner, item) => inner + countWords(item), 0);
      case 'table':
        return sum + [block.head, ...block.rows].flat().reduce((inner, cell) => inner + words(inline(cell)), 0);
      case 'quote':
        return sum + countWords(block.content);
      default:
        return sum;
    }
  }, 0);
}
