/**
 * The text of a question as data. What draws it (a webview, a Markdown document) makes its own elements, so no markup ever travels as a string.
 */

export type Inline =
  | string
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly content: readonly Inline[] }
  /** Words that speak of a concept, from `[words](concept:id)`. */
  | { readonly type: 'concept'; readonly id: string; readonly content: readonly Inline[] };

export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly type: 'quote'; readonly content: readonly Block[] }
  /** A code block of the question; its text, files and output are in `Question.blocks`. */
  | { readonly type: 'code'; readonly key: string }
  /** Shown, never run: a manifest, a console session, C. */
  | { readonly type: 'listing'; readonly language: string; readonly text: string }
  | { readonly type: 'figure'; readonly alternative: string; readonly text: string };

/** The words alone, for search and for labels. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.type === 'code' ? node.text : plainText(node.content);
    })
    .join('');
}

/** Ids of the concepts that the texts speak of, as often as they do. */
export function conceptIdsIn(blocks: readonly Block[], lines: readonly (readonly Inline[])[] = []): readonly string[] {
  const inLine = (node: Inline): readonly string[] => {
    if (typeof node === 'string' || node.type === 'code') return [];
    return [...(node.type === 'concept' ? [node.id] : []), ...node.content.flatMap(inLine)];
  };
  const inBlock = (block: Block): readonly string[] => {
    switch (block.type) {
      case 'paragraph':
        return block.content.flatMap(inLine);
      case 'list':
        return block.items.flat().flatMap(inBlock);
      case 'table':
        return [...block.head, ...block.rows.flat()].flat().flatMap(inLine);
      case 'quote':
        return block.content.flatMap(inBlock);
      default:
        return [];
    }
  };
  return [...blocks.flatMap(inBlock), ...lines.flat().flatMap(inLine)];
}

/** A title of the front matter, where the only mark is `code`. */
export function titleText(title: string): readonly Inline[] {
  return title
    .split(/`([^`]+)`/)
    .map((text, index): Inline => (index % 2 === 1 ? { type: 'code', text } : text))
    .filter((node) => node !== '');
}

/** A title for places that know no code: without the backticks around it. */
export function plainTitle(title: string): string {
  return plainText(titleText(title));
}
