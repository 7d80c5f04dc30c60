import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Source {
  /** Where it is from. */
  readonly name: string;
  readonly text: string;
  readonly edition: string;
}

const FENCE = /^( *)```rust\b([^\n]*)\n([^]*?)^ *```$/gm;
/** In bytes: lists that programs have written are no code that anyone reads. */
const LARGEST = 400_000;

const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => path.join(folder, name));

/** The blocks of Rust in Markdown files, each text once. */
export function markdownSources(folder: string): readonly Source[] {
  const sources = new Map<string, Source>();
  for (const file of filesBelow(folder, '.md'))
    for (const [, indent = '', information = '', code = ''] of readFileSync(file, 'utf8').matchAll(FENCE)) {
      const text = code.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      sources.set(text, { name: file, text, edition: /\bedition=(\d+)/.exec(information)?.[1] ?? '2024' });
    }
  return [...sources.values()];
}

/** All Rust files below a folder, with the edition of the crate that each is part of. */
export function folderSources(folder: string): readonly Source[] {
  const editions = new Map<string, string>();
  return filesBelow(folder, '.rs')
    .filter((file) => statSync(file).isFile() && statSync(file).size <= LARGEST)
    .map((file) => ({ name: file, text: readFileSync(file, 'utf8'), edition: editionOf(path.dirname(file), editions) }));
}

/** What Cargo.toml says, of this folder or the nearest around it. */
function editionOf(folder: string, known: Map<string, string>): string {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const manifest = path.join(folder, 'Cargo.toml');
  const parent = path.dirname(folder);
  const said = existsSync(manifest) ? readFileSync(manifest, 'utf8') : '';
  const edition =
    /^\s*edition\s*=\s*"(\d+)"/m.exec(said)?.[1] ?? (/^\[package\]/m.test(said) && !/edition\.workspace/.test(said) ? '2015' : undefined);
  const answer = edition ?? (parent === folder ? '2021' : editionOf(parent, known));
  known.set(folder, answer);
  return answer;
}
