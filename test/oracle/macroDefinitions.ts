import type { Tokens } from '../../src/core/rust/lexer';

const MACROS = 'macro-rules';

/** What `macro_rules!` itself is made of, and its concept by the tokens' indices: `$x`, fragments, repetitions, the `=>` of its rules. */
export function macroDefinitionTokens(tokens: Tokens, from: number, to: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const open: number[] = [];
  let isMatcher = true;
  for (let index = tokens.firstAfter(from); index < tokens.length && tokens.from(index) < to; index = tokens.beside(index, 1)) {
    const text = tokens.text(index);
    if (/^[([{]$/.test(text)) open.push(index);
    else if (/^[)\]}]$/.test(text)) {
      const opening = open.pop();
      if (opening !== undefined && tokens.text(tokens.beside(opening, -1)) === '$') markRepetition(tokens, index, found);
    } else if (open.length === 1 && text === '=>') {
      found.set(index, MACROS);
      isMatcher = false;
    } else if (open.length === 1 && text === ';') isMatcher = true;
    else if (text === '$') {
      found.set(index, MACROS);
      const name = tokens.beside(index, 1);
      found.set(name, tokens.text(name) === '(' ? '-' : MACROS);
      if (isMatcher && tokens.text(tokens.beside(name, 1)) === ':') found.set(tokens.beside(name, 2), MACROS);
    }
  }
  return found;
}

/** The `*`, `+` or `?` behind a repetition, perhaps with a separator before it. */
function markRepetition(tokens: Tokens, closing: number, found: Map<number, string>): void {
  const next = tokens.beside(closing, 1);
  const operator = /^[*+?]$/.test(tokens.text(next)) ? next : tokens.beside(next, 1);
  if (/^[*+?]$/.test(tokens.text(operator))) found.set(operator, MACROS);
}
