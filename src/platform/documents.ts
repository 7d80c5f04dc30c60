import * as vscode from 'vscode';
import type { ConceptSummary } from '../core/bank/question';
import { conceptsAround } from '../core/rust/conceptsAround';
import { conceptsAt, type ConceptMatch, type MatchedBy } from '../core/rust/conceptsAt';
import { conceptsIn } from '../core/rust/conceptIndex';
import { ConceptNames } from '../core/rust/names';
import { RustFile } from '../core/rust/rustFile';
import { withinSlice } from './turns';

export interface ConceptAt {
  readonly conceptId: string;
  /** The text that speaks of the concept. */
  readonly range: vscode.Range;
  /** By what it is told; `literal` is for text that is not code. */
  readonly by: MatchedBy;
}

export interface ConceptAround extends ConceptAt {
  /** The whole construct: the closure, the function, the type with its arguments. */
  readonly construct: vscode.Range;
}

/** In ms. */
export interface Pauses {
  /** In typing, after which a long file is parsed to its end. */
  readonly typing: number;
  /** How long a file stays broken before it is parsed afresh. */
  readonly broken: number;
}

/** In UTF-16 code units: some ten lines, which take a small part of a slice. */
const STRETCH = 400;

/** One parse for each version of a Rust document, shared by all features, freed when the document closes. */
export class Documents implements vscode.Disposable {
  /** By the documents themselves: another one may stand at the same address later, with the same version. */
  readonly #files = new Map<vscode.TextDocument, { readonly version: number; readonly file: RustFile }>();
  readonly #parsed = new vscode.EventEmitter<vscode.Uri>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout | number>();
  readonly #subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    vscode.window.onDidChangeActiveTextEditor((editor) => this.#readAhead(editor)),
  );
  #known: ConceptNames | undefined;

  /** Fires when what was answered from tokens alone, or from a patched tree, can be answered better: the document is read to its end. */
  readonly onDidParse = this.#parsed.event;

  constructor(
    private readonly concepts: readonly ConceptSummary[],
    private readonly pauses: Pauses = { typing: 150, broken: 1000 },
  ) {
    this.#readAhead(vscode.window.activeTextEditor);
  }

  /** Made when the first Rust code is asked about: a window without any starts without it. */
  get #names(): ConceptNames {
    return (this.#known ??= new ConceptNames(this.concepts));
  }

  /** The file as it stands, read as far as one slice of time goes; the rest follows in slices. */
  file(document: vscode.TextDocument): RustFile {
    const mayGoOn = withinSlice();
    const known = this.#files.get(document);
    if (known?.version === document.version) return known.file;
    const text = document.getText();
    const file = known ? known.file.after(text) : RustFile.of(text);
    if (!document.isClosed) this.#files.set(document, { version: document.version, file });
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#readOn(document, file, file.parse(mayGoOn) ? this.pauses.broken : known ? this.pauses.typing : 0);
    return file;
  }

  /** Concepts of the token at a position, the most specific first; none in other languages, comments and strings. */
  conceptsAt(document: vscode.TextDocument, position: vscode.Position): readonly ConceptAt[] {
    if (document.languageId !== 'rust') return [];
    const matches = this.#ask(document, (file) => conceptsAt(file, document.offsetAt(position), this.#names));
    return matches.filter(({ by }) => by !== 'literal').map((match) => placed(document, match));
  }

  /** Concepts of the token at a position, then those of the constructs around it, innermost first; each concept once. */
  conceptsAround(document: vscode.TextDocument, position: vscode.Position): readonly ConceptAround[] {
    if (document.languageId !== 'rust') return [];
    const matches = this.#ask(document, (file) => conceptsAround(file, document.offsetAt(position), this.#names));
    return matches.map((match) => ({ ...placed(document, match), construct: rangeOf(document, match.construct) }));
  }

  /**
   * Every place that speaks of a concept, in order, of several concepts at one token the best; and undefined wherever somebody else may have a turn.
   */
  *conceptsByTurns(document: vscode.TextDocument, range?: vscode.Range): Generator<ConceptAt | undefined> {
    if (document.languageId !== 'rust') return;
    const file = this.file(document);
    const [start, end] = range ? [document.offsetAt(range.start), document.offsetAt(range.end)] : [0, file.text.length];
    try {
      for (let from = start; from < end; from += STRETCH) {
        const stretch = conceptsIn(file, this.#names, from, Math.min(from + STRETCH, end));
        // A token on the border belongs to the stretch that it begins in.
        for (const match of stretch) if (match.from >= from || from === start) yield placed(document, match);
        yield undefined;
      }
    } finally {
      this.#readOn(document, file, 0);
    }
  }

  /** The same of a Rust text that no editor holds, without stops: offsets, and none for text that is not code. */
  *conceptsInText(text: string): Generator<ConceptMatch> {
    const file = RustFile.of(text);
    file.parse();
    for (const match of conceptsIn(file, this.#names)) if (match.by !== 'literal') yield match;
  }

  /** Resolves once a document that is being read is read to its end, closed, or of no interest any more. */
  whenRead(document: vscode.TextDocument, cancelled?: vscode.CancellationToken): Promise<void> {
    const subscriptions: vscode.Disposable[] = [];
    return new Promise<void>((resolve) => {
      subscriptions.push(
        this.onDidParse((uri) => {
          if (uri.toString() === document.uri.toString()) resolve();
        }),
        vscode.workspace.onDidCloseTextDocument((closed) => {
          if (closed === document) resolve();
        }),
      );
      if (cancelled) subscriptions.push(cancelled.onCancellationRequested(() => resolve()));
      if (document.isClosed || this.file(document).isRead) resolve();
    }).finally(() => vscode.Disposable.from(...subscriptions).dispose());
  }

  /** Whoever looks at a file soon asks about it. */
  #readAhead(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId === 'rust') setTimeout(() => editor.document.isClosed || this.file(editor.document), 0);
  }

  #ask<T>(document: vscode.TextDocument, question: (file: RustFile) => T): T {
    const file = this.file(document);
    const answer = question(file);
    this.#readOn(document, file, 0);
    return answer;
  }

  /**
   * Reads what is left of a file, a slice each turn, so that whoever types or hovers meanwhile is answered: its end, long arguments of macros that
   * somebody has asked about, and all of it again if it stays broken.
   */
  #readOn(document: vscode.TextDocument, file: RustFile, delay: number): void {
    if ((file.isRead && !file.isPatched) || this.#timers.has(document) || this.#files.get(document)?.file !== file) return;
    const wasRead = file.isRead;
    const turn = (): void => {
      this.#timers.delete(document);
      const { tree } = file;
      // A question may have had it read to its end meanwhile, or have brought up more.
      const isRead = wasRead && file.isRead;
      const isDone = isRead ? file.parseAfresh(withinSlice()) : file.parse(withinSlice());
      if (isDone && (!isRead || file.tree !== tree)) this.#parsed.fire(document.uri);
      this.#readOn(document, file, isDone ? this.pauses.broken : 0);
    };
    this.#timers.set(document, setTimeout(turn, delay));
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#files.delete(document);
  }

  dispose(): void {
    for (const document of this.#files.keys()) this.#forget(document);
    this.#subscriptions.dispose();
    this.#parsed.dispose();
  }
}

function placed(document: vscode.TextDocument, match: ConceptMatch): ConceptAt {
  return { conceptId: match.conceptId, range: rangeOf(document, match), by: match.by };
}

function rangeOf(document: vscode.TextDocument, { from, to }: { readonly from: number; readonly to: number }): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
