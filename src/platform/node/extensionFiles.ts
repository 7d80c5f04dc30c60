import { readFile } from 'node:fs/promises';
import type * as vscode from 'vscode';

/** Straight from the disk: the editor's own file system goes by way of its window, which takes many times as long. */
export function readExtensionFile(uri: vscode.Uri): Promise<Uint8Array> {
  return readFile(uri.fsPath);
}
