import { parseFence, type CodeFence } from './fence';
import type { Code } from './markdown';
import type { Problems } from './problem';
import type { CodeBlock, SectionKind, SourceFile } from './question';
import type { Block } from './richText';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A block while it is gathered: its files and what it prints follow it. */
interface Draft extends Mutable<Omit<CodeBlock, 'files'>> {
  readonly files: SourceFile[];
  /** Of the fence that opens it. */
  readonly offset: number;
  /** Anything but a further file of the package has followed. */
  sealed: boolean;
}

/** How the blocks of a section are called; sections that are not here hold no code. */
const SHORT_NAMES: Partial<Readonly<Record<SectionKind, string>>> = {
  explanation: 'explanation',
  'in-practice': 'practice',
  walkthrough: 'walkthrough',
};

/** Gathers the blocks of code of a body in the order in which they are met, and joins to each what it prints. */
export class CodeReader {
  readonly #drafts: Draft[] = [];
  #section: SectionKind = 'short-answer';
  #part = 0;
  #isFix = false;
  /** The block that output belongs to. */
  #open: Draft | undefined;

  constructor(private readonly problems: Problems) {}

  /** To be called before the nodes of a section, or of one of its parts (from 1). */
  enter(section: SectionKind, part: number): void {
    this.#section = section;
    this.#part = part;
    this.#isFix = false;
    this.#open = undefined;
  }

  /** What follows in this part is the repair. */
  enterFix(): void {
    this.#isFix = true;
    this.#open = undefined;
  }

  /** Words stand between: what a program prints follows it at once. */
  interrupt(): void {
    this.#open = undefined;
  }

  /** @returns the block of the text that the fence stands for; undefined if it belongs to the block before */
  read(code: Code, offset: number): Block | undefined {
    const fence = parseFence([code.lang ?? '', code.meta ?? ''].join(' ').trim());
    if (typeof fence === 'string') {
      this.problems.add(fence, offset);
      return undefined;
    }
    if (fence.type === 'code') return this.#readCode(code, fence, offset);
    if (this.#open) this.#open.sealed = true;
    switch (fence.type) {
      case 'listing':
        this.#open = undefined;
        return { type: 'listing', language: fence.language, text: code.value };
      case 'figure':
        this.#open = undefined;
        return this.#readFigure(code, offset);
      default:
        this.#join(fence.type, code, offset);
        return undefined;
    }
  }

  blocks(): readonly CodeBlock[] {
    return this.#drafts.map(({ offset: _offset, sealed: _sealed, ...block }) => block);
  }

  /** Where each block opens, by its key. */
  offsets(): ReadonlyMap<string, number> {
    return new Map(this.#drafts.map((draft) => [draft.key, draft.offset]));
  }

  #readCode(code: Code, fence: CodeFence, offset: number): Block | undefined {
    const text = `${code.value}\n`;
    const open = this.#open;
    if (fence.path !== undefined && open?.package && !open.sealed) {
      this.#addFile(open, fence, { path: fence.path, code: text }, offset);
      return undefined;
    }
    const key = this.#keyFor(fence);
    if (key === undefined) {
      this.problems.add('This section has no code: show the program in another one.', offset);
      return undefined;
    }
    if (this.#drafts.some((draft) => draft.key === key))
      this.problems.add(
        `There is a block "${key}" already: this place holds one program (the files of a package follow each other).`,
        offset,
      );
    this.#open = {
      key,
      section: this.#section,
      offset,
      sealed: false,
      expectation: fence.expectation,
      edition: fence.edition,
      release: fence.release,
      library: fence.library,
      package: fence.path !== undefined,
      files: [{ path: fence.path ?? (fence.library ? 'lib.rs' : 'main.rs'), code: text }],
    };
    this.#drafts.push(this.#open);
    return { type: 'code', key };
  }

  #addFile(open: Draft, fence: CodeFence, file: SourceFile, offset: number): void {
    if (open.files.some((other) => other.path === file.path))
      this.problems.add(`The package has a file "${file.path}" already: put words between two packages.`, offset);
    open.files.push(file);
    if (fence.expectation.kind === 'runs') return;
    if (open.expectation.kind !== 'runs') this.problems.add('Only one file of a package says what must happen.', offset);
    open.expectation = fence.expectation;
  }

  #keyFor(fence: CodeFence): string | undefined {
    switch (this.#section) {
      case 'example':
        return 'example';
      case 'mistakes':
        return this.#part > 0 ? `${this.#isFix ? 'fix' : 'mistake'}-${this.#part}` : undefined;
      case 'exercise':
        return fence.expectation.kind === 'solution' ? 'solution' : 'exercise';
      default: {
        const name = SHORT_NAMES[this.#section];
        return name && `${name}-${this.#drafts.filter((draft) => draft.section === this.#section).length + 1}`;
      }
    }
  }

  #join(name: 'stdout' | 'stderr' | 'console', code: Code, offset: number): void {
    const open = this.#open;
    if (!open) this.problems.add('This says what a program prints, but no program stands right before it.', offset);
    else if (open[name] !== undefined)
      this.problems.add(`The block "${open.key}" has this output already: put all of it into one block.`, offset);
    else open[name] = code.value === '' ? '' : `${code.value}\n`;
  }

  #readFigure(code: Code, offset: number): Block {
    const [alternative = '', ...lines] = code.value.split('\n');
    if (alternative.trim() === '' || lines.join('').trim() === '')
      this.problems.add(
        'The first line of a figure says in words what it shows, for people who cannot see it; the figure follows.',
        offset,
      );
    return { type: 'figure', alternative, text: lines.join('\n') };
  }
}
