import * as vscode from 'vscode';
import type { Chosen } from '../../core/bank/chooseQuestions';
import { levelAndKind } from '../../core/bank/outline';
import { plainTitle } from '../../core/bank/richText';
import type { App } from '../../platform/app';
import { fileName } from '../../platform/editors';
import { PersonError, showError } from '../../platform/errors';
import type { Place } from './places';

interface QuizItem extends vscode.QuickPickItem {
  readonly chosen: Chosen<Place>;
}

export interface QuizPick {
  readonly title: string;
  readonly questions: readonly Chosen<Place>[];
  /** Ids of those that were opened. */
  readonly opened: ReadonlySet<string>;
  /** Whether each place must say which file it is in. */
  readonly namesFiles: boolean;
  readonly open: (chosen: Chosen<Place>) => unknown;
  /** Asks for other questions. */
  readonly again: () => unknown;
}

const GO_TO_LINE = new vscode.ThemeIcon('go-to-file');

/** Shows a quiz as a list: a question opens, its button shows the line that raised it. Does not wait for the person. */
export function showQuiz(app: App, { title, questions, opened, namesFiles, open, again }: QuizPick): void {
  const pick = vscode.window.createQuickPick<QuizItem>();
  const items = questions.map((chosen) => quizItem(app, chosen, opened.has(chosen.question.id), namesFiles));
  pick.title = title;
  pick.placeholder = 'Enter opens a question, its button shows the line that raised it';
  pick.matchOnDetail = true;
  // The line is shown while the list stays.
  pick.ignoreFocusOut = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('refresh'), tooltip: 'Other questions' }];
  pick.items = items;
  const next = items.find(({ chosen }) => !opened.has(chosen.question.id));
  if (next) pick.activeItems = [next];
  pick.onDidTriggerItemButton(({ item }) => void showPlace(item.chosen.occurrence).catch((error: unknown) => showError(error, app.log)));
  pick.onDidTriggerButton(() => {
    pick.hide();
    again();
  });
  pick.onDidAccept(() => {
    const chosen = pick.selectedItems[0]?.chosen;
    pick.hide();
    if (chosen) open(chosen);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function quizItem(app: App, chosen: Chosen<Place>, isOpened: boolean, namesFile: boolean): QuizItem {
  const { question, occurrence } = chosen;
  const line = occurrence.range.start.line + 1;
  const where = namesFile ? `${fileName(occurrence.uri)}, line ${line}` : `line ${line}`;
  const why = app.bank.concept(occurrence.conceptId)?.title ?? occurrence.conceptId;
  return {
    chosen,
    label: `${isOpened ? '$(check) ' : ''}${plainTitle(question.title)}`,
    // On a line of its own, the level first: a title is often wider than the list, and so may the code be.
    detail: `${levelAndKind(question)} - ${plainTitle(why)}, ${where}: ${occurrence.excerpt}`,
    buttons: [{ iconPath: GO_TO_LINE, tooltip: `Show line ${line}` }],
  };
}

/** @throws PersonError if the file is gone: the list may stay open for long */
export async function showPlace({ uri, range }: Place): Promise<void> {
  try {
    await vscode.window.showTextDocument(uri, { selection: range, preserveFocus: true, preview: true });
  } catch {
    throw new PersonError(`${fileName(uri)} is no longer there. Start the quiz again on the code as it is now.`);
  }
}
