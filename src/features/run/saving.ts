import * as vscode from 'vscode';

/** Saves files before a run, and knows that these saves ask for no check of their own. */
export class Saving {
  readonly #underWay = new Set<string>();

  /** @returns the name of the first file that could not be saved */
  async saveAll(uris: readonly vscode.Uri[]): Promise<string | undefined> {
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty || !uris.some((uri) => isAtOrBelow(document.uri, uri))) continue;
      const key = document.uri.toString();
      this.#underWay.add(key);
      try {
        if (!(await document.save())) return document.uri.fsPath;
      } finally {
        this.#underWay.delete(key);
      }
    }
    return undefined;
  }

  isOurs(document: vscode.TextDocument): boolean {
    return this.#underWay.has(document.uri.toString());
  }
}

function isAtOrBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.toString() === folder.toString() || uri.toString().startsWith(`${folder.toString()}/`);
}
