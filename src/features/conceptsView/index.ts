import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../../platform/contributions';
import { fileName } from '../../platform/editors';
import { PersonError } from '../../platform/errors';
import { ConceptsTree, type Place, type ShownConstruct } from './conceptsTree';
import { Cursor } from './cursor';

const NOTHING_HERE = 'Nothing here: place the cursor on a keyword, an operator, a type or a macro.';
const READING = 'Reading the file...';

/** The tree "Concepts at Cursor": follows the cursor of the Rust editor while it can be seen, unless it is pinned. */
export function registerConceptsView(app: App): vscode.Disposable {
  const tree = new ConceptsTree(app);
  const view = vscode.window.createTreeView(VIEWS.conceptsAtCursor, { treeDataProvider: tree });
  let cursor: Cursor | undefined;
  /** While pinned, edits move the constructs that the view leads to. */
  let pinned: vscode.Disposable | undefined;
  /** What `goToConstruct` has selected: the concept that led there stays until the person moves on. */
  let selected: { readonly document: vscode.TextDocument; readonly version: number; readonly selection: vscode.Selection } | undefined;

  /** Of the document that is shown, when that was read. */
  let version: number | undefined;
  let isEmpty = true;

  const noteEmptiness = (): void => {
    if (isEmpty === tree.isEmpty) return;
    isEmpty = tree.isEmpty;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.conceptsShown, !isEmpty);
  };
  const show = (place: Place | undefined): void => {
    const isSelected = place?.document === selected?.document && place?.document.version === selected?.version;
    if (selected && isSelected && place?.selection.isEqual(selected.selection)) return;
    selected = undefined;
    // A long file that is being typed in is read in the pauses: until then what was there stays, and does not come and go.
    const isBeingRead = place !== undefined && !app.documents.file(place.document).tree;
    if (isBeingRead && !tree.isEmpty && place.document === tree.place?.document && place.document.version !== version) return;
    version = place?.document.version;
    tree.show(place);
    // Without a Rust editor the welcome text speaks, and a message would hide it.
    view.message = app.bankProblem ?? (place && tree.isEmpty ? (isBeingRead ? READING : NOTHING_HERE) : '');
  };
  const followCursor = (): void => {
    cursor?.dispose();
    cursor = view.visible && !pinned ? new Cursor(app, tree.place, show) : undefined;
  };
  const pin = (on: boolean): void => {
    const { place } = tree;
    if (on && (!place || tree.isEmpty))
      throw new PersonError('There is nothing to pin: open the view Concepts at Cursor and place the cursor in Rust code first.');
    pinned?.dispose();
    pinned = on
      ? vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
          if (document.uri.toString() === place?.document.uri.toString()) tree.follow(contentChanges);
        })
      : undefined;
    view.description = on && place ? `Pinned: ${fileName(place.document.uri)}` : '';
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.conceptsPinned, on);
    followCursor();
  };
  const goTo = async (node: unknown): Promise<void> => {
    const construct = tree.constructOf(conceptIdFrom(node));
    if (!construct) throw new PersonError('Choose a concept in the view Concepts at Cursor first: this command goes to its construct.');
    const editor = await editorOf(construct);
    const { document } = editor;
    // The cursor at the head of the construct, where it is read from.
    const selection = new vscode.Selection(document.positionAt(construct.to), document.positionAt(construct.from));
    selected = { document, version: document.version, selection };
    editor.selection = selection;
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };

  followCursor();
  return vscode.Disposable.from(
    view,
    tree,
    tree.onDidChangeTreeData(noteEmptiness),
    view.onDidChangeVisibility(followCursor),
    app.registerCommand(COMMANDS.pinConcepts, () => pin(true)),
    app.registerCommand(COMMANDS.unpinConcepts, () => pin(false)),
    app.registerCommand(COMMANDS.goToConstruct, goTo),
    {
      dispose: () => {
        cursor?.dispose();
        pinned?.dispose();
      },
    },
  );
}

/** The concept's id, or an empty string: arguments come from outside. */
function conceptIdFrom(node: unknown): string {
  const known = typeof node === 'object' && node !== null && 'conceptId' in node && typeof node.conceptId === 'string';
  return known ? (node as { readonly conceptId: string }).conceptId : '';
}

/** The editor that a construct was seen in, or the one that shows its file now; it gets the focus. */
async function editorOf({ document: { uri }, column }: ShownConstruct): Promise<vscode.TextEditor> {
  const shown = vscode.window.visibleTextEditors.filter((editor) => editor.document.uri.toString() === uri.toString());
  const groups = vscode.window.tabGroups.all.map((group) => group.viewColumn);
  const viewColumn =
    (shown.find((editor) => editor.viewColumn === column) ?? shown[0])?.viewColumn ??
    groups.find((known) => known === column) ??
    vscode.ViewColumn.Active;
  return vscode.window.showTextDocument(await open(uri), { viewColumn });
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new PersonError(`${fileName(uri)} is no longer there. Unpin the view to follow the cursor again.`);
  }
}
