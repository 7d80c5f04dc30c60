import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PackedIndex } from '../../src/core/bank/bank';
import { conceptsAt } from '../../src/core/rust/conceptsAt';
import { conceptsIn } from '../../src/core/rust/conceptIndex';
import { ConceptNames } from '../../src/core/rust/names';
import { RustFile } from '../../src/core/rust/rustFile';
import { rustSource, SIZES } from './rustSource';
import { sampleOf, timed, type Measurement, type Sample } from './sample';

const RUNS = 5;
/** In ms. */
const SLICE = 8;

/** What the editor's host has to do for a Rust file, without the editor: against a plain pass over its text. */
export async function benchRust(): Promise<Measurement[]> {
  const { concepts } = JSON.parse(readFileSync('dist/bank/index.json', 'utf8')) as PackedIndex;
  const names = new ConceptNames(concepts);
  const found: Measurement[] = [];
  for (const size of SIZES) {
    const { text } = rustSource(size);
    const lines = `${size.toLocaleString('en')} lines`;
    const baseline = await repeated(() => splitLines(text));
    const against = 'splitting it into lines';
    const slices: number[] = [];
    const read = await repeated(() => {
      const file = RustFile.of(text);
      for (let done = false; !done;) {
        const end = performance.now() + SLICE;
        const busy = process.cpuUsage();
        done = file.parse(() => performance.now() < end);
        const { user, system } = process.cpuUsage(busy);
        slices.push((user + system) / 1000);
      }
    });
    const file = RustFile.of(text);
    file.parse();
    const all = await repeated(() => [...conceptsIn(file, names)]);
    found.push(
      { name: `read, ${lines}`, against, ours: read, baseline },
      { name: `slices of that, by the processor's clock`, against, ours: sampleOf(slices), baseline },
      { name: `all concepts, ${lines}`, against, ours: all, baseline },
      { name: `held, ${lines}`, against: 'its text', unit: 'MB', ...heldBy(text, names) },
    );
  }
  return found;
}

async function repeated(work: () => unknown): Promise<Sample> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await timed(work));
  return sampleOf(times);
}

function splitLines(text: string): readonly string[] {
  return text.split('\n');
}

/** What a file holds beside its text once it has been asked about, as the mean of several. */
function heldBy(text: string, names: ConceptNames): { readonly ours: Sample; readonly baseline: Sample } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = used();
  const files = Array.from({ length: RUNS }, () => {
    const file = RustFile.of(text);
    file.parse();
    conceptsAt(file, text.length / 2, names);
    return file;
  });
  const held = (used() - before) / files.length;
  files.length = 0;
  return { ours: sampleOf([held]), baseline: sampleOf([text.length / 1e6]) };
}
