import os from 'node:os';
import { inParallel } from '../bank/pool';
import type { Toolchain } from '../bank/toolchain';
import type { ConceptNames } from '../../src/core/rust/names';
import { readTexts } from './compiler';
import { judge } from './judge';
import type { Source } from './sources';
import { Tally } from './tally';

export interface Surroundings {
  readonly toolchain: Toolchain;
  readonly names: ConceptNames;
  /** A temporary folder. */
  readonly folder: string;
}

/** How much text one call of the compiler reads, in UTF-16 code units. */
const BATCH = 100_000;

/** Compares the extension's answers with the compiler's trees. @returns also the names of the texts that the compiler cannot read */
export async function judgeSources(
  sources: readonly Source[],
  { toolchain, names, folder }: Surroundings,
): Promise<{ tally: Tally; unreadable: readonly string[] }> {
  const tally = new Tally();
  const unreadable: string[] = [];
  await inParallel(batches(sources), os.availableParallelism(), async (batch) => {
    const texts = await readTexts(
      batch.map(({ text }) => text),
      { toolchain, edition: batch[0]!.edition, folder },
    );
    for (const [index, read] of texts.entries()) {
      const { name } = batch[index]!;
      if (read) tally.add(name, read, judge(read, names));
      else unreadable.push(name);
    }
  });
  return { tally, unreadable };
}

function batches(sources: readonly Source[]): readonly (readonly Source[])[] {
  const made: Source[][] = [];
  let size = BATCH;
  for (const source of sources.toSorted((one, other) => Number(one.edition) - Number(other.edition))) {
    if (size + source.text.length > BATCH || made.at(-1)?.[0]?.edition !== source.edition) {
      made.push([]);
      size = 0;
    }
    made.at(-1)!.push(source);
    size += source.text.length;
  }
  return made;
}
