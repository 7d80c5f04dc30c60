import * as vscode from 'vscode';
import type { App } from '../platform/app';
import { CONTEXT_KEYS } from '../platform/contributions';

/** Knows when a person has seen the compiler refuse an example, whoever reported it: no command tells, and a step of Get Started waits for it. */
export function registerWalkthrough(app: App): vscode.Disposable {
  const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    const refused = uris.some((uri) => app.scratch.identify(uri) !== undefined && hasError(uri));
    if (!refused) return;
    listener.dispose();
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.compilerRefused, true);
  });
  return listener;
}

function hasError(uri: vscode.Uri): boolean {
  return vscode.languages.getDiagnostics(uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}
