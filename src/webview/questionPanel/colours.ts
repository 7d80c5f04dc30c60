import { highlightRust, type ColouredText } from '../../core/rust/highlight';
import type { CodeRange } from '../../protocol/questionPanel';
import { h } from '../shared/dom';
import { cutAtTokens } from './tokens';

/** Comment, table heading, string, key, other value; in the order of the kinds below. */
const TOML = /(#[^\n]*)|(^\s*\[[^\n]*?\]\]?(?=\s*(?:#|$)))|("[^"\n]*"|'[^'\n]*')|([\w.-]+(?=\s*=))|\b(true|false|\d[\d_.]*)\b/gm;
const TOML_KINDS = ['comment', 'type', 'string', 'variable', 'constant'] as const;

function highlightToml(text: string): readonly ColouredText[] {
  const pieces: ColouredText[] = [];
  let end = 0;
  for (const match of text.matchAll(TOML)) {
    const kind = TOML_KINDS.find((_, index) => match[index + 1] !== undefined);
    pieces.push({ text: text.slice(end, match.index) }, { text: match[0], ...(kind ? { kind } : {}) });
    end = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(end) }];
}

const HIGHLIGHTERS: Readonly<Record<string, (text: string) => readonly ColouredText[]>> = { rs: highlightRust, toml: highlightToml };

/** The text with the colours of its language, bare where we know none, and with the tokens that speak of a concept. */
export function colour(text: string, language: string, ranges: readonly CodeRange[] = []): (Node | string)[] {
  const pieces = HIGHLIGHTERS[language]?.(text) ?? [{ text }];
  return cutAtTokens(pieces, ranges).flatMap(({ conceptId, pieces: stretch }) => {
    const drawn = stretch.map(({ text: piece, kind }) => (kind === undefined ? piece : h('span', { class: `c-${kind}` }, piece)));
    return conceptId === undefined ? drawn : [h('span', { class: 'token', 'data-concept': conceptId }, ...drawn)];
  });
}
