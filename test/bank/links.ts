import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Question } from '../../src/core/bank/question';
import type { Block, Inline } from '../../src/core/bank/richText';

const SITE = 'https://doc.rust-lang.org/';

/** Addresses of a question that lead to the official documentation, each once. */
export function documentationLinks(question: Question): readonly string[] {
  const texts = question.sections.flatMap((section) => [
    section.content,
    ...section.parts.flatMap((part) => [part.content, [{ type: 'paragraph', content: part.title } as const]]),
  ]);
  const all = [...question.references.map((reference) => reference.url), ...texts.flatMap(linksOf)];
  return [...new Set(all.filter(isDocumentation))];
}

export function isDocumentation(url: string): boolean {
  return url.startsWith(SITE);
}

function linksOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return inlineLinks(block.content);
      case 'list':
        return block.items.flatMap(linksOf);
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(inlineLinks);
      case 'quote':
        return linksOf(block.content);
      default:
        return [];
    }
  });
}

function inlineLinks(nodes: readonly Inline[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string' || node.type === 'code') return [];
    return [...(node.type === 'link' ? [node.url] : []), ...inlineLinks(node.content)];
  });
}

/** What is wrong with a link, by the documentation that was installed with the toolchain. */
export function checkLink(url: string, documentation: string): string | undefined {
  const [address = '', fragment] = url.slice(SITE.length).split('#');
  const inside = decode(address.replace(/^stable\//, '').replace(/\?.*$/, ''));
  if (/^(?:nightly|beta|1\.\d)/.test(inside))
    return 'It leads to one version of the documentation: link to the current one, without the version.';
  const file = path.join(documentation, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  if (!file.startsWith(documentation) || !existsSync(file)) return 'There is no such page in the documentation of the toolchain.';
  if (statSync(file).isDirectory()) return 'It leads to a folder: end it with "/".';
  const html = readFileSync(file, 'utf8');
  if (/<meta http-equiv="?refresh/i.test(html)) return 'The page only leads on to another one: link to that one.';
  if (html.includes('There is a new edition of the book'))
    return 'The page belongs to an old edition of the book: link to the current one.';
  if (fragment !== undefined && fragment !== '' && !hasFragment(html, fragment)) return `The page has no place "#${fragment}".`;
  return undefined;
}

function hasFragment(html: string, fragment: string): boolean {
  return [fragment, decode(fragment)].some((id) => html.includes(`id="${id}"`) || html.includes(`id=${id}>`) || html.includes(`id=${id} `));
}

/** As it is if it is no encoded text. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
