import * as vscode from 'vscode';
import type { App } from '../../platform/app';

/** In ms: the cursor is read once for all moves within it. */
const WAIT = 60;

/** Tells the ids of the concepts at the cursor while it is in a scratch file of the question that is shown, and none once it leaves. */
export function followExampleCursor(
  app: Pick<App, 'documents' | 'scratch'>,
  shown: () => string | undefined,
  tell: (conceptIds: readonly string[]) => void,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const read = (): void => {
    timer = undefined;
    const editor = vscode.window.activeTextEditor;
    // The page itself has the focus, say: the marks stay until the cursor moves in some editor.
    if (!editor) return;
    const isExample = app.scratch.identify(editor.document.uri)?.questionId === shown();
    const ids = isExample ? app.documents.conceptsAround(editor.document, editor.selection.active).map(({ conceptId }) => conceptId) : [];
    // The innermost alone: those of the function around it are nearly always the same.
    const [innermost] = ids;
    if ((innermost ?? '') === last) return;
    last = innermost ?? '';
    tell(innermost === undefined ? [] : [innermost]);
  };
  const soon = (): void => {
    timer ??= setTimeout(read, WAIT);
  };
  return vscode.Disposable.from(vscode.window.onDidChangeTextEditorSelection(soon), vscode.window.onDidChangeActiveTextEditor(soon), {
    dispose: () => clearTimeout(timer),
  });
}
