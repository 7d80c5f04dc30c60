import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * What is wrong with a link into the official documentation, judged by the copy that ships with the toolchain; undefined for a good one and for
 * links to other places.
 */
export async function problemOfLink(url: string, documentation: string): Promise<string | undefined> {
  const match = /^https:\/\/doc\.rust-lang\.org\/(?:stable\/)?([^#?]*)(?:#(.*))?$/.exec(url);
  if (!match) return undefined;
  const [, place = '', fragment] = match;
  const file = path.join(documentation, place === '' || place.endsWith('/') ? `${place}index.html` : place);
  if (!existsSync(file)) return `${url}: there is no such page.`;
  const html = await readFile(file, 'utf8');
  if (html.includes('<meta http-equiv="refresh"')) return `${url}: the page only leads on to another one; link that one.`;
  if (html.includes('There is a new edition of the book')) return `${url}: the page belongs to an old edition of the book.`;
  if (fragment !== undefined && !html.includes(`id="${decodeURIComponent(fragment)}"`))
    return `${url}: the page has no place "#${fragment}".`;
  return undefined;
}
