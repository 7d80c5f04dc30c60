import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import { COMMANDS, QUESTION_SCHEME } from '../../platform/contributions';
import { columnBesideCode } from '../../platform/editors';
import { PersonError } from '../../platform/errors';
import { knownQuestion, questionIdFrom } from '../../platform/questionArgument';
import { registerLenses } from './lenses';
import { registerPeek } from './peek';
import { documentUri, questionAt, QuestionFiles } from './questionFiles';

/** Each question as a read-only Markdown document, and the ways to it from code. */
export function registerQuestionDocument(app: App): vscode.Disposable {
  const files = new QuestionFiles(app);
  return vscode.Disposable.from(
    files,
    vscode.workspace.registerFileSystemProvider(QUESTION_SCHEME, files, { isReadonly: true, isCaseSensitive: true }),
    registerLenses(app, files),
    registerPeek(app),
    app.registerCommand(COMMANDS.openAsDocument, async (argument?: unknown) => {
      const id =
        questionIdFrom(argument) ?? app.shownQuestion.onPage ?? (await app.execute<string | undefined>(COMMANDS.search, undefined, 'pick'));
      if (id === undefined) return undefined;
      const question = knownQuestion(app, id);
      // First, because it says in a sentence what the editor would only call a missing file.
      await files.text(question);
      await vscode.window.showTextDocument(documentUri(question), { viewColumn: columnForDocument() });
      return id;
    }),
    app.registerCommand(COMMANDS.revealInDocument, (argument?: unknown) => {
      const id = questionIdFrom(argument);
      const question = id === undefined ? activeQuestion(app) : knownQuestion(app, id);
      if (!question) throw new PersonError('Open a question as a document first: this command shows its answer.');
      files.reveal(question);
    }),
  );
}

function activeQuestion(app: App): ReturnType<typeof questionAt> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && questionAt(app, uri);
}

/** One question takes the place of another. */
function columnForDocument(): vscode.ViewColumn {
  const isQuestion = vscode.window.activeTextEditor?.document.uri.scheme === QUESTION_SCHEME;
  return isQuestion ? vscode.ViewColumn.Active : columnBesideCode();
}
