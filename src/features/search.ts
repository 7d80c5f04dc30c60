import * as vscode from 'vscode';
import { levelAndKind } from '../core/bank/outline';
import type { QuestionSummary } from '../core/bank/question';
import { plainTitle } from '../core/bank/richText';
import { loadSearchIndex, type SearchIndex } from '../core/bank/search';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import { keepOrder } from '../platform/editors';

const MOST_RESULTS = 50;

interface ResultItem extends vscode.QuickPickItem {
  readonly questionId: string;
}

/** A quick pick over titles, concepts and full text, ranked by the search index. */
export function registerSearch(app: App): vscode.Disposable {
  let index: Promise<SearchIndex> | undefined;
  const load = (): Promise<SearchIndex> =>
    (index ??= app.questions.searchIndex().then((json) =>
      loadSearchIndex(
        json,
        app.bank.questions.map((question) => question.id),
      ),
    ));
  return app.registerCommand(COMMANDS.search, async (text?: unknown, purpose?: unknown) => {
    const id = await pickQuestion(app, load, typeof text === 'string' ? text : '');
    if (purpose === 'pick') return id;
    if (id !== undefined) await app.execute(COMMANDS.openQuestion, id);
    return id;
  });
}

function pickQuestion(app: App, load: () => Promise<SearchIndex>, text: string): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ResultItem>();
  pick.title = 'Search questions';
  pick.placeholder = 'Words of the question, a concept, an error code';
  // Ours is the ranking.
  keepOrder(pick);
  const all = app.bank.questions.map((question) => resultItem(app, question));
  const show = async (value: string): Promise<void> => {
    if (value.trim() === '') {
      pick.items = all;
      return;
    }
    try {
      const index = await load();
      if (pick.value !== value) return; // a later keystroke has its own answer on the way
      pick.items = index.search(value, MOST_RESULTS).flatMap(({ id }) => {
        const question = app.bank.question(id);
        return question ? [resultItem(app, question)] : [];
      });
    } catch (error) {
      app.log.error(`The search index could not be read: ${String(error)}`);
      pick.title = 'Search questions (titles only: the search index could not be read; reinstall the extension)';
      pick.items = all.map((item) => ({ ...item, alwaysShow: false }));
    }
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => void show(value));
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.questionId);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.value = text;
    void show(text);
    pick.show();
  });
}

function resultItem(app: App, question: QuestionSummary): ResultItem {
  return {
    questionId: question.id,
    label: plainTitle(question.title),
    // On a line of its own: a title is often as wide as the list.
    detail: `${levelAndKind(question)} - ${app.bank.topic(question.topic)?.title ?? question.topic}`,
    alwaysShow: true,
  };
}
