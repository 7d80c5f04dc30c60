import * as vscode from 'vscode';
import type { Bank } from '../core/bank/bank';
import { GROUPINGS, isFiltered, NO_FILTER, outline, sanitizeFilter, type Filter, type Group, type Grouping } from '../core/bank/outline';
import { CONTEXT_KEYS } from './contributions';

const STATE = { filter: 'tree.filter', grouping: 'tree.grouping' } as const;

/** How the tree is filtered and grouped, kept over restarts, and the order of questions that follows. */
export class QuestionOrder implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #filter: Filter;
  #grouping: Grouping;
  #groups: readonly Group[] | undefined;

  constructor(
    private readonly bank: Bank,
    private readonly state: vscode.Memento,
  ) {
    this.#filter = sanitizeFilter(state.get(STATE.filter), bank.topics);
    const grouping = state.get(STATE.grouping);
    this.#grouping = GROUPINGS.find((known) => known === grouping) ?? 'topic';
    this.#publish();
  }

  get filter(): Filter {
    return this.#filter;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filtered(): boolean {
    return isFiltered(this.#filter);
  }

  groups(): readonly Group[] {
    return (this.#groups ??= outline(this.bank.questions, this.bank.topics, this.#grouping, this.#filter));
  }

  /** Ids of the questions that the tree shows, from top to bottom. */
  ids(): readonly string[] {
    return this.groups().flatMap((group) => group.questions.map((question) => question.id));
  }

  async setFilter(filter: Filter): Promise<void> {
    this.#filter = filter;
    this.#publish();
    await this.state.update(STATE.filter, isFiltered(filter) ? filter : undefined);
  }

  clearFilter(): Promise<void> {
    return this.setFilter(NO_FILTER);
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    this.#publish();
    await this.state.update(STATE.grouping, grouping);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #publish(): void {
    this.#groups = undefined;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.filtered, this.filtered);
    this.#changed.fire();
  }
}
