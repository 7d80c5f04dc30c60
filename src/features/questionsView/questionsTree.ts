import * as vscode from 'vscode';
import { KIND_TITLES, LEVEL_TITLES, LEVEL_YEARS, type Group } from '../../core/bank/outline';
import type { Kind, Level, QuestionSummary } from '../../core/bank/question';
import { plainTitle } from '../../core/bank/richText';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { levelUri } from './levelBadges';

type GroupNode = { readonly type: 'group'; readonly group: Group };
/** `questionId` is what commands read when a menu hands the node over. */
type QuestionNode = {
  readonly type: 'question';
  readonly questionId: string;
  readonly question: QuestionSummary;
  readonly parent: GroupNode | undefined;
};
export type Node = GroupNode | QuestionNode;

const KIND_ICONS: Readonly<Record<Kind, string>> = {
  concept: 'lightbulb',
  code: 'code',
  design: 'symbol-structure',
  judgement: 'law',
  'system-design': 'server-process',
};

/** The level stands in the description and in a badge: the colour only repeats it. */
const LEVEL_COLORS: Readonly<Record<Level, string>> = {
  basic: 'charts.green',
  intermediate: 'charts.blue',
  advanced: 'charts.yellow',
  senior: 'charts.purple',
};

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
    return node.type === 'group' ? this.#groupItem(node.group) : this.#questionItem(node.question);
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

  #questionItem(question: QuestionSummary): vscode.TreeItem {
    const title = plainTitle(question.title);
    const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
    const level = LEVEL_TITLES[question.level];
    const kind = KIND_TITLES[question.kind];
    item.id = `question:${question.id}`;
    item.description = `${level} - ${kind}`;
    item.iconPath = new vscode.ThemeIcon(KIND_ICONS[question.kind], new vscode.ThemeColor(LEVEL_COLORS[question.level]));
    item.resourceUri = levelUri(question);
    item.contextValue = question.blocks.length > 0 ? 'question.code' : 'question';
    item.tooltip = this.#tooltip(question);
    item.command = { command: COMMANDS.openQuestion, title: 'Open Question', arguments: [question.id] };
    item.accessibilityInformation = { label: `${title} ${level}, ${kind}, ${question.minutes} minutes` };
    return item;
  }

  /** The short facts, never the answer. */
  #tooltip(question: QuestionSummary): vscode.MarkdownString {
    const text = new vscode.MarkdownString();
    const concepts = question.concepts.map((id) => this.app.bank.concept(id)?.title ?? id);
    text.appendMarkdown('**').appendText(plainTitle(question.title)).appendMarkdown('**\n\n');
    text.appendText(
      `${LEVEL_TITLES[question.level]} (${LEVEL_YEARS[question.level]}) - ${KIND_TITLES[question.kind]} - ${question.minutes} min`,
    );
    text.appendMarkdown('\n\n').appendText(`Topic: ${this.app.bank.topic(question.topic)?.title ?? question.topic}`);
    text.appendMarkdown('\n\n').appendText(`Concepts: ${concepts.join(', ')}`);
    if (question.errors.length > 0) text.appendMarkdown('\n\n').appendText(`Errors and lints: ${question.errors.join(', ')}`);
    if (question.crates.length > 0) text.appendMarkdown('\n\n').appendText(`Crates: ${question.crates.join(', ')}`);
    return text;
  }
}
