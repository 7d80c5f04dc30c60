import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { tabTitle } from '../../src/features/questionPanel/model';
import type { Api } from '../../src/start';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { eventually } from './support/waiting';

function panels(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('rustInterview.question'));
}

describe('question panel', () => {
  let api: Api;
  before(async () => {
    api = await activate();
  });
  afterEach(() => vscode.window.tabGroups.close(panels()));

  const title = (id: string): string => tabTitle(api.questions().find((question) => question.id === id)?.title ?? '?');
  const open = (argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand('rustInterview.openQuestion', argument);
  const shows = (id: string): Promise<boolean> =>
    eventually(`the panel shows ${id}`, () => panels().some((tab) => tab.isActive && tab.label === title(id)));

  it('opens a question by its id, and by what a tree hands over', async () => {
    await open('move-copy-clone');
    await shows('move-copy-clone');
    await open({ questionId: 'string-vs-str' });
    await shows('string-vs-str');
  });

  it('is one panel for all questions, brought back to the front', async () => {
    await open('move-copy-clone');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'a' }), { viewColumn: vscode.ViewColumn.One });
    await open('string-vs-str');
    await shows('string-vs-str');
    assert.equal(panels().length, 1);
  });

  it('opens beside the code that is being read', async () => {
    await closeEditors();
    const editor = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: 'fn main() {}', language: 'rust' }),
    );
    await open('move-copy-clone');
    await shows('move-copy-clone');
    assert.notEqual(panels()[0]?.group.viewColumn, editor.viewColumn);
    await closeEditors();
  });

  it('tells the person about an unknown id and never throws', async () => {
    for (const id of ['no-such-question', '../../etc/passwd', '<img src=x onerror=alert(1)>', 'x'.repeat(10_000)]) {
      assert.equal(await open(id), undefined);
    }
    assert.equal(panels().length, 0);
  });

  it('goes on and back in the order of the tree, and stops at the ends', async () => {
    const ids = api.questions().map((question) => question.id);
    const [first, second] = ids;
    const last = ids.at(-1);
    assert.ok(first !== undefined && second !== undefined && last !== undefined);
    await open(first);
    await shows(first);
    await vscode.commands.executeCommand('rustInterview.nextQuestion');
    await shows(second);
    await vscode.commands.executeCommand('rustInterview.previousQuestion');
    await vscode.commands.executeCommand('rustInterview.previousQuestion');
    await shows(first);
    await open(last);
    await vscode.commands.executeCommand('rustInterview.nextQuestion');
    await shows(last);
  });

  it('keeps to the filter of the tree', async () => {
    await vscode.commands.executeCommand('rustInterview.filter', { levels: ['senior'] });
    try {
      const seniors = api.questions().filter((question) => question.level === 'senior');
      const [first, second] = seniors;
      assert.ok(first && second);
      await open(first.id);
      await vscode.commands.executeCommand('rustInterview.nextQuestion');
      await shows(second.id);
    } finally {
      await vscode.commands.executeCommand('rustInterview.clearFilters');
    }
  });

  it('goes to the first question where none is open', async () => {
    await vscode.commands.executeCommand('rustInterview.nextQuestion');
    await shows(api.questions()[0]!.id);
  });

  it('takes the last of several questions asked for at once', async () => {
    const ids = api
      .questions()
      .slice(0, 8)
      .map((question) => question.id);
    await Promise.all(ids.map(open));
    await shows(ids.at(-1)!);
    assert.equal(panels().length, 1);
  });

  it('asks for a question first when there is no answer to show', async () => {
    assert.equal(await vscode.commands.executeCommand('rustInterview.showAnswer'), undefined);
    assert.equal(panels().length, 0);
  });
});
