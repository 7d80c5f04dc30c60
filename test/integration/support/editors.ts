import * as vscode from 'vscode';
import { eventually } from './waiting';

/** Closes every editor; what is not saved is thrown away, without the question that closing it would ask. */
export async function closeEditors(): Promise<void> {
  // Not the tabs: that of a document that was just changed may be about to open.
  for (const { uri, isDirty } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // The next test must not find the last one's editor.
  await eventually('no editor is open', () => vscode.window.activeTextEditor === undefined && openTabs() === 0);
}

function openTabs(): number {
  return vscode.window.tabGroups.all.reduce((sum, { tabs }) => sum + tabs.length, 0);
}
