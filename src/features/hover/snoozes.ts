import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../../platform/contributions';

const STATE = 'hover.snoozed';

/** Concepts that hovers leave out until the person wants them back, kept over restarts. Other windows follow at their next start. */
export class Snoozes {
  #ids: ReadonlySet<string>;

  constructor(private readonly state: vscode.Memento) {
    this.#ids = stored(state);
    this.#publish();
  }

  has(conceptId: string): boolean {
    return this.#ids.has(conceptId);
  }

  async add(conceptId: string): Promise<void> {
    // Another window may have snoozed something since.
    this.#ids = new Set([...stored(this.state), ...this.#ids, conceptId]);
    this.#publish();
    await this.state.update(STATE, [...this.#ids]);
  }

  /** @returns how many were snoozed */
  async end(): Promise<number> {
    const { size } = this.#ids;
    this.#ids = new Set();
    this.#publish();
    await this.state.update(STATE, undefined);
    return size;
  }

  #publish(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.snoozed, this.#ids.size > 0);
  }
}

/** Stored data may be older than the extension, or not be ours. */
function stored(state: vscode.Memento): ReadonlySet<string> {
  const ids: unknown = state.get(STATE);
  return new Set(Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []);
}
