import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodeBlock, Question } from '../../src/core/bank/question';
import { PRACTICE_ROOT_FILES, scratchLayout } from '../../src/core/bank/scratch';
import type { Finding } from './blockCheck';
import { runCommand } from './command';
import { quote } from './messages';
import { cargoEnvironment, type Toolchain } from './toolchain';

const CARGO_TIMEOUT = 600_000;

/** Files of the practice folder as they are when somebody has opened every block that compiles and needs no crate. */
export function practiceFiles(questions: readonly Question[]): ReadonlyMap<string, string> {
  const opened = questions
    .filter((question) => question.crates.length === 0)
    .flatMap((question) => question.blocks.filter(isOrdinary).map((block) => scratchLayout(question, block)));
  return new Map(
    [...PRACTICE_ROOT_FILES, ...opened.flatMap(({ support, files }) => [...support, ...files])].map(({ path: name, code }) => [name, code]),
  );
}

function isOrdinary(block: CodeBlock): boolean {
  return !block.package && !block.library && block.expectation.kind !== 'compile-fails';
}

/** All of them in the packages that a person gets, by cargo: one must not disturb another. */
export async function checkPractice(toolchain: Toolchain, files: ReadonlyMap<string, string>, folder: string): Promise<Finding> {
  for (const [name, code] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  const failures: string[] = [];
  try {
    for (const manifest of [...files.keys()].filter((name) => name.endsWith('/Cargo.toml'))) {
      const cwd = path.join(folder, path.dirname(manifest));
      const args = ['check', '--bins', '--offline', '--message-format=short', '--target-dir', path.join(folder, 'target')];
      const result = await runCommand(toolchain.cargo, args, { cwd, env: cargoEnvironment(toolchain), timeout: CARGO_TIMEOUT });
      const errors = result.stderr.split('\n').filter((line) => /\berror\b/.test(line));
      if (result.exitCode !== 0) failures.push(`cargo refuses the package "${path.dirname(manifest)}":\n${quote(errors.join('\n'))}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return { failures };
}
