import * as vscode from 'vscode';
import type { ConceptSummary } from '../core/bank/question';
import { conceptsAround } from '../core/rust/conceptsAround';
import { conceptsAt, type ConceptMatch, type MatchedBy } from '../core/rust/conceptsAt';
import { conceptsIn } from '../core/rust/conceptIndex';
import { ConceptNames } from '../core/rust/names';
import { RustFile } from '../core/rust/rustFile';

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

/** In ms: how long the extension host may be busy with a parse before somebody else has a turn. */
const SLICE = 8;
/** In ms: a pause in typing after which a long file is parsed to its end. */
const PAUSE = 150;

/** One parse for each version of a Rust document, shared by all features, freed when the document closes. */
export class Documents implements vscode.Disposable {
  readonly #files = new Map<string, { readonly version: number; readonly file: RustFile }>();
  readonly #parsed = new vscode.EventEmitter<vscode.Uri>();
  readonly #timers = new Map<string, NodeJS.Timeout | number>();
  readonly #subscription = vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri.toString()));
  #known: ConceptNames | undefined;

  /** Fires when a long document that was answered from its tokens alone has its tree. */
  readonly onDidParse = this.#parsed.event;

  constructor(private readonly concepts: readonly ConceptSummary[]) {}

  /** Made when the first Rust code is asked about: a window without any starts without it. */
  get #names(): ConceptNames {
    return (this.#known ??= new ConceptNames(this.concepts));
  }

  /** The file as it stands, parsed as far as one slice of time goes; the rest follows in slices. */
  file(document: vscode.TextDocument): RustFile {
    const key = document.uri.toString();
    const known = this.#files.get(key);
    if (known?.version === document.version) return known.file;
    const text = document.getText();
    const file = known ? known.file.after(text) : RustFile.of(text);
    this.#files.set(key, { version: document.version, file });
    if (!file.parse(within(SLICE))) this.#parseLater(document.uri, known ? PAUSE : 0);
    return file;
  }

  /** Concepts of the token at a position, the most specific first; none in other languages, comments and strings. */
  conceptsAt(document: vscode.TextDocument, position: vscode.Position): readonly ConceptAt[] {
    if (document.languageId !== 'rust') return [];
    const matches = conceptsAt(this.file(document), document.offsetAt(position), this.#names);
    return matches.filter(({ by }) => by !== 'literal').map((match) => placed(document, match));
  }

  /** Concepts of the token at a position, then those of the constructs around it, innermost first; each concept once. */
  conceptsAround(document: vscode.TextDocument, position: vscode.Position): readonly ConceptAround[] {
    if (document.languageId !== 'rust') return [];
    return conceptsAround(this.file(document), document.offsetAt(position), this.#names).map((match) => ({
      ...placed(document, match),
      construct: rangeOf(document, match.construct),
    }));
  }

  /** Every place that speaks of a concept, in order; of several concepts at one token the best. */
  *conceptsIn(document: vscode.TextDocument, range?: vscode.Range): Generator<ConceptAt> {
    if (document.languageId !== 'rust') return;
    const [from, to] = range ? [document.offsetAt(range.start), document.offsetAt(range.end)] : [undefined, undefined];
    for (const match of conceptsIn(this.file(document), this.#names, from, to)) yield placed(document, match);
  }

  /** As `conceptsIn`, of a Rust text that no editor holds: offsets, and none for text that is not code. */
  *conceptsInText(text: string): Generator<ConceptMatch> {
    for (const match of conceptsIn(RustFile.of(text), this.#names)) if (match.by !== 'literal') yield match;
  }

  /** A slice each turn, so that whoever types or hovers meanwhile is answered. */
  #parseLater(uri: vscode.Uri, delay: number): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    const turn = (): void => {
      this.#timers.delete(key);
      const known = this.#files.get(key);
      if (!known) return;
      if (known.file.parse(within(SLICE))) this.#parsed.fire(uri);
      else this.#timers.set(key, setTimeout(turn, 0));
    };
    this.#timers.set(key, setTimeout(turn, delay));
  }

  #forget(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#files.delete(key);
  }

  dispose(): void {
    for (const key of this.#files.keys()) this.#forget(key);
    this.#subscription.dispose();
    this.#parsed.dispose();
  }
}

function within(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() < end;
}

function placed(document: vscode.TextDocument, match: ConceptMatch): ConceptAt {
  return { conceptId: match.conceptId, range: rangeOf(document, match), by: match.by };
}

function rangeOf(document: vscode.TextDocument, { from, to }: { readonly from: number; readonly to: number }): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
