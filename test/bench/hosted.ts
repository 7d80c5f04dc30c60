import { spawn } from 'node:child_process';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Bank, type PackedIndex } from '../../src/core/bank/bank';
import { QuestionsTree } from '../../src/features/questionsView/questionsTree';
import type { App } from '../../src/platform/app';
import { EXTENSION_ID } from '../../src/platform/contributions';
import { QuestionOrder } from '../../src/platform/questionOrder';
import { benchRustInEditor } from './hostedRust';
import { inTurn, sampleOf, timed, type Measurement } from './sample';

const EMPTY_ID = 'bench.empty';
const FILLS = 50;
const RUNS = 5;
/** The extension host has the PATH of whatever started it, which need not lead to cargo. */
const CARGO = process.env['CARGO_HOME'] ? path.join(process.env['CARGO_HOME'], 'bin/cargo') : 'cargo';

/** Called by VS Code in its extension host; each measurement is one line for `bench.ts`. */
export async function run(): Promise<void> {
  // Whichever comes first finds a host that is still busy with itself, so the two take turns at that.
  const emptyFirst = process.env['BENCH_TURN'] === 'empty-first';
  const before = emptyFirst ? await timeActivation(EMPTY_ID) : 0;
  const ours = await timeActivation(EXTENSION_ID);
  const empty = emptyFirst ? before : await timeActivation(EMPTY_ID);
  report({ name: 'activation', against: 'an empty extension', ours: sampleOf([ours]), baseline: sampleOf([empty]) });
  if (process.env['BENCH_ALL'] !== 'true') return;
  const bank = await readBank();
  report(await benchTree(bank));
  await benchRustInEditor(bank, report);
  report(await benchRun());
}

async function timeActivation(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) throw new Error(`${id} is ${extension ? 'active already' : 'not installed'}`);
  return timed(() => extension.activate());
}

function report(measurement: Measurement): void {
  console.log(`BENCH ${JSON.stringify(measurement)}`);
}

async function readBank(): Promise<Bank> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension!.extensionUri, 'dist/bank/index.json'));
  return new Bank(JSON.parse(new TextDecoder().decode(bytes)) as PackedIndex);
}

/** Everything that the editor asks of the tree to show all of it, against as many plain items. */
async function benchTree(bank: Bank): Promise<Measurement> {
  const memento: vscode.Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
  const count = bank.questions.length + bank.topics.length;
  const found = await inTurn(
    FILLS,
    () => {
      const order = new QuestionOrder(bank, memento);
      const tree = new QuestionsTree({ bank, order } as unknown as App);
      for (const group of tree.getChildren()) for (const node of [group, ...tree.getChildren(group)]) tree.getTreeItem(node);
      tree.dispose();
      order.dispose();
    },
    () => {
      Array.from({ length: count }, (_, item) => new vscode.TreeItem(`Item ${item}`));
    },
  );
  return { name: `tree fill, ${count} nodes`, against: 'as many plain items', ...found };
}

/** One edit, then Run; against `cargo run` of the same program by hand. */
async function benchRun(): Promise<Measurement> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', 'move-copy-clone', 'example');
  const touch = (turn: number): void => utimesSync(uri.fsPath, new Date(), new Date(Date.now() + turn));
  const byCommand = async (turn: number): Promise<void> => {
    touch(turn);
    const result = await vscode.commands.executeCommand<{ outcome: string }>('rustInterview.runExample', 'move-copy-clone', 'example');
    if (result.outcome !== 'success') throw new Error(`the example ended as ${result.outcome}`);
  };
  const byHand = (turn: number): Promise<void> =>
    new Promise((resolve, reject) => {
      touch(turn);
      const cwd = path.resolve(uri.fsPath, '../../..');
      const child = spawn(CARGO, ['run', '--quiet', '--bin', path.basename(uri.fsPath, '.rs')], { cwd, stdio: 'ignore' });
      child.on('error', reject);
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`cargo run ended with ${code}`))));
    });
  await byCommand(0);
  await byHand(0);
  return { name: 'run after an edit', against: 'cargo run', ...(await inTurn(RUNS, byCommand, byHand)) };
}
