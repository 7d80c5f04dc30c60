import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import type { ConceptAt } from '../../platform/documents';
import type { ScratchBlock } from '../../platform/scratchFiles';
import type { AtCursor } from '../../protocol/questionPanel';

/** In ms: the cursor is read once for all moves within it. */
const WAIT = 60;

/** Tells what the cursor is on while it is in a scratch file, and that it is on nothing once it leaves. */
export function followExampleCursor(app: Pick<App, 'documents' | 'scratch'>, tell: (atCursor: AtCursor) => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = JSON.stringify(NOWHERE);
  const read = (): void => {
    timer = undefined;
    const editor = vscode.window.activeTextEditor;
    // The page itself has the focus, say: the marks stay until the cursor moves in some editor.
    if (!editor) return;
    const example = app.scratch.identify(editor.document.uri);
    const next = example ? atCursorOf(app, editor, example) : NOWHERE;
    const now = JSON.stringify(next);
    if (now === last) return;
    last = now;
    tell(next);
  };
  const soon = (): void => {
    timer ??= setTimeout(read, WAIT);
  };
  return vscode.Disposable.from(vscode.window.onDidChangeTextEditorSelection(soon), vscode.window.onDidChangeActiveTextEditor(soon), {
    dispose: () => clearTimeout(timer),
  });
}

const NOWHERE: AtCursor = { conceptIds: [] };

/** All of the token; where it says nothing, the innermost around it: those of the function are nearly always the same. */
function atCursorOf(
  { documents }: Pick<App, 'documents'>,
  { document, selection }: vscode.TextEditor,
  { questionId: question, blockKey: block }: ScratchBlock,
): AtCursor {
  const idsOf = (found: readonly ConceptAt[]): readonly string[] => found.map(({ conceptId }) => conceptId);
  const conceptIds = idsOf(documents.conceptsAt(document, selection.active));
  if (conceptIds.length > 0) return { question, block, conceptIds };
  return { question, conceptIds: idsOf(documents.conceptsAround(document, selection.active).slice(0, 1)) };
}
