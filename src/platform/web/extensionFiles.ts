import * as vscode from 'vscode';

/** There is no disk in the browser: the editor fetches the file from where the extension is served. */
export async function readExtensionFile(uri: vscode.Uri): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(uri);
}
