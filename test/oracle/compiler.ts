import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../bank/command';
import { cleanEnvironment, type Toolchain } from '../bank/toolchain';
import { readDebugTree } from './debugTree';
import type { ReadText } from './judge';
import { Lines, syntaxNodes, type SyntaxNode } from './syntaxNodes';

const TIMEOUT = 120_000;
const WRAPPED = { before: 'mod text {\n', after: '\n}\n' };

export interface Compiler {
  readonly toolchain: Toolchain;
  readonly edition: string;
  /** For what the compiler reads and writes. */
  readonly folder: string;
}

let calls = 0;

/**
 * What the compiler makes of each text; undefined for those that it cannot read. One call reads many, each as a module, since starting it takes longer than
 * reading; where one text is broken, halves of them are tried.
 */
export async function readTexts(texts: readonly string[], compiler: Compiler): Promise<readonly (ReadText | undefined)[]> {
  if (texts.length === 0) return [];
  const whole = texts.map((text) => WRAPPED.before + text + WRAPPED.after).join('');
  const name = `texts${++calls}.rs`;
  await writeFile(path.join(compiler.folder, name), whole);
  const lines = new Lines(whole);
  const nodes = await print('ast-tree', name, lines, compiler);
  if (!nodes) {
    if (texts.length === 1) return [undefined];
    const half = texts.length >> 1;
    return [...(await readTexts(texts.slice(0, half), compiler)), ...(await readTexts(texts.slice(half), compiler))];
  }
  const expanded = await print('ast-tree,expanded', name, lines, compiler);
  await rm(path.join(compiler.folder, name));
  return sorted(texts, nodes, expanded ?? []);
}

/** Gives each text its nodes, placed as if it began where the text does. */
function sorted(texts: readonly string[], nodes: readonly SyntaxNode[], expanded: readonly SyntaxNode[]): readonly ReadText[] {
  const read: { text: string; nodes: SyntaxNode[]; expanded: SyntaxNode[] }[] = texts.map((text) => ({ text, nodes: [], expanded: [] }));
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + WRAPPED.before.length + text.length + WRAPPED.after.length);
  for (const kind of ['nodes', 'expanded'] as const) {
    let at = 0;
    for (const node of kind === 'nodes' ? nodes : expanded) {
      while (node.from < (ends[at - 1] ?? 0)) at--;
      while (node.from >= (ends[at] ?? Infinity)) at++;
      const from = (ends[at - 1] ?? 0) + WRAPPED.before.length;
      const one = read[at];
      if (one && node.from >= from && node.to <= from + one.text.length)
        one[kind].push({ ...node, from: node.from - from, to: node.to - from });
    }
  }
  return read;
}

/** The tree that the compiler prints, after the expansion of macros as far as it comes without the crates that the text needs. */
async function print(
  what: 'ast-tree' | 'ast-tree,expanded',
  name: string,
  lines: Lines,
  { toolchain, edition, folder }: Compiler,
): Promise<readonly SyntaxNode[] | undefined> {
  const output = path.join(folder, `${name}.out`);
  const args = [
    `-Zunpretty=${what}`,
    `--edition=${edition}`,
    '--crate-type=lib',
    '--crate-name=texts',
    '--cap-lints=allow',
    '--error-format=short',
  ];
  if (what !== 'ast-tree') args.push('--test');
  const { exitCode } = await runCommand(toolchain.rustc, [...args, ...toolchain.flags, '-o', output, name], {
    cwd: folder,
    env: { ...cleanEnvironment(), RUSTC_BOOTSTRAP: '1' },
    timeout: TIMEOUT,
  });
  const printed = await readFile(output, 'utf8').catch(() => '');
  await rm(output, { force: true });
  if (printed === '' || (what === 'ast-tree' && exitCode !== 0)) return undefined;
  return syntaxNodes(readDebugTree(printed), name, lines);
}
