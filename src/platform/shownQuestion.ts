import * as vscode from 'vscode';
import { PANELS } from './contributions';

/** What the question page shows, and where the page is. */
export class ShownQuestion implements vscode.Disposable {
  readonly #shown = new vscode.EventEmitter<string>();
  #id: string | undefined;

  /** Fires with the id of the question, also when it is shown again. */
  readonly event = this.#shown.event;

  /** The question that was shown last, also once its page is closed. */
  get id(): string | undefined {
    return this.#id;
  }

  /** Whether the page is what one works with. */
  get isInFront(): boolean {
    return isPage(vscode.window.tabGroups.activeTabGroup.activeTab);
  }

  /** The question whose page is in front; undefined if something else is. */
  get inFront(): string | undefined {
    return this.isInFront ? this.#id : undefined;
  }

  /** The question on the page, whether or not one sees it; undefined once that is closed. */
  get onPage(): string | undefined {
    return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPage)) ? this.#id : undefined;
  }

  fire(id: string): void {
    this.#id = id;
    this.#shown.fire(id);
  }

  dispose(): void {
    this.#shown.dispose();
  }
}

function isPage(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith(PANELS.question);
}
