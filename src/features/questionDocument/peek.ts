import * as vscode from 'vscode';
import { questionsAtPlace, type Occurrence } from '../../core/bank/chooseQuestions';
import type { QuestionSummary } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { rustEditor } from '../../platform/editors';
import { PersonError } from '../../platform/errors';
import type { ConceptAt } from '../../platform/documents';
import { documentUri } from './questionFiles';

const MOST_PEEKED = 5;

/** Peek and Go to Interview Question, from the cursor of a Rust editor. Commands only: a definition provider would join Go to Definition. */
export function registerPeek(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    app.registerCommand(COMMANDS.peekQuestion, async () => {
      const { document, position } = cursor();
      const locations = peeked(questionsAt(app, document, position), position);
      await vscode.commands.executeCommand('editor.action.peekLocations', document.uri, position, locations, 'peek');
      return locations;
    }),
    app.registerCommand(COMMANDS.goToQuestion, () => {
      const { document, position } = cursor();
      return app.execute(COMMANDS.openQuestion, questionsAt(app, document, position)[0]?.id);
    }),
  );
}

/**
 * The titles of the questions. The list is the editor's: sorted by address, and of several files it shows first the one whose place is
 * nearest to the cursor by line and column. So the best question gets the nearer of two columns.
 */
function peeked(questions: readonly QuestionSummary[], { character }: vscode.Position): readonly vscode.Location[] {
  const [near, far] = character === 0 ? [0, 1] : [1, 0];
  return questions.map((question, index) => new vscode.Location(documentUri(question), new vscode.Position(0, index === 0 ? near : far)));
}

function cursor(): { readonly document: vscode.TextDocument; readonly position: vscode.Position } {
  const { document, selection } = rustEditor(
    'Place the cursor in a Rust file first: this command leads to the question about the code there.',
  );
  return { document, position: selection.active };
}

/**
 * The best first; at least one.
 * @throws PersonError if there is none
 */
function questionsAt(app: App, document: vscode.TextDocument, position: vscode.Position): readonly QuestionSummary[] {
  const occurrence = ({ conceptId, range }: ConceptAt): Occurrence => ({ conceptId, construct: document.getText(range) });
  const at = app.documents.conceptsAt(document, position).map(occurrence);
  const around = app.documents.conceptsAround(document, position).map(occurrence);
  const questions = questionsAtPlace(app.bank, at, around, MOST_PEEKED);
  if (questions.length > 0) return questions;
  throw new PersonError(
    app.bankProblem ?? 'No question is about the code at the cursor. Place it on a keyword, a type, a macro or an operator, or search.',
    [{ label: 'Search Questions', go: () => app.execute(COMMANDS.search) }],
  );
}
