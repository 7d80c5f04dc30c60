import * as vscode from 'vscode';
import { movedRange } from '../core/rust/movedRange';
import { DIAGNOSTICS } from './contributions';

/** A change that the compiler says can be applied as it stands. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly {
    readonly uri: vscode.Uri;
    readonly range: vscode.Range;
    readonly text: string;
    /** The lines of the range as the compiler saw them: once they have changed, the edit would hit something else. */
    readonly lines: readonly string[];
  }[];
}

export class PracticeDiagnostic extends vscode.Diagnostic {
  suggestions: readonly Suggestion[] = [];
}

const SOURCE = 'Rust Interview';

/**
 * Problems that our own runs and checks found. Those of a file are shown while a tab holds it, for most blocks fail on purpose and would fill the
 * Problems of the person's own project. One is hidden while somebody else (rust-analyzer) reports the same at the same place.
 */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(DIAGNOSTICS);
  /** By file. */
  readonly #found = new Map<string, readonly PracticeDiagnostic[]>();
  /** Files that the last run of a target had problems in. */
  readonly #filesOfTarget = new Map<string, readonly vscode.Uri[]>();
  readonly #served = new Set<string>();
  /** Files that a tab holds. */
  #open = openFiles();
  readonly #listeners = vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => this.#review(uri))),
    vscode.window.tabGroups.onDidChangeTabs(() => this.#tabsChanged()),
    vscode.window.tabGroups.onDidChangeTabGroups(() => this.#tabsChanged()),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#textChanged(document.uri, contentChanges)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // Nobody tells how the text changes from now on. A document that gets another language is closed, too, but its tab stays.
      if (!openFiles().has(uri.toString())) this.clear(uri);
    }),
  );

  /**
   * Replaces what was known of a target.
   * @param target what was built: the problems of its last build go away
   */
  replace(target: string, found: readonly { readonly uri: vscode.Uri; readonly diagnostics: readonly PracticeDiagnostic[] }[]): void {
    for (const uri of this.#filesOfTarget.get(target) ?? []) {
      if (!found.some((entry) => entry.uri.toString() === uri.toString())) this.clear(uri);
    }
    this.#filesOfTarget.set(
      target,
      found.map(({ uri }) => uri),
    );
    for (const { uri, diagnostics } of found) {
      for (const diagnostic of diagnostics) diagnostic.source = SOURCE;
      this.#found.set(uri.toString(), diagnostics);
      this.#show(uri);
    }
  }

  clear(uri: vscode.Uri): void {
    this.#found.delete(uri.toString());
    this.#collection.delete(uri);
  }

  /** Those that are shown while the file is open. */
  of(uri: vscode.Uri): readonly PracticeDiagnostic[] {
    const foreign = foreignDiagnostics(uri);
    return (this.#found.get(uri.toString()) ?? []).filter((ours) => !foreign.some((theirs) => saysTheSame(ours, theirs)));
  }

  /** True once somebody else has reported the compiler's messages on this file: a check of ours on each save would be work for nothing. */
  isServed(uri: vscode.Uri): boolean {
    return this.#served.has(uri.toString());
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#collection.dispose();
  }

  #review(uri: vscode.Uri): void {
    if (uri.scheme !== 'file') return;
    if (foreignDiagnostics(uri).some(isFromCompiler)) this.#served.add(uri.toString());
    if (this.#found.has(uri.toString())) this.#show(uri);
  }

  #tabsChanged(): void {
    const before = this.#open;
    this.#open = openFiles();
    for (const file of this.#found.keys()) {
      if (before.has(file) !== this.#open.has(file)) this.#show(vscode.Uri.parse(file, true));
    }
  }

  /** What a change touches may be mended; a mark below it would stand under the wrong line. */
  #textChanged(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const known = this.#found.get(uri.toString());
    if (!known?.length || changes.length === 0) return;
    this.#found.set(
      uri.toString(),
      known.flatMap((diagnostic) => moved(diagnostic, uri, changes) ?? []),
    );
    this.#show(uri);
  }

  /** Setting a collection is an event again, so nothing is set that is there already. */
  #show(uri: vscode.Uri): void {
    const visible = this.#open.has(uri.toString()) ? this.of(uri) : [];
    const present = this.#collection.get(uri) ?? [];
    if (present.length !== visible.length || present.some((diagnostic, index) => diagnostic !== visible[index]))
      this.#collection.set(uri, visible);
  }
}

function openFiles(): ReadonlySet<string> {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return new Set(
    inputs
      .flatMap((input) => {
        if (input instanceof vscode.TabInputText) return [input.uri];
        return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
      })
      .map((uri) => uri.toString()),
  );
}

/** As it is after changes of its file: the same object if it has not moved, undefined if they touched it. */
function moved(
  diagnostic: PracticeDiagnostic,
  file: vscode.Uri,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): PracticeDiagnostic | undefined {
  let same = true;
  const move = (range: vscode.Range, uri = file): vscode.Range | undefined => {
    if (uri.toString() !== file.toString()) return range;
    const after = movedRange(range, changes);
    if (after === range) return range;
    same = false;
    return after && new vscode.Range(after.start.line, after.start.character, after.end.line, after.end.character);
  };
  const range = move(diagnostic.range);
  if (!range) return undefined;
  const suggestions = diagnostic.suggestions.flatMap((suggestion) => {
    const edits = suggestion.edits.flatMap((edit) => {
      const target = move(edit.range, edit.uri);
      return target ? [{ ...edit, range: target }] : [];
    });
    // A part of a suggestion is none.
    return edits.length === suggestion.edits.length ? [{ ...suggestion, edits }] : [];
  });
  const related = diagnostic.relatedInformation?.flatMap(({ message, location }) => {
    const place = move(location.range, location.uri);
    return place ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(location.uri, place), message)] : [];
  });
  if (same) return diagnostic;
  const after = new PracticeDiagnostic(range, diagnostic.message, diagnostic.severity);
  const { source, code, tags } = diagnostic;
  Object.assign(after, { source, code, tags, relatedInformation: related, suggestions });
  return after;
}

function foreignDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source !== SOURCE);
}

function isFromCompiler(diagnostic: vscode.Diagnostic): boolean {
  return diagnostic.source === 'rustc' || diagnostic.source === 'clippy';
}

function saysTheSame(ours: vscode.Diagnostic, theirs: vscode.Diagnostic): boolean {
  if (!ours.range.intersection(theirs.range)) return false;
  const [code, other] = [codeOf(ours), codeOf(theirs)];
  if (code === undefined || other === undefined) return code === other && firstLine(ours.message) === firstLine(theirs.message);
  // rust-analyzer leaves out the name of the tool.
  return code === other || code === `clippy::${other}`;
}

/** The code of a diagnostic, whichever way it is given. */
export function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
