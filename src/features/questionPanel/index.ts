import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import { COMMANDS, PANELS } from '../../platform/contributions';
import { columnBesideCode } from '../../platform/editors';
import { PersonError } from '../../platform/errors';
import { knownQuestion, questionIdFrom } from '../../platform/questionArgument';
import { placeOf, readMemory } from './model';
import { QuestionPanel } from './panel';

/** The page that shows a question: one panel, used again for each. */
export function registerQuestionPanel(app: App): vscode.Disposable {
  let open: QuestionPanel | undefined;
  const adopt = (panel: vscode.WebviewPanel): QuestionPanel => {
    const adopted = new QuestionPanel(app, panel);
    open = adopted;
    panel.onDidDispose(() => {
      adopted.dispose();
      if (open === adopted) open = undefined;
    });
    return adopted;
  };
  const show = async (id: string, withAnswer = false): Promise<void> => {
    if (open) open.bringToFront();
    else adopt(vscode.window.createWebviewPanel(PANELS.question, 'Question', columnBesideCode(), PANEL_OPTIONS));
    await open?.show(id, withAnswer);
  };
  const step = async (direction: 'next' | 'previous'): Promise<void> => {
    const ids = app.order.ids();
    const all = app.bank.questions.map((question) => question.id);
    const id = open?.shown === undefined ? ids[0] : placeOf(open.shown, ids, all)[direction];
    if (id !== undefined) await show(id);
    else if (ids.length === 0) throw new PersonError('No question matches the filters.', [clearFilters(app)]);
    else vscode.window.setStatusBarMessage(direction === 'next' ? 'This is the last question' : 'This is the first question', 4000);
  };
  return vscode.Disposable.from(
    app.registerCommand(COMMANDS.openQuestion, async (argument?: unknown, part?: unknown) => {
      const id = questionIdFrom(argument);
      if (id === undefined) return app.execute(COMMANDS.search);
      knownQuestion(app, id);
      if (app.settings.get('questionView') === 'document') return app.execute(COMMANDS.openAsDocument, id);
      await show(id, part === 'answer');
      return id;
    }),
    app.registerCommand(COMMANDS.showAnswer, () => {
      if (!open) throw new PersonError('Open a question first: this command shows its answer.');
      open.bringToFront();
      open.reveal();
    }),
    app.registerCommand(COMMANDS.nextQuestion, () => step('next')),
    app.registerCommand(COMMANDS.previousQuestion, () => step('previous')),
    vscode.window.registerWebviewPanelSerializer(PANELS.question, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        open?.dispose();
        const memory = readMemory(state);
        await adopt(panel).restore(memory?.id, memory?.revealed ?? false);
      },
    }),
    { dispose: () => open?.dispose() },
  );
}

const PANEL_OPTIONS: vscode.WebviewPanelOptions = {
  enableFindWidget: true,
  // One page of text: kept, so that it comes back without a flash, at the same line and with the results of its runs.
  retainContextWhenHidden: true,
};

function clearFilters(app: App): { label: string; go: () => unknown } {
  return { label: 'Clear Filters', go: () => app.execute(COMMANDS.clearFilters) };
}
