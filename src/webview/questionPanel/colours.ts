import { highlightRust, type ColouredText } from '../../core/rust/highlight';
import { h, type Child } from '../shared/dom';

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

/** The text with the colours of its language; bare where we know none. */
export function colour(text: string, language: string): Child[] {
  const pieces = HIGHLIGHTERS[language]?.(text) ?? [{ text }];
  return pieces.map(({ text: piece, kind }) => (kind === undefined ? piece : h('span', { class: `c-${kind}` }, piece)));
}
