import { spawn } from 'node:child_process';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Bank, type PackedIndex } from '../../src/core/bank/bank';
import { QuestionsTree } from '../../src/features/questionsView/questionsTree';
import type { App } from '../../src/platform/app';
import { EXTENSION_ID } from '../../src/platform/contributions';
import { QuestionOrder } from '../../src/platform/questionOrder';
import { inTurn, sampleOf, timed, type Measurement } from './sample';

const EMPTY_ID = 'bench.empty';
const HOVERS = 200;
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
  report(await benchHover());
  report(await benchTree());
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

const LINES = [
  'fn area(shape: &Shape) -> Option<f64> { match shape { Shape::Circle(radius) => Some(radius * radius), _ => None } }',
  "struct Parser<'a> { text: &'a str, position: usize }",
  'async fn fetch(count: usize) -> Result<Vec<u8>, std::io::Error> { let mut all = Vec::new(); all.push(count as u8); Ok(all) }',
  'fn start() { let total = 1; std::thread::spawn(move || println!("{}", &total)); }',
];

async function benchHover(): Promise<Measurement> {
  const text = Array.from({ length: 1000 }, (_, line) => LINES[line % LINES.length]).join('\n');
  const rust = await vscode.workspace.openTextDocument({ language: 'rust', content: text });
  const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text });
  const provider = vscode.languages.registerHoverProvider('plaintext', { provideHover: () => new vscode.Hover('empty') });
  const at = (turn: number): vscode.Position => new vscode.Position((turn * 37) % 1000, (turn * 13) % 50);
  const hover = (document: vscode.TextDocument, turn: number): Thenable<unknown> =>
    vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at(turn));
  await hover(rust, 0);
  const found = await inTurn(
    HOVERS,
    (turn) => hover(rust, turn),
    (turn) => hover(plain, turn),
  );
  provider.dispose();
  return { name: 'hover, 1,000 lines', against: 'an empty provider', ...found };
}

/** Everything that the editor asks of the tree to show all of it, against as many plain items. */
async function benchTree(): Promise<Measurement> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension!.extensionUri, 'dist/bank/index.json'));
  const bank = new Bank(JSON.parse(new TextDecoder().decode(bytes)) as PackedIndex);
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
