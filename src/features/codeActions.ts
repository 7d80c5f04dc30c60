import * as vscode from 'vscode';
import type { App } from '../platform/app';
import type { Suggestion } from '../platform/problems';

/** Light bulbs on practice files: the compiler's own suggestions. */
export function registerCodeActions(app: App): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'rust' },
    {
      provideCodeActions: (document, range) => suggestedChanges(app, document, range),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function suggestedChanges(app: App, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  return app.problems
    .of(document.uri)
    .filter((diagnostic) => diagnostic.range.intersection(range) !== undefined)
    .flatMap((diagnostic) => {
      const usable = diagnostic.suggestions.filter((suggestion) => isStillTrue(suggestion, document));
      return usable.map((suggestion) => {
        const action = new vscode.CodeAction(suggestion.title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = usable.length === 1;
        action.edit = new vscode.WorkspaceEdit();
        for (const { uri, range: at, text } of suggestion.edits) action.edit.replace(uri, at, text);
        return action;
      });
    });
}

/** A change in the lines that the compiler saw makes its edit one of something else. In another file nobody can tell, so there is none. */
function isStillTrue({ edits }: Suggestion, document: vscode.TextDocument): boolean {
  return edits.every(
    ({ uri, range, lines }) =>
      uri.toString() === document.uri.toString() &&
      lines.length > 0 &&
      lines.every(
        (line, index) => range.start.line + index < document.lineCount && document.lineAt(range.start.line + index).text === line,
      ),
  );
}
