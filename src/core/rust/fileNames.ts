import type { Tokens } from './lexer';
import type { Work } from './slicedWork';

/** What a name stands for: something of this crate, or the path that an import gives it. */
export type Binding = { readonly kind: 'local'; readonly declared?: number } | { readonly kind: 'path'; readonly path: readonly string[] };

/** Types share their names with modules; functions, constants and macros have worlds of their own. An import may be any of them. */
export type Namespace = 'type' | 'value' | 'macro';

/** A stretch between braces, or the file, in which names are declared or imported. */
interface Scope {
  readonly from: number;
  to: number;
  readonly isModule: boolean;
  /** The next one around it. */
  outer: Scope | undefined;
  readonly names: Map<string, Binding>;
  readonly globs: (readonly string[])[];
}

interface OpenBrace {
  readonly from: number;
  /** What stands in an impl of a trait has the names that the trait gives: they say nothing. */
  readonly kind: 'module' | 'members' | 'of-trait' | 'block';
  scope: Scope | undefined;
}

/** Item keywords by whether what they declare is a type or module, or a value. */
const DECLARES: Readonly<Record<string, Namespace>> = {
  struct: 'type',
  enum: 'type',
  union: 'type',
  trait: 'type',
  type: 'type',
  mod: 'type',
  fn: 'value',
  const: 'value',
  static: 'value',
};
/** First letters of the words that `#scan` acts on: most words of a file are passed over without making a text of them. */
const FIRST_LETTERS = new Uint8Array(128);
const BEGINS_WORD = 1;
const IS_MARK = 2;
for (const letter of 'seutmfci') FIRST_LETTERS[letter.charCodeAt(0)] = BEGINS_WORD;
for (const mark of '{};()[]') FIRST_LETTERS[mark.charCodeAt(0)] = IS_MARK;
const ACTED_ON = new Set([...Object.keys(DECLARES), 'use', 'extern', 'for', 'impl', 'macro_rules']);
const LONGEST_KEYWORD = 'macro_rules'.length;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const SEMICOLON = 59;
const [OPEN_ROUND, CLOSE_ROUND, OPEN_SQUARE, CLOSE_SQUARE] = [40, 41, 91, 93];

/** How many tokens are read between two stops: some 50 microseconds. */
const TOKENS_BETWEEN_STOPS = 4096;

/** What a file declares and imports, by the stretch in which it holds. From the tokens alone, so that broken text has names too. */
export class FileNames {
  /** By where they begin, once the file is read. */
  readonly #scopes: Scope[] = [];
  /** Methods of the file's own types and traits, by name: index of the name. Those that implement a trait of others are not among them. */
  readonly methods = new Map<string, number[]>();
  /** `struct Open;`, wherever it stands. */
  readonly unitStructs = new Set<string>();
  /** `Iterator for Fibonacci`, as far as the trait has no arguments. */
  readonly #implemented = new Set<string>();
  /** First segments of imports: the crates that the file speaks of. */
  readonly crates = new Set<string>();
  /** Modules of this crate that imports go through: `parse` of `use crate::parse::Parser`. */
  readonly modules = new Set<string>();

  private constructor(private readonly tokens: Tokens) {}

  static *read(tokens: Tokens): Work<FileNames> {
    const names = new FileNames(tokens);
    yield* names.#scan();
    return names;
  }

  implements(type: string, trait: string): boolean {
    return this.#implemented.has(`${trait} for ${type}`);
  }

  /** What a name stands for at an offset; the candidates of glob imports if nothing names it outright. */
  lookUp(
    name: string,
    offset: number,
    namespace: Namespace,
  ): { readonly binding?: Binding; readonly globs: readonly (readonly string[])[] } {
    const globs: (readonly string[])[] = [];
    for (let scope = this.#scopeAt(offset); scope; scope = scope.outer) {
      const binding = scope.names.get(`${namespace} ${name}`) ?? scope.names.get(`any ${name}`);
      if (binding) return { binding, globs };
      let reachesOut = !scope.isModule;
      for (const glob of scope.globs) {
        if (glob.length === 1 && glob[0] === 'super') reachesOut = true;
        else globs.push([...glob, name]);
      }
      // A module does not see what stands around it, but macros are found by where they stand.
      if (!reachesOut && namespace !== 'macro') break;
    }
    return { globs };
  }

  /** The innermost that holds an offset. */
  #scopeAt(offset: number): Scope | undefined {
    let low = 0;
    let high = this.#scopes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#scopes[middle]!.from <= offset) low = middle + 1;
      else high = middle;
    }
    let scope = this.#scopes[low - 1];
    while (scope && scope.to < offset) scope = scope.outer;
    return scope;
  }

  /** A scope is made when it gets its first name: one around others may come after them. */
  #nest(): void {
    this.#scopes.sort((a, b) => a.from - b.from);
    let around: Scope | undefined;
    for (const scope of this.#scopes) {
      while (around && around.to < scope.from) around = around.outer;
      scope.outer = around;
      around = scope;
    }
  }

  *#scan(): Work<void> {
    const { tokens } = this;
    const { source } = tokens;
    const open: OpenBrace[] = [{ from: 0, kind: 'module', scope: undefined }];
    /** The first word of the item whose braces may come. */
    let pending = '';
    let isOfTrait = false;
    let brackets = 0;
    for (let index = 0; index < tokens.length; index++) {
      if (index % TOKENS_BETWEEN_STOPS === 0) yield;
      const from = tokens.from(index);
      const code = source.charCodeAt(from);
      // Most tokens are neither a mark that matters here nor a word that begins like one.
      const first = FIRST_LETTERS[code];
      if (!first) continue;
      if (first === IS_MARK) {
        if (code === OPEN_BRACE) {
          open.push({ from, kind: kindOf(pending, isOfTrait), scope: undefined });
          // An empty module is a wall too.
          if (pending === 'mod') this.#scopeOf(open.at(-1)!);
        } else if (code === CLOSE_BRACE) {
          if (open.length > 1) {
            const { scope } = open.pop()!;
            if (scope) scope.to = from;
          }
        } else {
          if (code === OPEN_ROUND || code === OPEN_SQUARE) brackets++;
          if (code === CLOSE_ROUND || code === CLOSE_SQUARE) brackets--;
          if (code !== SEMICOLON || brackets > 0) continue;
        }
        pending = '';
        isOfTrait = false;
        brackets = 0;
        continue;
      }
      const length = tokens.to(index) - from;
      if (length < 2 || length > LONGEST_KEYWORD) continue;
      const word = source.slice(from, from + length);
      if (!ACTED_ON.has(word) || tokens.kind(index) !== 'word') continue;
      if (word === 'use' || word === 'extern') {
        if (pending !== '' && pending !== 'mod') continue;
        const end = word === 'use' ? this.#readUse(index, open.at(-1)!) : this.#readExternCrate(index, open.at(-1)!);
        if (end > index) {
          index = end - 1;
          pending = '';
        }
        continue;
      }
      if (word === 'for' && pending === 'impl' && tokens.text(tokens.beside(index, 1)) !== '<') {
        isOfTrait = true;
        this.#implement(index);
      }
      if (word === 'impl') pending ||= word;
      const namespace = word === 'macro_rules' ? 'macro' : Object.hasOwn(DECLARES, word) ? DECLARES[word] : undefined;
      if (!namespace) continue;
      const name = tokens.beside(
        index,
        namespace === 'macro' ? 2 : word === 'static' && tokens.text(tokens.beside(index, 1)) === 'mut' ? 2 : 1,
      );
      if (!isName(tokens, name)) continue;
      if (word === 'union' && !/^[<{(]$/.test(tokens.text(tokens.beside(name, 1)))) continue;
      if ((word === 'const' || word === 'static') && tokens.text(tokens.beside(name, 1)) !== ':') continue;
      pending ||= word;
      this.#declare(word, tokens.text(name), name, namespace, open.at(-1)!);
    }
    for (const { scope } of open) if (scope) scope.to = source.length;
    this.#nest();
  }

  #implement(index: number): void {
    const { tokens } = this;
    let at = tokens.beside(index, 1);
    while (/^(?:&|mut|'\w+)$/.test(tokens.text(at)) || tokens.text(tokens.beside(at, 1)) === '::') at = tokens.beside(at, 1);
    this.#implemented.add(`${tokens.text(tokens.beside(index, -1))} for ${tokens.text(at)}`);
  }

  #declare(word: string, name: string, index: number, namespace: Namespace, brace: OpenBrace): void {
    if (brace.kind === 'of-trait') return;
    if (brace.kind === 'members') {
      // What a trait or an impl holds is found through its type only.
      if (word !== 'fn') return;
      const known = this.methods.get(name);
      if (known) known.push(index);
      else this.methods.set(name, [index]);
      return;
    }
    const { names } = this.#scopeOf(brace);
    const key = `${namespace} ${name}`;
    if (!names.has(key)) names.set(key, { kind: 'local', declared: index });
    if (word !== 'struct') return;
    if (this.tokens.text(this.tokens.beside(index, 1)) === ';') this.unitStructs.add(name);
    // `struct Marker;` and `struct Meters(f64);` are values too.
    if (!names.has(`value ${name}`)) names.set(`value ${name}`, { kind: 'local', declared: index });
  }

  #scopeOf(brace: OpenBrace): Scope {
    if (!brace.scope) {
      const { from, kind } = brace;
      brace.scope = { from, to: this.tokens.source.length, isModule: kind === 'module', outer: undefined, names: new Map(), globs: [] };
      this.#scopes.push(brace.scope);
    }
    return brace.scope;
  }

  /** Reads `extern crate a as b;`. @returns the index behind it, or its own if it is none */
  #readExternCrate(start: number, brace: OpenBrace): number {
    const { tokens } = this;
    const crate = tokens.beside(start, 1);
    if (tokens.text(crate) !== 'crate') return start;
    const name = tokens.text(tokens.beside(crate, 1));
    const isRenamed = tokens.text(tokens.beside(crate, 2)) === 'as';
    const alias = isRenamed ? tokens.text(tokens.beside(crate, 3)) : name;
    if (name !== 'self') {
      this.crates.add(name);
      this.#scopeOf(brace).names.set(`any ${alias}`, { kind: 'path', path: [name] });
    }
    return tokens.beside(crate, isRenamed ? 4 : 2);
  }

  /** Reads a `use`. @returns the index behind its tree; where the text is broken, behind what could be read */
  #readUse(start: number, brace: OpenBrace): number {
    const { tokens } = this;
    // `use<'a>` captures.
    if (tokens.text(tokens.beside(start, 1)) === '<') return start;
    return this.#readUseTree(tokens.beside(start, 1), [], brace, 0);
  }

  #readUseTree(start: number, prefix: readonly string[], brace: OpenBrace, depth: number): number {
    const { tokens } = this;
    const path = [...prefix];
    let at = start;
    if (tokens.text(at) === '::') at = tokens.beside(at, 1);
    for (;;) {
      const text = tokens.text(at);
      if (text === '{' && depth < DEEPEST_USE) return this.#readUseList(at, path, brace, depth);
      if (text === '*') {
        if (path.length > 0) this.#scopeOf(brace).globs.push(path);
        return tokens.beside(at, 1);
      }
      if (!isName(tokens, at) || ENDS_USE.has(text)) return at;
      if (path.length === 0) this.crates.add(text);
      if (text !== 'self' || path.length === 0) path.push(text.replace(/^r#/, ''));
      at = tokens.beside(at, 1);
      if (tokens.text(at) === '::') {
        if (LOCAL_ROOTS.has(path[0]!)) this.modules.add(text);
        at = tokens.beside(at, 1);
        continue;
      }
      let alias = path.at(-1)!;
      if (tokens.text(at) === 'as') {
        alias = tokens.text(tokens.beside(at, 1));
        at = tokens.beside(at, 2);
      }
      if (alias !== '_' && alias !== 'self' && alias !== 'super' && alias !== 'crate')
        this.#scopeOf(brace).names.set(`any ${alias}`, { kind: 'path', path });
      return at;
    }
  }

  #readUseList(start: number, prefix: readonly string[], brace: OpenBrace, depth: number): number {
    const { tokens } = this;
    let at = tokens.beside(start, 1);
    while (at < tokens.length && tokens.text(at) !== '}') {
      const end = this.#readUseTree(at, prefix, brace, depth + 1);
      at = tokens.text(end) === ',' ? tokens.beside(end, 1) : end;
      if (end === at && tokens.text(at) !== '}') return at;
    }
    return tokens.beside(at, 1);
  }
}

/** What a path within this crate begins with. */
export const LOCAL_ROOTS = new Set(['crate', 'self', 'super', 'Self']);
/** How deep lists in a `use` are read. */
const DEEPEST_USE = 16;
/** Words that cannot go on a path: the `use` before them was left unfinished. */
const ENDS_USE = new Set(['use', 'fn', 'pub', 'struct', 'enum', 'impl', 'mod', 'let', 'trait', 'const', 'static', 'type', 'as']);

function isName(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind(index);
  return kind === 'word' || kind === 'raw-word';
}

function kindOf(pending: string, isOfTrait: boolean): OpenBrace['kind'] {
  if (pending === 'mod') return 'module';
  if (pending === 'impl') return isOfTrait ? 'of-trait' : 'members';
  return pending === 'trait' ? 'members' : 'block';
}
