import * as vscode from 'vscode';
import type { App } from '../platform/app';
import { COMMANDS, CONTEXT_KEYS } from '../platform/contributions';
import { fileName } from '../platform/editors';
import { PersonError } from '../platform/errors';
import { Turns } from '../platform/turns';

/** In ms: marks move with the text while somebody types; a pause later they are looked for anew, since that takes long in a long file. */
const PAUSE = 300;

type Direction = 1 | 0 | -1;

interface Highlighted {
  readonly conceptId: string;
  readonly document: vscode.TextDocument;
  /** Where it is, in this version of the document. */
  found?: { readonly version: number; readonly places: readonly vscode.Range[] } | undefined;
}

/** The way from an explanation to the code: marks the places of a concept in the Rust file that is open, and steps through them. */
export function registerConceptHighlights(app: App): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  let highlighted: Highlighted | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let count: vscode.Disposable | undefined;

  const draw = async (): Promise<void> => {
    const drawn = highlighted;
    const places = drawn ? await findPlaces(app, drawn) : [];
    // A change of the document draws again after a pause.
    if (!places || drawn !== highlighted) return;
    for (const editor of vscode.window.visibleTextEditors)
      editor.setDecorations(decoration, editor.document === drawn?.document ? places : []);
  };
  const set = async (next: Highlighted | undefined): Promise<void> => {
    highlighted = next;
    count?.dispose();
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.conceptHighlighted, next !== undefined);
    await draw();
  };
  const step = async (direction: Direction): Promise<number> => {
    if (!highlighted) throw new PersonError('No concept is shown in code. Click a concept in a question and choose Show in code.');
    const { conceptId, document } = highlighted;
    const places = await settledPlaces(app, highlighted);
    const title = app.bank.concept(conceptId)?.title ?? conceptId;
    if (places.length === 0) throw new PersonError(`Nothing in this file speaks of "${title}".`);
    const editor = await vscode.window.showTextDocument(document, columnOf(document));
    const at = nextPlace(places, editor.selection.active, direction);
    const range = places[at]!;
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    count?.dispose();
    count = vscode.window.setStatusBarMessage(`${title}: ${at + 1} of ${places.length}`, 4000);
    return at + 1;
  };

  return vscode.Disposable.from(
    decoration,
    // With 'why-not' nothing is shown: the answer is why nothing could be, in few words, or undefined.
    app.registerCommand(COMMANDS.highlightConcept, async (argument?: unknown, mode?: unknown) => {
      const conceptId = conceptIdOf(argument);
      if (conceptId === undefined || !app.bank.concept(conceptId))
        throw new PersonError('There is no such concept in this version of the bank.');
      const document = target(app);
      if (mode === 'why-not') return await whyNot(app, conceptId, document);
      if (!document)
        throw new PersonError('No Rust file can be seen. Open an example as a file, or a file of your own, beside the question.');
      const next: Highlighted = { conceptId, document };
      if ((await settledPlaces(app, next)).length === 0)
        throw new PersonError(`Nothing in ${fileName(document.uri)} speaks of "${app.bank.concept(conceptId)?.title ?? conceptId}".`);
      await set(next);
      return await step(0);
    }),
    app.registerCommand(COMMANDS.nextConceptPlace, () => step(1)),
    app.registerCommand(COMMANDS.previousConceptPlace, () => step(-1)),
    app.registerCommand(COMMANDS.clearConceptHighlight, () => set(undefined)),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      if (highlighted) void draw();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== highlighted?.document) return;
      clearTimeout(pause);
      pause = setTimeout(() => void draw(), PAUSE);
    }),
    app.documents.onDidParse((uri) => {
      if (uri.toString() !== highlighted?.document.uri.toString()) return;
      highlighted.found = undefined;
      void draw();
    }),
    { dispose: () => clearTimeout(pause) },
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === highlighted?.document) void set(undefined);
    }),
  );
}

async function whyNot(app: App, conceptId: string, document: vscode.TextDocument | undefined): Promise<string | undefined> {
  if (!document) return 'Open a Rust file to see it in code';
  const [first] = await settledPlaces(app, { conceptId, document }, 1);
  return first ? undefined : `Not in ${fileName(document.uri)}`;
}

/** Every place of the concept in its document, or the first so many; undefined if that changes meanwhile. */
async function findPlaces(app: App, of: Highlighted, most?: number): Promise<readonly vscode.Range[] | undefined> {
  const { conceptId, document } = of;
  const { version } = document;
  if (of.found?.version === version) return of.found.places;
  await app.documents.whenRead(document);
  const turns = new Turns(document);
  const places: vscode.Range[] = [];
  for (const place of app.documents.conceptsByTurns(document)) {
    if (place?.conceptId === conceptId && places.push(place.range) === most) return places;
    if (!(await turns.next())) return undefined;
  }
  if (document.version !== version) return undefined;
  of.found = { version, places };
  return places;
}

/** The same in a document that may be changing: once it stands still for as long as the search takes. */
async function settledPlaces(app: App, of: Highlighted, most?: number): Promise<readonly vscode.Range[]> {
  while (!of.document.isClosed) {
    const places = await findPlaces(app, of, most);
    if (places) return places;
  }
  return [];
}

/** An id, or an item of the view of concepts. */
function conceptIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const id = typeof argument === 'object' && argument !== null ? (argument as { readonly conceptId?: unknown }).conceptId : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The Rust file in front; else one that can be seen, practice files first. */
function target(app: App): vscode.TextDocument | undefined {
  const isRust = (editor: vscode.TextEditor | undefined): boolean => editor?.document.languageId === 'rust';
  const active = vscode.window.activeTextEditor;
  if (active && isRust(active)) return active.document;
  const visible = vscode.window.visibleTextEditors.filter(isRust);
  return (visible.find(({ document }) => app.scratch.identify(document.uri) !== undefined) ?? visible[0])?.document;
}

function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
}

/** Index of the place after the cursor, before it, or with 0 at it or after it; round the ends. */
function nextPlace(places: readonly vscode.Range[], cursor: vscode.Position, direction: Direction): number {
  const found =
    direction === -1
      ? places.findLastIndex(({ end }) => end.isBeforeOrEqual(cursor))
      : places.findIndex(({ start, end }) => (direction === 0 ? end : start).isAfter(cursor));
  return found >= 0 ? found : direction === -1 ? places.length - 1 : 0;
}
