import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Question } from '../../src/core/bank/question';
import type { Block } from '../../src/core/bank/richText';
import type { Finding } from './blockCheck';
import { runCommand } from './command';
import { quote } from './messages';
import { cleanEnvironment, type Toolchain } from './toolchain';

/** Manifests and other TOML that a question shows without running it. */
export function tomlListings(question: Question): readonly string[] {
  const inside = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      if (block.type === 'listing') return block.language === 'toml' ? [block.text] : [];
      if (block.type === 'list') return block.items.flatMap(inside);
      return block.type === 'quote' ? inside(block.content) : [];
    });
  return question.sections.flatMap((section) => [...inside(section.content), ...section.parts.flatMap((part) => inside(part.content))]);
}

/** Lets cargo read a text as TOML: a settings file may hold any tables, so that only the grammar is judged. */
export async function checkToml(toolchain: Toolchain, text: string, folder: string, name: string): Promise<Finding> {
  const file = path.join(folder, `${name}.toml`);
  await writeFile(file, text);
  const args = ['metadata', '--offline', '--no-deps', '--format-version', '1', '--config', file];
  const result = await runCommand(toolchain.cargo, args, { cwd: folder, env: cleanEnvironment(), timeout: 60_000 });
  // In a folder without a manifest a good file leads to that complaint, which comes after the files are read.
  const unreadable = /could not parse TOML|failed to load config/.test(result.stderr);
  return { failures: unreadable ? [`This is not TOML:\n${quote(result.stderr.replaceAll(file, 'the block'))}`] : [] };
}
