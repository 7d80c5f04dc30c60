import type { RustFile } from './rustFile';

/** A function with a body, or the head of an `impl`: what a lens may stand above. */
export interface Item {
  /** Where the item begins, with its attributes; comments do not count. */
  readonly from: number;
  /** The end of what the item says itself: a function's whole body, an `impl` up to its brace. */
  readonly to: number;
}

/** What holds items without being one that ends the search; bodies of functions are left alone, and with them what is defined there. */
const HOLDERS = new Set(['SourceFile', 'ModItem', 'DeclarationList', 'TraitItem', 'AttributeItem', 'ImplItem']);

/** Functions with a body and `impl`s, in the order of the text, methods behind the head of theirs. Undefined while a long text has no tree. */
export function itemsOf(file: RustFile): readonly Item[] | undefined {
  const items: Item[] = [];
  file.tree?.iterate({
    enter: ({ name, node, from, to }) => {
      if (name !== 'FunctionItem' && name !== 'ImplItem') return HOLDERS.has(name);
      const body = node.getChild(name === 'ImplItem' ? 'DeclarationList' : 'Block');
      const start = node.parent?.name === 'AttributeItem' ? node.parent.from : from;
      if (body) items.push({ from: start, to: name === 'ImplItem' ? body.from : to });
      return name === 'ImplItem';
    },
  });
  return file.tree && items;
}
