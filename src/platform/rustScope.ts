import type * as vscode from 'vscode';
import type { App } from './app';
import type { Scope } from './contributions';

/** Whether something with this scope shows in a document: in Rust files only, and as far as the setting goes. */
export function isInScope(app: Pick<App, 'scratch'>, scope: Scope, document: vscode.TextDocument): boolean {
  if (document.languageId !== 'rust' || scope === 'off') return false;
  return scope === 'all' || app.scratch.identify(document.uri) !== undefined;
}
