import * as vscode from 'vscode';

/** Closes every editor; what is not saved is thrown away, without the question that closing it would ask. */
export async function closeEditors(): Promise<void> {
  // Not the tabs: that of a document that was just changed may be about to open.
  for (const { uri, isDirty } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
