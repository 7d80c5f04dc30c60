import { Tokens } from './lexer';

/** What stands for `$x` in code, by its fragment; a name for all others. As long as `$x` is. */
const STAND_INS: Readonly<Record<string, (name: string) => string>> = {
  block: (name) => '{}'.padEnd(name.length + 1),
  item: (name) => ' '.repeat(name.length + 1),
  lifetime: (name) => `'${name}`,
  vis: (name) => ' '.repeat(name.length + 1),
};
const BINDING = /\$(\w+)\s*:\s*(\w+)/g;
const REPEATS = /^[*+?]$/;

/**
 * The code of a macro's body as a parser of Rust reads it, of the same length: `$x` becomes a name, what repeats stands there once, and the marks of
 * repetitions become blanks.
 * @param matcher what binds the names, if it is known
 */
export function withoutMarks(code: string, matcher = ''): string {
  if (!code.includes('$')) return code;
  const fragments = new Map(Array.from(matcher.matchAll(BINDING), ([, name = '', fragment = '']) => [name, fragment]));
  const tokens = Tokens.of(code);
  const open: boolean[] = [];
  let plain = '';
  const replace = (from: number, to: number, by = ' '.repeat(to - from)): void => {
    plain += code.slice(plain.length, from) + by;
  };
  for (let index = 0; index < tokens.length; index++) {
    const text = tokens.text(index);
    const next = tokens.beside(index, 1);
    if (text === '$' && tokens.text(next) === '(') {
      replace(tokens.from(index), tokens.to(next));
      open.push(true);
      index = next;
    } else if (text === '$' && /^\w/.test(tokens.text(next)) && tokens.from(next) === tokens.to(index)) {
      const name = tokens.text(next);
      replace(tokens.from(index), tokens.to(next), STAND_INS[fragments.get(name) ?? '']?.(name) ?? `_${name}`);
      index = next;
    } else if (/^[([{]$/.test(text)) open.push(false);
    else if (/^[)\]}]$/.test(text) && open.pop()) {
      const last = REPEATS.test(tokens.text(next)) ? next : tokens.beside(next, 1);
      const end = REPEATS.test(tokens.text(last)) ? last : index;
      replace(tokens.from(index), tokens.to(end));
      index = end;
    }
  }
  return plain + code.slice(plain.length);
}
