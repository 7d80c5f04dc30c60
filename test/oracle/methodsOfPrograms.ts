import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inParallel } from '../bank/pool';
import { cleanEnvironment, type Toolchain } from '../bank/toolchain';
import { ResolvedReader, type Resolved } from './methodsResolved';

export interface Program {
  readonly name: string;
  readonly edition: string;
  readonly code: string;
}

export interface ResolvedProgram {
  readonly program: Program;
  /** Undefined if it does not compile. */
  readonly resolved: readonly Resolved[] | undefined;
}

/** Two processes: a machine has at least as many cores. */
const WIDTH = 2;
/** Programs that are modules of one crate: starting the compiler costs more than a small program. */
const BATCH = 60;
/** Only the root of a crate may have these, or mean the same by them. */
const NEEDS_ROOT = /\bcrate\b|#!\[|macro_export|global_allocator|panic_handler|no_mangle|export_name/;

/** Has the compiler resolve every method call of these programs. */
export async function resolvePrograms(
  programs: readonly Program[],
  toolchain: Toolchain,
  folder: string,
  externs: readonly string[] = [],
): Promise<readonly ResolvedProgram[]> {
  mkdirSync(folder, { recursive: true });
  const files = new Map(programs.map((program, index) => [`p${index}.rs`, program]));
  for (const [file, { code }] of files) writeFileSync(path.join(folder, file), code);
  const batches: string[][] = [];
  const open = new Map<string, string[]>();
  for (const [file, { code, edition }] of files) {
    let batch = NEEDS_ROOT.test(code) ? undefined : open.get(edition);
    if (!batch || batch.length >= BATCH) {
      batches.push((batch = []));
      if (!NEEDS_ROOT.test(code)) open.set(edition, batch);
    }
    batch.push(file);
  }
  const byFile = new Map<string, Resolved[]>();
  await inParallel(batches, WIDTH, async (batch) => {
    for (let rest = batch; rest.length > 0;) {
      const { edition } = files.get(rest[0]!)!;
      const root = rest.length === 1 ? rest[0]! : `batch-${rest[0]!}`;
      if (rest.length > 1)
        writeFileSync(path.join(folder, root), `#![allow(warnings)]\n${rest.map((file) => `mod ${file.replace('.rs', '')};\n`).join('')}`);
      const found: Resolved[] = [];
      const args = [root, `--edition=${edition}`, '--test', '-Zunpretty=thir-flat', '--error-format=short', ...toolchain.flags, ...externs];
      const refused = await listing(toolchain, args, folder, (one) => found.push(one));
      if (refused === undefined) {
        for (const file of rest) byFile.set(file, []);
        for (const one of found) byFile.get(one.file)?.push(one);
        return;
      }
      // Without those that the compiler names, the others may pass.
      const named = new Set(refused.match(/^p\d+\.rs(?=:)/gm));
      const left = rest.filter((file) => !named.has(file));
      rest = left.length < rest.length ? left : [];
    }
  });
  return [...files].map(([file, program]) => ({ program, resolved: byFile.get(file) }));
}

/** @returns what the compiler has against it */
async function listing(
  toolchain: Toolchain,
  args: readonly string[],
  folder: string,
  found: (one: Resolved) => void,
): Promise<string | undefined> {
  const env = { ...cleanEnvironment(), RUSTC_BOOTSTRAP: '1', CARGO_PKG_NAME: 'program', CARGO_PKG_VERSION: '0.1.0' };
  const child = spawn(toolchain.rustc, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const reader = new ResolvedReader(found);
  for await (const line of createInterface({ input: child.stdout })) reader.line(line);
  return (await ended) === 0 ? undefined : complaints;
}
