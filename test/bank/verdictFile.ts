import { writeFileSync } from 'node:fs';
import type { CodeBlock, Verdict } from '../../src/core/bank/question';
import { blockHash, type Verdicts } from '../../src/core/bank/verdicts';

/** Where the packer looks for them. */
export const VERDICT_FILE = 'questions/verdicts.json';

/** The compiler's messages that the panel shows, kept in the repository so that building needs no Rust. */
export class VerdictFile {
  readonly #seen = new Map<string, Verdict>();
  readonly #stale: string[] = [];

  constructor(
    private readonly known: Verdicts,
    private readonly compiler: string,
    private readonly file = VERDICT_FILE,
  ) {}

  /** Notes what the compiler says now. The same words from another compiler keep the note of the one that said them first. */
  add(block: CodeBlock, place: string, message: string): void {
    const hash = blockHash(block);
    const known = this.known.get(hash);
    if (known?.message !== message) this.#stale.push(place);
    this.#seen.set(hash, known?.message === message ? known : { message, compiler: this.compiler });
  }

  /** Places whose message in the file is missing or not what the compiler says now. */
  get stale(): readonly string[] {
    return this.#stale;
  }

  /** Number of messages in the file that belong to none of the blocks that were checked. */
  get orphans(): number {
    return [...this.known.keys()].filter((hash) => !this.#seen.has(hash)).length;
  }

  /** @param whole false if only a part of the bank was checked: the rest of the file stays */
  write(whole: boolean): void {
    const all = [...new Map([...(whole ? [] : this.known), ...this.#seen])].toSorted(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(this.file, `${JSON.stringify(Object.fromEntries(all), undefined, 1)}\n`);
  }
}
