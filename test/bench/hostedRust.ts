import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Bank } from '../../src/core/bank/bank';
import { Cursor } from '../../src/features/conceptsView/cursor';
import { ConceptsTree } from '../../src/features/conceptsView/conceptsTree';
import type { App } from '../../src/platform/app';
import { EXTENSION_ID } from '../../src/platform/contributions';
import { Documents } from '../../src/platform/documents';
import type { Api } from '../../src/start';
import { numbersFrom, rustSource, SIZES, type RustSource } from './rustSource';
import { inTurn, sampleOf, timed, type Measurement, type Sample } from './sample';

const COLD_DOCUMENTS = 5;
const HOVERS = 60;
const EDITS = 20;
const MOVES = 40;
const KEYSTROKES = 80;
/** In ms: between two keystrokes of somebody fast. */
const KEY_PAUSE = 60;
const LENS_RUNS = 4;
const TYPED_IN = 20_000;

/** All that a person may feel in a Rust file, against the same in a plain text with providers that do nothing. */
export async function benchRustInEditor(bank: Bank, report: (measurement: Measurement) => void): Promise<void> {
  const plain = vscode.Disposable.from(
    vscode.languages.registerHoverProvider('plaintext', { provideHover: () => new vscode.Hover('empty') }),
    vscode.languages.registerCodeLensProvider('plaintext', { provideCodeLenses: emptyLenses }),
  );
  const settings = vscode.workspace.getConfiguration('rustInterview');
  await settings.update('codeLens.concepts', 'all', vscode.ConfigurationTarget.Global);
  for (const size of SIZES) {
    const source = rustSource(size);
    const lines = `${size.toLocaleString('en')} lines`;
    for (const measurement of await benchHovers(source)) report({ ...measurement, name: `${measurement.name}, ${lines}` });
    // What was left broken is read afresh after a second.
    await pause(2000);
    report({ name: `lenses, ${lines}`, against: 'one for each function', ...(await benchLenses(source)) });
    report({ name: `view after a cursor move, ${lines}`, against: 'the move alone', ...(await benchView(bank, source)) });
  }
  report({ name: `stalls while opening, 20,000 lines`, against: 'a plain text', ...(await benchStalls(open)) });
  report({ name: `stalls while typing, 20,000 lines`, against: 'a plain text', ...(await benchStalls(type)) });
  await settings.update('codeLens.concepts', undefined, vscode.ConfigurationTarget.Global);
  plain.dispose();
}

function emptyLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const lenses: vscode.CodeLens[] = [];
  for (let line = 0; line < document.lineCount; line++)
    if (/\bfn\b/.test(document.lineAt(line).text))
      lenses.push(new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title: 'none', command: '' }));
  return lenses;
}

async function bothOf(content: string): Promise<{ readonly rust: vscode.TextDocument; readonly plain: vscode.TextDocument }> {
  const made = (language: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument({ language, content });
  return { rust: await made('rust'), plain: await made('plaintext') };
}

const hover = (document: vscode.TextDocument, offset: number): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, document.positionAt(offset));

/** Everything that is going on in the background comes to its end: what is measured next is not slowed by it. */
async function untilRead(document: vscode.TextDocument): Promise<void> {
  const documents = new Documents([]);
  await documents.whenRead(document);
  documents.dispose();
  await pause(200);
}

type Ask = (document: vscode.TextDocument, offset: number) => unknown;
interface Compared {
  readonly ours: Sample;
  readonly baseline: Sample;
}

/** Answers in every state that a file may be in: as the editor asks for hovers, and our own part of that, without the way through the editor. */
async function benchHovers(source: RustSource): Promise<Measurement[]> {
  const api = vscode.extensions.getExtension<Api>(EXTENSION_ID)!.exports;
  const own: Ask = (document, offset) => api.questionsAt(document, document.positionAt(offset));
  const readText: Ask = (document) => document.getText();
  const named = (name: string, against: string, states: Readonly<Record<string, Compared>>): Measurement[] =>
    Object.entries(states).map(([state, found]) => ({ name: `${name} ${state}`, against, ...found }));
  return [
    ...named('hover', 'an empty provider', await inEveryState(source, hover, hover)),
    ...named('own part', 'getting the text', await inEveryState(source, own, readText)),
  ];
}

async function inEveryState({ text, macros }: RustSource, ours: Ask, baseline: Ask): Promise<Readonly<Record<string, Compared>>> {
  const random = numbersFrom(text.length);
  const somewhere = (): number => Math.floor(random() * text.length);
  const inMacro = (): number => {
    const { from, to } = macros[Math.floor(random() * macros.length)]!;
    return from + Math.floor(random() * (to - from));
  };
  /** Asks both, each about its own document, after what is done to that. */
  const compare = async (
    runs: number,
    prepare: (run: number) => Promise<readonly [vscode.TextDocument, vscode.TextDocument, number]>,
  ): Promise<Compared> => {
    const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
    for (let run = 0; run < runs; run++) {
      const [rust, plain, offset] = await prepare(run);
      times.ours.push(await timed(() => ours(rust, offset)));
      times.baseline.push(await timed(() => baseline(plain, offset)));
    }
    return { ours: sampleOf(times.ours), baseline: sampleOf(times.baseline) };
  };
  const cold = await compare(COLD_DOCUMENTS, async () => {
    const { rust, plain } = await bothOf(text);
    return [rust, plain, somewhere()];
  });
  const { rust, plain } = await bothOf(text);
  await hover(rust, 0);
  await untilRead(rust);
  const edited = (inserted: string) => async (): Promise<readonly [vscode.TextDocument, vscode.TextDocument, number]> => {
    const offset = somewhere();
    const edit = new vscode.WorkspaceEdit();
    for (const document of [rust, plain]) edit.insert(document.uri, document.positionAt(offset), inserted);
    await vscode.workspace.applyEdit(edit);
    return [rust, plain, offset];
  };
  return {
    cold,
    warm: await compare(HOVERS, () => Promise.resolve([rust, plain, somewhere()])),
    'in macro arguments': await compare(HOVERS, () => Promise.resolve([rust, plain, inMacro()])),
    'after an edit': await compare(EDITS, edited(' ')),
    // Each leaves one more brace open.
    'while broken': await compare(EDITS, edited(' { "')),
  };
}

async function benchLenses({ text }: RustSource): Promise<Compared> {
  const { rust, plain } = await bothOf(text);
  await hover(rust, 0);
  await untilRead(rust);
  const lenses = (document: vscode.TextDocument): Thenable<unknown> =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 30);
  return inTurn(
    LENS_RUNS,
    () => lenses(rust),
    () => lenses(plain),
  );
}

/** From a move of the cursor until the tree has what it shows. */
async function benchView(bank: Bank, { text }: RustSource): Promise<Compared> {
  const rust = await vscode.workspace.openTextDocument({ language: 'rust', content: text });
  const editor = await vscode.window.showTextDocument(rust);
  const documents = new Documents(bank.concepts);
  await documents.whenRead(rust);
  const tree = new ConceptsTree({ bank, documents } as unknown as App);
  let told = (): void => undefined;
  const cursor = new Cursor({ documents }, undefined, (place) => {
    tree.show(place);
    told();
  });
  const random = numbersFrom(text.length);
  const move = (): void => {
    const at = rust.positionAt(Math.floor(random() * text.length));
    editor.selection = new vscode.Selection(at, at);
  };
  const found = await inTurn(
    MOVES,
    async () => {
      const answer = new Promise<void>((resolve) => (told = resolve));
      move();
      await answer;
    },
    async () => {
      const moved = new Promise<void>((resolve) => {
        const subscription = vscode.window.onDidChangeTextEditorSelection(() => {
          subscription.dispose();
          resolve();
        });
      });
      move();
      await moved;
    },
  );
  cursor.dispose();
  tree.dispose();
  documents.dispose();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return found;
}

/** How late the extension host comes to whatever else it has to do, in ms, with the view of concepts in sight and lenses on. */
async function benchStalls(work: (document: vscode.TextDocument) => Promise<void>): Promise<Compared> {
  await vscode.commands.executeCommand('rustInterview.conceptsAtCursor.focus');
  const { rust, plain } = await bothOf(rustSource(TYPED_IN).text);
  const stallsOf = async (document: vscode.TextDocument): Promise<Sample> => {
    if (work === type) await open(document);
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    await work(document);
    histogram.disable();
    const at = (share: number): number => histogram.percentile(share) / 1e6;
    return { median: at(50), p95: at(95), p99: at(99), max: histogram.max / 1e6 };
  };
  const found = { baseline: await stallsOf(plain), ours: await stallsOf(rust) };
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return found;
}

async function open(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await pause(4000);
}

async function type(document: vscode.TextDocument): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document)!;
  const text = 'let next = move |x| match x { Some(y) => &y, None => { "none" } };\n';
  let at = document.positionAt(Math.floor(document.getText().length / 2));
  at = new vscode.Position(at.line + 1, 0);
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    const key = text[stroke % text.length]!;
    await editor.edit((edit) => edit.insert(at, key), { undoStopBefore: false, undoStopAfter: false });
    at = key === '\n' ? new vscode.Position(at.line + 1, 0) : at.translate(0, 1);
    editor.selection = new vscode.Selection(at, at);
    await pause(KEY_PAUSE);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
