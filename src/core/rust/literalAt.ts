import type { ConceptMatch } from './conceptsAt';
import type { Tokens } from './lexer';
import type { ConceptNames } from './names';
import type { RustFile } from './rustFile';

/** Macros whose first text is a format string, or whose text is one behind a condition. */
const FORMATS =
  /^(?:print|println|eprint|eprintln|format|format_args|write|writeln|panic|todo|unimplemented|unreachable|assert|assert_eq|assert_ne|debug_assert|debug_assert_eq|debug_assert_ne|anyhow|bail|ensure|info|warn|error|debug|trace)$/;
/** A placeholder of a format string: `{}`, `{name:?}`, `{0:>width$}`. */
const PLACEHOLDER = /\{[\w.]*(?::[^{}]*)?\}/;
/** How far before a text its macro's bracket is looked for, in tokens. */
const LONGEST_HEAD = 60;
const FLOAT = /^[0-9][0-9_]*(?:\.|[eE]|f(?:32|64)$|[0-9_]*f(?:32|64)$)/;
const SAFETY = /^\/\/+!?\s*(SAFETY):|^\/\*+\s*(SAFETY):/;
const SAFETY_SECTION = /^\/\/[/!]\s*(# Safety)\b/;
const BUILD_SCRIPT = /^"cargo::?(?:rerun-if-changed|rerun-if-env-changed|rustc-)/;

/** Concepts of literals and markers that no trigger names by its text; for tests. */
export const MARKER_CONCEPTS = ['editions', 'tuples-and-arrays', 'soundness', 'documentation', 'build-script'] as const;

/** What a literal or the marker of a comment speaks of; a raw identifier too. */
export function literalAt({ tokens }: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const from = tokens.from(index);
  const to = tokens.to(index);
  const match = (ids: readonly string[]): readonly ConceptMatch[] => ids.map((conceptId) => ({ conceptId, from, to, by: 'literal' }));
  const text = tokens.text(index);
  switch (tokens.kind(index)) {
    case 'raw-word':
      return [{ conceptId: 'editions', from, to, by: 'syntax' }];
    case 'comment':
    case 'doc':
      return markerOf(text, from, tokens.kind(index) === 'doc');
    case 'number':
      // `pair.0` is a place in a tuple.
      if (tokens.text(tokens.beside(index, -1)) === '.' && /^\d+$/.test(text))
        return [{ conceptId: 'tuples-and-arrays', from: tokens.from(tokens.beside(index, -1)), to, by: 'syntax' }];
      return match(names.literal(!/^0[xob]/.test(text) && FLOAT.test(text) ? 'float' : 'integer'));
    case 'char':
      return match(names.literal(text.startsWith('b') ? 'byte' : 'char'));
    case 'string':
      return match(stringConcepts(tokens, index, text, names));
    default:
      return [];
  }
}

function stringConcepts(tokens: Tokens, index: number, text: string, names: ConceptNames): readonly string[] {
  if (text.startsWith('c')) return names.literal('c"..."');
  if (text.startsWith('b')) return names.literal('byte string b"..."');
  const plain = names.literal(text.startsWith('r') ? 'raw string r"..."' : 'string');
  if (BUILD_SCRIPT.test(text)) return ['build-script', ...plain];
  return isFormat(tokens, index, text) ? [...names.literal('format string'), ...plain] : plain;
}

function isFormat(tokens: Tokens, index: number, text: string): boolean {
  if (!PLACEHOLDER.test(text) && tokens.text(tokens.beside(index, -1)) !== '(') return false;
  let depth = 0;
  for (let at = index - 1; at > 1 && index - at < LONGEST_HEAD; at--) {
    const mark = tokens.text(at);
    if (mark === ';') return false;
    if (/^[)\]}]$/.test(mark)) depth++;
    if (!/^[([{]$/.test(mark)) continue;
    if (depth-- > 0) continue;
    const bang = tokens.beside(at, -1);
    return tokens.text(bang) === '!' && FORMATS.test(tokens.text(tokens.beside(bang, -1)));
  }
  return false;
}

/** Only the marker: what a comment says is prose. */
function markerOf(text: string, from: number, isDoc: boolean): readonly ConceptMatch[] {
  const found: ConceptMatch[] = [];
  const safety = isDoc ? SAFETY_SECTION.exec(text) : SAFETY.exec(text);
  const said = safety?.[1] ?? safety?.[2];
  if (said !== undefined) {
    const at = from + text.indexOf(said);
    found.push({ conceptId: 'soundness', from: at, to: at + said.length, by: 'literal' });
  }
  if (isDoc) found.push({ conceptId: 'documentation', from, to: from + 3, by: 'literal' });
  return found;
}
