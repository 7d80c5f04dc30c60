import { FileNames } from './fileNames';
import { Tokens, type TextChange } from './lexer';
import { argumentsAround, LONGEST_NAME, readArguments, type ArgumentRange, type ArgumentTree } from './macroArguments';
import { SlicedWork, type Work } from './slicedWork';
import {
  isClean,
  isSameTree,
  NOTHING_REUSABLE,
  parse,
  reusableAfter,
  reusableFrom,
  type Reusable,
  type SyntaxNode,
  type Tree,
} from './syntax';

/** Up to this a parse is not felt (some 100 lines, 1 ms): it is done when it is first needed. In UTF-16 code units. */
const SHORT = 4_000;
/** The same for the arguments of a macro call, which may need four parses. */
const SHORT_ARGUMENTS = 1_500;
/** Longer arguments are a file of their own, and read from their tokens alone. */
const LONGEST_ARGUMENTS = 400_000;

/** One version of a Rust text: its tokens, its names and its tree. What is not asked for outright is read in slices. */
export class RustFile {
  readonly #lexing: SlicedWork<Tokens>;
  readonly #parsing: SlicedWork<Tree>;
  readonly #naming = new SlicedWork(this.#readNames());
  readonly #works: readonly SlicedWork<unknown>[];
  /** Instead of the tree that was put together with parts of earlier ones. */
  #afresh: SlicedWork<Tree> | undefined;
  /** By where the arguments begin. */
  readonly #arguments = new Map<number, MacroArguments>();
  /** Asked for, and too long to be read at once. */
  readonly #unread = new Set<SlicedWork<ArgumentTree>>();

  private constructor(
    readonly text: string,
    lexing: Work<Tokens>,
    /** Parts of earlier trees: first what this parse may use, then what the next may. */
    private reusable: Reusable,
  ) {
    this.#lexing = new SlicedWork(lexing);
    this.#parsing = new SlicedWork(this.#parse());
    // What the first questions need comes first: a whole parse takes long, that of a change does not.
    this.#works = reusable.length === 0 ? [this.#lexing, this.#naming, this.#parsing] : [this.#lexing, this.#parsing, this.#naming];
  }

  static of(text: string): RustFile {
    return new RustFile(text, Tokens.read(text), NOTHING_REUSABLE);
  }

  /** The next version: what has not changed is neither lexed nor parsed again. */
  after(text: string): RustFile {
    const change = changeBetween(this.text, text);
    const tokens = this.#lexing.result;
    const next = new RustFile(text, tokens ? tokens.readAfter(text, change) : Tokens.read(text), reusableAfter(this.reusable, change));
    for (const known of this.#arguments.values()) next.#takeOver(known, change);
    return next;
  }

  get tokens(): Tokens {
    return this.#lexing.finish();
  }

  /** What the file declares and imports. */
  get names(): FileNames {
    return this.#naming.finish();
  }

  /** Undefined while a long text is not yet parsed. */
  get tree(): Tree | undefined {
    return this.#afresh?.result ?? (this.text.length <= SHORT ? this.#parsing.finish() : this.#parsing.result);
  }

  /** Nothing is left to read, of all arguments those that were asked about. */
  get isRead(): boolean {
    return this.#parsing.result !== undefined && this.#naming.result !== undefined && this.#unread.size === 0;
  }

  /**
   * The innermost node that begins at or holds this offset, also inside the arguments of macros; undefined without a tree, and in long arguments that are
   * yet to be read.
   */
  nodeAt(offset: number): PlacedNode | undefined {
    const tree = this.tree;
    if (!tree) return undefined;
    let found: PlacedNode = { node: tree.resolveInner(offset, 1), shift: 0 };
    for (let depth = 0; depth < DEEPEST; depth++) {
      const inside = argumentsAround(found.node);
      if (!inside) break;
      const from = inside.from - found.shift;
      const inner = this.#argumentTree(inside, found.shift);
      if (!inner) return undefined;
      if (!inner.isCode(offset - from)) break;
      const shift = inner.shift - from;
      found = { node: inner.tree.resolveInner(offset + shift, 1), shift };
    }
    return found;
  }

  /** Goes on with what is not yet read while it may. @returns whether nothing is left */
  parse(mayGoOn: () => boolean = () => true): boolean {
    for (const work of this.#works) if (!work.advance(mayGoOn)) return false;
    for (const work of this.#unread) {
      if (!work.advance(mayGoOn)) return false;
      this.#unread.delete(work);
    }
    return true;
  }

  /** The tree has errors and was put together with parts of earlier ones: a parse of the whole text may read it otherwise. */
  get isPatched(): boolean {
    return this.#afresh !== undefined && this.#afresh.result === undefined;
  }

  /** Reads a patched tree anew while it may. @returns whether that is done */
  parseAfresh(mayGoOn: () => boolean): boolean {
    return this.#afresh?.advance(mayGoOn) ?? true;
  }

  *#parse(): Work<Tree> {
    const isFromNothing = this.reusable.length === 0;
    const tree = yield* parse(this.text, this.reusable);
    this.reusable = reusableFrom(tree, this.reusable);
    if (!isFromNothing && !isClean(tree)) this.#afresh = new SlicedWork(this.#anew(tree));
    return tree;
  }

  /** @returns the tree as it is if the text read from nothing gives the same */
  *#anew(patched: Tree): Work<Tree> {
    const tree = yield* parse(this.text);
    return (yield* isSameTree(tree, patched)) ? patched : tree;
  }

  *#readNames(): Work<FileNames> {
    return yield* FileNames.read(this.tokens);
  }

  /** @param shift offsets in the tree that the range was found in minus those of the file */
  #argumentTree(range: ArgumentRange, shift: number): ArgumentTree | undefined {
    const [from, to] = [range.from - shift, range.to - shift];
    if (to - from > LONGEST_ARGUMENTS) return undefined;
    let known = this.#arguments.get(from);
    if (known?.to !== to) {
      const { matcher } = range;
      const bindings = matcher && this.text.slice(matcher.from - shift, matcher.to - shift);
      const since = matcher ? matcher.from - shift : from - LONGEST_NAME;
      known = { since, from, to, reading: new SlicedWork(readArguments(this.text, from, to, bindings)) };
      this.#arguments.set(from, known);
    }
    const { reading } = known;
    if (to - from <= SHORT_ARGUMENTS) return reading.finish();
    if (!reading.result) this.#unread.add(reading);
    return reading.result;
  }

  /** Arguments that a change leaves alone mean what they meant. */
  #takeOver({ since, from, to, reading }: MacroArguments, change: TextChange): void {
    const move = since >= change.to ? change.end - change.to : 0;
    if (to <= change.from || since >= change.to)
      this.#arguments.set(from + move, { since: since + move, from: from + move, to: to + move, reading });
  }
}

/** How deep macro calls in the arguments of macro calls are read. */
const DEEPEST = 3;

/** The arguments of one macro call. */
interface MacroArguments {
  /** From here on the text decides what they are read as: the name of the macro, or what a macro's rule matches. */
  readonly since: number;
  readonly from: number;
  readonly to: number;
  readonly reading: SlicedWork<ArgumentTree>;
}

/** A node of the file's tree, or of the tree of a macro's arguments. */
export interface PlacedNode {
  readonly node: SyntaxNode;
  /** The node's offsets minus those of the file. */
  readonly shift: number;
}

/** Texts are compared in pieces first, which the engine does many times faster than one character after the other. */
const PIECE = 4096;

/** The one stretch in which two texts differ, whatever number of edits has made it. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from + PIECE <= shorter && before.slice(from, from + PIECE) === after.slice(from, from + PIECE)) from += PIECE;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let [to, end] = [before.length, after.length];
  const left = (): number => Math.min(to, end) - from;
  while (left() >= PIECE && before.slice(to - PIECE, to) === after.slice(end - PIECE, end)) [to, end] = [to - PIECE, end - PIECE];
  while (left() > 0 && before.charCodeAt(to - 1) === after.charCodeAt(end - 1)) [to, end] = [to - 1, end - 1];
  return { from, to, end };
}
