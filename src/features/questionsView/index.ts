import * as vscode from 'vscode';
import { describeFilter } from '../../core/bank/outline';
import type { App } from '../../platform/app';
import { COMMANDS, VIEWS } from '../../platform/contributions';
import { pickFilter, pickGrouping } from './filterPick';
import { LevelBadges } from './levelBadges';
import { QuestionsTree } from './questionsTree';

/** The tree "Questions": groups with counts, and the commands of its title. */
export function registerQuestionsView(app: App): vscode.Disposable {
  const tree = new QuestionsTree(app);
  const view = vscode.window.createTreeView(VIEWS.questions, { treeDataProvider: tree, showCollapseAll: true });
  const describe = (): void => {
    const shown = app.order.ids().length;
    view.description = `${shown}`;
    // Without a match the welcome text speaks, and a message would hide it.
    const named = describeFilter(app.order.filter, (id) => app.bank.topic(id)?.title ?? id);
    // Not deleted: the property belongs to the view, and without it nothing would ever be shown again.
    view.message = app.order.filtered && shown > 0 ? `${shown} of ${app.bank.questions.length} questions: ${named}` : '';
  };
  const follow = (id: string): void => {
    const node = view.visible ? tree.nodeOf(id) : undefined;
    // Following must never take the focus; a node that has just been filtered away is no error.
    if (node)
      view
        .reveal(node, { select: true, focus: false })
        .then(undefined, (error: unknown) => app.log.debug(`Could not reveal ${id}: ${String(error)}`));
  };
  describe();
  return vscode.Disposable.from(
    view,
    tree,
    vscode.window.registerFileDecorationProvider(new LevelBadges()),
    app.order.onDidChange(describe),
    app.shownQuestion.event(follow),
    app.registerCommand(COMMANDS.filter, (wanted?: unknown) => pickFilter(app, wanted)),
    app.registerCommand(COMMANDS.clearFilters, () => app.order.clearFilter()),
    app.registerCommand(COMMANDS.groupBy, (wanted?: unknown) => pickGrouping(app, wanted)),
  );
}
