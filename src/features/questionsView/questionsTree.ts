import * as vscode from 'vscode';
import type { Group } from '../../core/bank/outline';
import type { QuestionSummary } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { questionItem } from '../../platform/questionItem';

type GroupNode = { readonly type: 'group'; readonly group: Group };
/** `questionId` is what commands read when a menu hands the node over. */
type QuestionNode = {
  readonly type: 'question';
  readonly questionId: string;
  readonly question: QuestionSummary;
  readonly parent: GroupNode | undefined;
};
export type Node = GroupNode | QuestionNode;

export class QuestionsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #roots: readonly Node[] | undefined;
  readonly #nodeById = new Map<string, QuestionNode>();

  constructor(private readonly app: App) {
    this.#subscription = app.order.onDidChange(() => {
      this.#roots = undefined;
      this.#changed.fire();
    });
  }

  nodeOf(questionId: string): Node | undefined {
    this.#build();
    return this.#nodeById.get(questionId);
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.#build()];
    return node.type === 'group' ? node.group.questions.flatMap((question) => this.#nodeById.get(question.id) ?? []) : [];
  }

  getParent(node: Node): Node | undefined {
    return node.type === 'question' ? node.parent : undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.type === 'group' ? this.#groupItem(node.group) : questionItem(this.app.bank, node.question);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #build(): readonly Node[] {
    if (this.#roots) return this.#roots;
    this.#nodeById.clear();
    const flat = this.app.order.grouping === 'flat';
    const groups = this.app.order.groups().map((group): GroupNode => ({ type: 'group', group }));
    for (const parent of groups) {
      for (const question of parent.group.questions) {
        this.#nodeById.set(question.id, { type: 'question', questionId: question.id, question, parent: flat ? undefined : parent });
      }
    }
    this.#roots = flat ? [...this.#nodeById.values()] : groups;
    return this.#roots;
  }

  #groupItem(group: Group): vscode.TreeItem {
    const { grouping, filtered } = this.app.order;
    const state = filtered ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(group.title, state);
    const count = group.questions.length;
    // The editor remembers what was collapsed by id: a filtered tree is another one, and starts open.
    item.id = `${grouping}:${group.id}:${filtered ? 'filtered' : 'all'}`;
    item.description = String(count);
    item.contextValue = 'group';
    item.tooltip = [
      group.title,
      ...(group.summary === undefined ? [] : [group.summary]),
      count === 1 ? '1 question' : `${count} questions`,
    ].join('\n');
    item.accessibilityInformation = { label: `${group.title}, ${count === 1 ? '1 question' : `${count} questions`}` };
    return item;
  }
}
