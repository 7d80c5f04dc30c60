import * as vscode from 'vscode';
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

/** Problems that our own runs and checks found. One is hidden while somebody else (rust-analyzer) reports the same at the same place. */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(DIAGNOSTICS);
  /** By file. */
  readonly #found = new Map<string, readonly PracticeDiagnostic[]>();
  /** Files that the last run of a target had problems in. */
  readonly #filesOfTarget = new Map<string, readonly vscode.Uri[]>();
  readonly #served = new Set<string>();
  readonly #listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => this.#review(uri)));

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

  /** Those that are shown. */
  of(uri: vscode.Uri): readonly PracticeDiagnostic[] {
    const foreign = foreignDiagnostics(uri);
    return (this.#found.get(uri.toString()) ?? []).filter((ours) => !foreign.some((theirs) => saysTheSame(ours, theirs)));
  }

  /** True once somebody else has reported the compiler's messages on this file: a check of ours on each save would be work for nothing. */
  isServed(uri: vscode.Uri): boolean {
    return this.#served.has(uri.toString());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#collection.dispose();
  }

  #review(uri: vscode.Uri): void {
    if (uri.scheme !== 'file') return;
    if (foreignDiagnostics(uri).some(isFromCompiler)) this.#served.add(uri.toString());
    if (this.#found.has(uri.toString())) this.#show(uri);
  }

  /** Setting a collection is an event again, so nothing is set that is there already. */
  #show(uri: vscode.Uri): void {
    const visible = this.of(uri);
    const present = this.#collection.get(uri) ?? [];
    if (present.length !== visible.length || present.some((diagnostic, index) => diagnostic !== visible[index]))
      this.#collection.set(uri, visible);
  }
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
