import type { Block, Inline } from '../../core/bank/richText';
import { h, type Child } from '../shared/dom';
import type { Actions } from './actions';
import { drawListing } from './code';
import { termButton } from './termCard';

/** Draws what a text cannot draw alone: the code blocks of its question. */
export type DrawCode = (key: string) => HTMLElement | undefined;

export function drawInlines(content: readonly Inline[], actions: Actions): Child[] {
  return content.map((node) => {
    if (typeof node === 'string') return node;
    switch (node.type) {
      case 'code':
        return h('code', {}, node.text);
      case 'strong':
        return h('strong', {}, ...drawInlines(node.content, actions));
      case 'emphasis':
        return h('em', {}, ...drawInlines(node.content, actions));
      case 'link':
        return drawLink(node.url, actions, ...drawInlines(node.content, actions));
      case 'concept': {
        const card = actions.concept(node.id);
        const words = drawInlines(node.content, actions);
        return card ? termButton(card, actions, ...words) : h('span', {}, ...words);
      }
    }
  });
}

/** The editor opens it, after the extension has looked at the address. */
export function drawLink(url: string, actions: Actions, ...words: readonly Child[]): HTMLAnchorElement {
  const link = h('a', { href: url }, ...words);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // Without this the editor's own handler of links would open it a second time.
    event.stopPropagation();
    actions.openLink(url);
  });
  return link;
}

export function drawBlocks(blocks: readonly Block[], actions: Actions, drawCode: DrawCode): Child[] {
  return blocks.map((block): Child => {
    switch (block.type) {
      case 'paragraph':
        return h('p', {}, ...drawInlines(block.content, actions));
      case 'list':
        return h(block.ordered ? 'ol' : 'ul', {}, ...block.items.map((item) => h('li', {}, ...drawItem(item, actions, drawCode))));
      case 'quote':
        return h('blockquote', {}, ...drawBlocks(block.content, actions, drawCode));
      case 'table':
        return drawTable(block.head, block.rows, actions);
      case 'code':
        return drawCode(block.key);
      case 'listing':
        return drawListing(block.language, block.text, actions);
      case 'figure':
        // It scrolls itself: a stop of Tab must have the name.
        return h(
          'figure',
          { class: 'scrolls figure', role: 'img', 'aria-label': block.alternative },
          h('pre', { 'aria-hidden': 'true' }, block.text),
        );
    }
  });
}

/** A lone paragraph in a list item needs no paragraph of its own. */
function drawItem(item: readonly Block[], actions: Actions, drawCode: DrawCode): Child[] {
  const [only] = item;
  return item.length === 1 && only?.type === 'paragraph' ? drawInlines(only.content, actions) : drawBlocks(item, actions, drawCode);
}

function drawTable(head: readonly (readonly Inline[])[], rows: readonly (readonly (readonly Inline[])[])[], actions: Actions): HTMLElement {
  const cells = (row: readonly (readonly Inline[])[]): HTMLElement[] =>
    row.map((cell, index) =>
      index === 0 ? h('th', { scope: 'row' }, ...drawInlines(cell, actions)) : h('td', {}, ...drawInlines(cell, actions)),
    );
  return h(
    'div',
    { class: 'scrolls table' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h('tr', {}, ...head.map((cell) => (cell.length > 0 ? h('th', { scope: 'col' }, ...drawInlines(cell, actions)) : h('td')))),
      ),
      h('tbody', {}, ...rows.map((row) => h('tr', {}, ...cells(row)))),
    ),
  );
}
