import type { Tokens } from './lexer';

/** A path up to one of its tokens. */
export interface PathAt {
  /** `std`, `sync`, `Mutex`; without the segments behind the token asked about. */
  readonly segments: readonly string[];
  /** It begins with `::`: with a crate. */
  readonly isGlobal: boolean;
  readonly isInUse: boolean;
  /** It begins with something that is no name, as in `<T as Trait>::Item`: nobody knows where it leads. */
  readonly isOpen: boolean;
  /** Index of the first token of it that belongs to the same run: not the prefix before the braces of a `use`. */
  readonly start: number;
}

/** Words that end a path to their right: `return ::std::x`. */
const NOT_A_SEGMENT =
  /^(?:use|as|in|return|mut|dyn|impl|where|pub|for|else|match|if|while|const|unsafe|let|ref|move|break|extern|await|async|static|type)$/;
/** How many tokens of a `use` or of type arguments are walked back over. */
const LONGEST = 300;

/** Reads the path that ends with a word, out of nested `use` lists too. */
export function pathAt(tokens: Tokens, index: number): PathAt {
  const segments = [wordAt(tokens, index)];
  let at = index;
  let before = tokens.beside(at, -1);
  while (tokens.text(before) === '::') {
    let holder = tokens.beside(before, -1);
    if (/^>+$/.test(tokens.text(holder))) {
      const opens = openingOf(tokens, holder);
      if (opens === undefined) return { segments, isGlobal: false, isInUse: false, isOpen: true, start: at };
      holder = tokens.beside(opens, -1);
      if (tokens.text(holder) === '::') holder = tokens.beside(holder, -1);
    }
    if (!isWord(tokens, holder)) {
      const isGlobal = !/^[>)\]}]/.test(tokens.text(holder));
      if (isGlobal && segments.length > 0) return { segments, isGlobal, isInUse: tokens.text(holder) === 'use', isOpen: false, start: at };
      return { segments, isGlobal: false, isInUse: false, isOpen: true, start: at };
    }
    segments.unshift(wordAt(tokens, holder));
    at = holder;
    before = tokens.beside(at, -1);
  }
  const start = at;
  if (tokens.text(before) === 'use') return { segments, isGlobal: false, isInUse: true, isOpen: false, start };
  const prefix = /^[{,]$/.test(tokens.text(before)) ? usePrefix(tokens, before) : undefined;
  if (!prefix) return { segments, isGlobal: false, isInUse: false, isOpen: false, start };
  const whole = [...prefix, ...segments];
  return {
    segments: whole.length > 1 && whole.at(-1) === 'self' ? whole.slice(0, -1) : whole,
    isGlobal: false,
    isInUse: true,
    isOpen: false,
    start,
  };
}

/** The segments before the braces that a `{` or `,` of a `use` stands in; undefined if it is none. */
function usePrefix(tokens: Tokens, from: number): readonly string[] | undefined {
  const prefix: string[] = [];
  let depth = 0;
  let at = from;
  for (let steps = 0; steps < LONGEST && at >= 0; steps++, at = tokens.beside(at, -1)) {
    const text = tokens.text(at);
    if (text === '}') depth++;
    else if (text === '{' && depth > 0) depth--;
    else if (text === '{') {
      // Out of the braces: what stands before them goes in front.
      let holder = tokens.beside(at, -1);
      while (tokens.text(holder) === '::') {
        const name = tokens.beside(holder, -1);
        if (!isWord(tokens, name)) return tokens.text(name) === 'use' ? prefix : undefined;
        prefix.unshift(wordAt(tokens, name));
        holder = tokens.beside(name, -1);
      }
      if (tokens.text(holder) === 'use') return prefix;
      if (!/^[{,]$/.test(tokens.text(holder))) return undefined;
      at = tokens.beside(holder, 1);
    } else if (!isWord(tokens, at) && !/^(?:,|::|\*)$/.test(text)) return undefined;
  }
  return undefined;
}

/** Index of the `<` that a `>` or `>>` closes. */
function openingOf(tokens: Tokens, closing: number): number | undefined {
  let depth = 0;
  let at = closing;
  for (let steps = 0; steps < LONGEST && at >= 0; steps++, at = tokens.beside(at, -1)) {
    const text = tokens.text(at);
    if (/^>+$/.test(text)) depth += text.length;
    else if (/^<+$/.test(text)) depth -= text.length;
    else if (/^[;{}]$/.test(text)) return undefined;
    if (depth <= 0) return at;
  }
  return undefined;
}

function isWord(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind(index);
  return (kind === 'word' && !NOT_A_SEGMENT.test(tokens.text(index))) || kind === 'raw-word';
}

function wordAt(tokens: Tokens, index: number): string {
  return tokens.text(index).replace(/^r#/, '');
}
