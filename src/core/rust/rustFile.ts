import { Tokens, type TextChange } from './lexer';
import { argumentsAround, readArguments, type ArgumentRange, type ArgumentTree } from './macroArguments';
import { NOTHING_REUSABLE, Parse, reusableAfter, type Reusable, type SyntaxNode, type Tree } from './syntax';

/** Up to this a parse is not felt (some 2,000 lines, 20 ms): it is done when it is first needed. In UTF-16 code units. */
const SHORT = 80_000;

/** One version of a Rust text: its tokens at once, its tree as soon as it is parsed. */
export class RustFile {
  #tokens: Tokens | undefined;
  #tree: Tree | undefined;
  #parse: Parse | undefined;
  #reusable: Reusable = NOTHING_REUSABLE;
  readonly #makeTokens: () => Tokens;
  /** By where the arguments begin. */
  readonly #arguments = new Map<number, ArgumentTree | undefined>();

  private constructor(
    readonly text: string,
    makeTokens: () => Tokens,
  ) {
    this.#makeTokens = makeTokens;
  }

  static of(text: string): RustFile {
    return new RustFile(text, () => Tokens.of(text));
  }

  /** The next version: what has not changed is neither lexed nor parsed again. */
  after(text: string): RustFile {
    const change = changeBetween(this.text, text);
    const tokens = this.#tokens;
    const next = new RustFile(text, tokens ? () => tokens.after(text, change) : () => Tokens.of(text));
    next.#reusable = reusableAfter(this.#reusable, change);
    return next;
  }

  get tokens(): Tokens {
    return (this.#tokens ??= this.#makeTokens());
  }

  /** Undefined while a long text is not yet parsed. */
  get tree(): Tree | undefined {
    if (!this.#tree && this.text.length <= SHORT) this.parse();
    return this.#tree;
  }

  /** The innermost node that begins at or holds this offset, also inside the arguments of macros; undefined without a tree. */
  nodeAt(offset: number): PlacedNode | undefined {
    const tree = this.tree;
    if (!tree) return undefined;
    let found: PlacedNode = { node: tree.resolveInner(offset, 1), shift: 0 };
    for (let depth = 0; depth < DEEPEST; depth++) {
      const inside = argumentsAround(found.node);
      if (!inside) break;
      const inner = this.#argumentTree(inside, found.shift);
      if (!inner?.isCode(offset)) break;
      found = { node: inner.tree.resolveInner(offset + inner.shift, 1), shift: inner.shift };
    }
    return found;
  }

  #argumentTree({ from, to, matcher }: ArgumentRange, shift: number): ArgumentTree | undefined {
    const start = from - shift;
    if (!this.#arguments.has(start)) {
      const bindings = matcher && this.text.slice(matcher.from - shift, matcher.to - shift);
      this.#arguments.set(start, readArguments(this.text, start, to - shift, bindings));
    }
    return this.#arguments.get(start);
  }

  /** Goes on with the parse while it may. @returns whether the tree stands */
  parse(mayGoOn: () => boolean = () => true): boolean {
    if (this.#tree) return true;
    this.#parse ??= new Parse(this.text, this.#reusable);
    this.#tree = this.#parse.advance(mayGoOn);
    if (!this.#tree) return false;
    this.#reusable = this.#parse.reusableFrom(this.#tree);
    this.#parse = undefined;
    return true;
  }
}

/** How deep macro calls in the arguments of macro calls are read. */
const DEEPEST = 3;

/** A node of the file's tree, or of the tree of a macro's arguments. */
export interface PlacedNode {
  readonly node: SyntaxNode;
  /** The node's offsets minus those of the file. */
  readonly shift: number;
}

/** The one stretch in which two texts differ, whatever number of edits has made it. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (same < shorter - from && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { from, to: before.length - same, end: after.length - same };
}
