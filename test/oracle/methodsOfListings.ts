/**
 * The same measure on any crate: reads listings that the compiler has written of it, prints what is false, and counts.
 *   RUSTC_BOOTSTRAP=1 cargo rustc --lib -- -Zunpretty=thir-flat > listing
 *   node out/oracle/methodsOfListings.js listing...
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import type { Concept } from '../../src/core/bank/question';
import { ConceptNames } from '../../src/core/rust/names';
import { describe, MethodCount } from './methodsCounted';
import { ResolvedReader, type Resolved } from './methodsResolved';

async function countListings(listings: readonly string[]): Promise<void> {
  const names = new ConceptNames(parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[]);
  const count = new MethodCount();
  for (const listing of listings) {
    const byFile = new Map<string, Resolved[]>();
    const reader = new ResolvedReader((one) => {
      const known = byFile.get(one.file);
      if (known) known.push(one);
      else byFile.set(one.file, [one]);
    });
    for await (const line of createInterface({ input: createReadStream(listing) })) reader.line(line);
    for (const [file, resolved] of byFile) if (existsSync(file)) count.add(file, readFileSync(file, 'utf8'), resolved, names);
  }
  for (const one of count.wrong) console.log(describe(one));
  console.log(count.summary);
}

void countListings(process.argv.slice(2));
