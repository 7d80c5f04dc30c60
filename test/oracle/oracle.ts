/**
 * The compiler as oracle: compares what the extension says of ambiguous tokens in real code with the compiler's own syntax tree.
 *   npm run oracle -- FOLDER
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { Concept } from '../../src/core/bank/question';
import { ConceptNames } from '../../src/core/rust/names';
import { findToolchain } from '../bank/toolchain';
import { judgeSources } from './judgeSources';
import { folderSources } from './sources';

async function main(): Promise<number> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error('Name a folder with Rust code.\nUsage: npm run oracle -- FOLDER');
    return 2;
  }
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const toolchain = await findToolchain(temporary);
  if (typeof toolchain === 'string') {
    console.error(`The oracle is the compiler: ${toolchain}.`);
    return 2;
  }
  const names = new ConceptNames(parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[]);
  const sources = folderSources(folder);
  const { tally, unreadable } = await judgeSources(sources, { toolchain, names, folder: temporary });
  for (const line of [...tally.wrong, ...tally.table()]) console.log(line);
  console.log(`${sources.length} files, ${unreadable.length} of them unreadable to the compiler`);
  return tally.wrong.length > 0 ? 1 : 0;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
