import * as vscode from 'vscode';
import { PersonError } from './errors';

/**
 * The active editor, if it shows Rust.
 * @param refusal what to do first, as a sentence
 * @throws PersonError with the refusal otherwise
 */
export function rustEditor(refusal: string): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'rust') throw new PersonError(refusal);
  return editor;
}

/** Code that is being read stays in sight; without any, what opens takes the place of an editor. Two columns are enough. */
export function columnBesideCode(): vscode.ViewColumn {
  const editor = vscode.window.activeTextEditor;
  return editor ? otherColumn(editor.viewColumn) : vscode.ViewColumn.Active;
}

/** Of two columns the one that this is not. */
export function otherColumn(column: vscode.ViewColumn | undefined): vscode.ViewColumn {
  return column === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}

/** A file's name without its folders, on any file system. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Keeps the items of a list in the order that they are given in: without this the editor sorts them by where the typed words stand in the label. */
export function keepOrder(list: vscode.QuickPick<vscode.QuickPickItem>): void {
  // The property is old and works in every version that we support, but the API's types do not name it.
  (list as { sortByLabel?: boolean }).sortByLabel = false;
}

/** Resolves with the first event that is accepted, or after so many ms without one. */
export function eventOrPatience<T>(event: vscode.Event<T>, accepts: (value: T) => boolean, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(finish, patience);
    const subscription = event((value) => {
      if (accepts(value)) finish();
    });
  });
}
