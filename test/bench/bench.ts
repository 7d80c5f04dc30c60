// Measures what a person would feel, each against a baseline of the same run:  npm run bench
import { spawn, execFileSync } from 'node:child_process';
import path from 'node:path';
import { sampleOf, type Measurement } from './sample';
import { benchRust } from './rustBench';
import { benchSearch } from './searchBench';

/** An extension is activated once a window. */
const WINDOWS = 6;
const EMPTY = 'out/bench/empty.vsix';

/** Starts the newest VS Code with `hosted.ts` in its extension host. */
function benchInEditor(all: boolean, turn: number): Promise<Measurement[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['test/host/hosted.mjs', 'node', 'newest', '--tests', 'out/bench/hosted.js', '--beside', EMPTY], {
      env: { ...process.env, BENCH_ALL: String(all), BENCH_TURN: turn % 2 === 0 ? 'ours-first' : 'empty-first', TEST_EDITOR: 'server' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line.startsWith('BENCH '));
      if (code !== 0 || lines.length === 0) reject(new Error(`the editor ended with ${code}\n${output}`));
      else resolve(lines.map((line) => JSON.parse(line.slice('BENCH '.length)) as Measurement));
    });
  });
}

/** An extension that does nothing, packed as ours is. */
function packEmptyExtension(): void {
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', path.resolve(EMPTY)];
  execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: 'test/fixtures/empty-extension', stdio: 'pipe' });
}

async function bench(): Promise<void> {
  packEmptyExtension();
  const inEditor: Measurement[] = [];
  for (let window = 0; window < WINDOWS; window++) inEditor.push(...(await benchInEditor(window === 0, window)));
  const activations = inEditor.filter((found) => found.name === 'activation');
  const activation: Measurement = {
    ...activations[0]!,
    ours: sampleOf(activations.map((found) => found.ours.median)),
    baseline: sampleOf(activations.map((found) => found.baseline.median)),
  };
  print([activation, ...inEditor.filter((found) => found.name !== 'activation'), ...(await benchRust()), ...(await benchSearch())]);
}

function print(measurements: readonly Measurement[]): void {
  const rows = measurements.map(({ name, against, unit = 'ms', ours, baseline }) => {
    const cell = (value: number): string => `${value.toFixed(value < 1 ? 3 : 1)} ${unit}`;
    const ratio = (ours.median / baseline.median).toFixed(2);
    return [name, ratio, against, ...[ours.median, ours.p95, ours.p99, ours.max, baseline.median, baseline.p95, baseline.max].map(cell)];
  });
  const table = [['what', 'ratio', 'against', 'median', 'p95', 'p99', 'max', 'baseline median', 'baseline p95', 'baseline max'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
