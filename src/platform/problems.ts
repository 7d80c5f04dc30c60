import * as vscode from 'vscode';
import { DIAGNOSTICS } from './contributions';

/** A change that the compiler says can be applied as it stands. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly { readonly uri: vscode.Uri; readonly range: vscode.Range; readonly text: string }[];
}

export class PracticeDiagnostic extends vscode.Diagnostic {
  suggestions: readonly Suggestion[] = [];
}
