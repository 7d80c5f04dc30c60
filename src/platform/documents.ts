import * as vscode from 'vscode';
import type { ConceptSummary } from '../core/bank/question';
import { conceptsAt } from '../core/rust/conceptsAt';
import { ConceptNames } from '../core/rust/names';
import { RustFile } from '../core/rust/rustFile';

export interface ConceptAt {
  readonly conceptId: string;
  readonly range: vscode.Range;
}

/** One parse for each version of a Rust document, shared by all features, freed when the document closes. */
export class Documents implements vscode.Disposable {
  readonly #files = new Map<string, { readonly version: number; readonly file: RustFile }>();
  readonly #subscription = vscode.workspace.onDidCloseTextDocument((document) => this.#files.delete(document.uri.toString()));

  readonly #names: ConceptNames;

  constructor(concepts: readonly ConceptSummary[]) {
    this.#names = new ConceptNames(concepts);
  }

  file(document: vscode.TextDocument): RustFile {
    const key = document.uri.toString();
    const known = this.#files.get(key);
    if (known?.version === document.version) return known.file;
    const file = RustFile.of(document.getText());
    this.#files.set(key, { version: document.version, file });
    return file;
  }

  /** Concepts at a position, the innermost first; none in other languages, comments and strings. */
  conceptsAt(document: vscode.TextDocument, position: vscode.Position): readonly ConceptAt[] {
    if (document.languageId !== 'rust') return [];
    return conceptsAt(this.file(document), document.offsetAt(position), this.#names).map(({ conceptId, from, to }) => ({
      conceptId,
      range: new vscode.Range(document.positionAt(from), document.positionAt(to)),
    }));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#files.clear();
  }
}
