import { readFileSync, writeFileSync } from 'node:fs';
import type { CodeBlock } from '../../src/core/bank/question';
import { blockHash, type Verdicts } from '../../src/core/bank/verdicts';

const FILE = 'questions/verdicts.json';

/** The compiler's messages that the panel shows, kept in the repository so that building needs no Rust. */
export class VerdictFile {
  readonly #known: Verdicts;
  readonly #seen: Record<string, Verdicts[string]> = {};
  readonly #stale: string[] = [];

  constructor(private readonly compiler: string) {
    this.#known = readKnown();
  }

  /** Notes what the compiler says now. The same words from another compiler keep the note of the one that said them first. */
  add(block: CodeBlock, place: string, message: string): void {
    const hash = blockHash(block);
    const known = this.#known[hash];
    if (known?.message !== message) this.#stale.push(place);
    this.#seen[hash] = known?.message === message ? known : { message, compiler: this.compiler };
  }

  /** Places whose message in the file is missing or not what the compiler says now. */
  get stale(): readonly string[] {
    return this.#stale;
  }

  /** Number of messages in the file that belong to none of the blocks that were checked. */
  get orphans(): number {
    return Object.keys(this.#known).filter((hash) => !(hash in this.#seen)).length;
  }

  /** @param whole false if only a part of the bank was checked: the rest of the file stays */
  write(whole: boolean): void {
    const all = Object.entries({ ...(whole ? {} : this.#known), ...this.#seen }).toSorted(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), undefined, 1)}\n`);
  }
}

function readKnown(): Verdicts {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Verdicts;
  } catch {
    return {}; // Missing or broken: the check then says that it must be written, and the packer says what is broken.
  }
}
