import * as vscode from 'vscode';
import { compareInTurn, type Glossary } from '../core/bank/bank';
import { ErrorCoach, type QuestionBehind } from '../core/bank/errorCoach';
import { plainTitle } from '../core/bank/richText';
import { distanceOf } from '../core/rust/nearestRange';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import { rustEditor } from '../platform/editors';
import { PersonError } from '../platform/errors';
import { codeOf } from '../platform/problems';

/** From an error or a lint, whoever reports it, to the question behind it: in the light bulb, and as a command for the one nearest to the cursor. */
export function registerErrorCoach(app: App): vscode.Disposable {
  let coach: ErrorCoach | undefined;
  const finder = async (document: vscode.TextDocument): Promise<(diagnostic: vscode.Diagnostic) => QuestionBehind | undefined> => {
    const known = (coach ??= new ErrorCoach(app.bank));
    const fit = { level: app.settings.get('hover.minimumLevel', document), glossary: await glossaryOf(app) };
    return (diagnostic) => {
      const { source, message } = diagnostic;
      return known.questionBehind({ code: codeOf(diagnostic), source, message }, fit);
    };
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      { language: 'rust' },
      {
        provideCodeActions: async (document, _range, { diagnostics }) =>
          diagnostics.length === 0 ? [] : actions(diagnostics, await finder(document)),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    app.registerCommand(COMMANDS.questionBehindError, async () => {
      const { document, selection } = rustEditor(
        'Open a Rust file first: this command leads from an error near the cursor to the question behind it.',
      );
      const find = await finder(document);
      for (const diagnostic of byDistance(vscode.languages.getDiagnostics(document.uri), selection.active)) {
        const found = find(diagnostic);
        if (found) return app.execute(COMMANDS.openQuestion, found.question.id);
      }
      throw new PersonError(
        'No error or warning of this file has a question behind it. They appear once a Rust extension, or Check in a practice file, reports them.',
      );
    }),
  );
}

/** The triggers of concepts tell enough if the explanations cannot be read: an error's light bulb is no place to hear of that. */
async function glossaryOf(app: App): Promise<Glossary | undefined> {
  try {
    return await app.questions.glossary();
  } catch (error) {
    app.log.warn(String(error));
    return undefined;
  }
}

function actions(
  diagnostics: readonly vscode.Diagnostic[],
  find: (diagnostic: vscode.Diagnostic) => QuestionBehind | undefined,
): vscode.CodeAction[] {
  const offered = new Map<string, vscode.CodeAction>();
  for (const diagnostic of diagnostics) {
    const found = find(diagnostic);
    if (!found || offered.has(found.question.id)) continue;
    const title = titleOf(found);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const { id } = found.question;
    action.command = { command: COMMANDS.openQuestion, title, tooltip: plainTitle(found.question.title), arguments: [id] };
    action.diagnostics = [diagnostic];
    offered.set(id, action);
  }
  return [...offered.values()];
}

function titleOf({ name = 'this error', concept }: QuestionBehind): string {
  return concept ? `Interview question on ${plainTitle(concept.title)} behind ${name}` : `Interview question behind ${name}`;
}

/** The nearest first; of those that are equally near the worst first, then in the order of the text. */
function byDistance(diagnostics: readonly vscode.Diagnostic[], position: vscode.Position): readonly vscode.Diagnostic[] {
  const ranked = diagnostics.map((diagnostic) => {
    const { range, severity } = diagnostic;
    return { diagnostic, rank: [...distanceOf(range, position), severity, range.start.line, range.start.character] };
  });
  return ranked.toSorted((a, b) => compareInTurn(a.rank, b.rank)).map(({ diagnostic }) => diagnostic);
}
