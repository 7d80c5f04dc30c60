import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import type { Place } from './conceptsTree';

/** In ms: the cursor is read once for all moves within it. */
const WAIT = 25;

/** Tells where the cursor of the Rust editor is, now and whenever that or the text around it may have changed. Nothing runs once it is disposed of. */
export class Cursor implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Place | undefined;

  /** @param before where it was when last told */
  constructor(
    app: Pick<App, 'documents'>,
    before: Place | undefined,
    private readonly tell: (place: Place | undefined) => void,
  ) {
    this.#last = before;
    const ifRust = (document: vscode.TextDocument): void => {
      if (document.languageId === 'rust') this.#tellSoon();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#tellSoon()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#tellSoon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => ifRust(textEditor.document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => ifRust(document)),
      // A change of its language closes a document and opens it again.
      vscode.workspace.onDidOpenTextDocument(ifRust),
      vscode.workspace.onDidCloseTextDocument(ifRust),
      app.documents.onDidParse(() => this.#tellSoon()),
    );
    this.#tellNow();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** A move does not put off the answer to an earlier one: the view keeps up with a held key. */
  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tellNow();
    }, WAIT);
  }

  #tellNow(): void {
    this.#last = this.#read();
    this.tell(this.#last);
  }

  #read(): Place | undefined {
    const active = vscode.window.activeTextEditor;
    if (active?.document.languageId === 'rust') return placeIn(active);
    // A question's page, say, has the focus: what it was opened from stays.
    const visible = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === 'rust');
    const same = visible.find(({ document }) => document === this.#last?.document);
    if (same) return placeIn(same);
    if (active) return undefined;
    if (this.#last && !this.#last.document.isClosed) return this.#last;
    return visible[0] && placeIn(visible[0]);
  }
}

function placeIn({ document, selection, viewColumn }: vscode.TextEditor): Place {
  return { document, selection, column: viewColumn };
}
