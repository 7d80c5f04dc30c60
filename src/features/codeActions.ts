import * as vscode from 'vscode';
import { plainTitle } from '../core/bank/richText';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import { codeOf, type Suggestion } from '../platform/problems';

/** Light bulbs: the compiler's own suggestions on practice files, and on any Rust file the question behind an error or a lint. */
export function registerCodeActions(app: App): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'rust' },
    {
      provideCodeActions: (document, range, context) => [...suggestedChanges(app, document, range), ...questions(app, context.diagnostics)],
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

function questions(app: App, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const offered = new Map<string, vscode.CodeAction>();
  for (const diagnostic of diagnostics) {
    const code = codeOf(diagnostic);
    const names = code === undefined ? [] : [code, `clippy::${code}`];
    for (const name of names) {
      const question = app.bank.questionsForError(name)[0];
      if (!question || offered.has(question.id)) continue;
      const title = `Interview question behind ${name}`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command: COMMANDS.openQuestion, title, tooltip: plainTitle(question.title), arguments: [question.id] };
      action.diagnostics = [diagnostic];
      offered.set(question.id, action);
    }
  }
  return [...offered.values()];
}
