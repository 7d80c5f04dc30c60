import * as vscode from 'vscode';
import { COMMANDS, EXTENSION_ID, PANELS } from '../../src/platform/contributions';
import type { RunResult } from '../../src/platform/runner';
import type { Api } from '../../src/start';
import { equal, ok } from './support/assert';

/** The extension's API, started if it has not been. */
async function activate(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(EXTENSION_ID);
  ok(extension, 'the extension is not there');
  return await extension.activate();
}

/** Texts of all hovers at `|>`. */
async function hoverAt(marked: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: 'rust', content: marked.replace('|>', '') });
  const position = document.positionAt(marked.indexOf('|>'));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
}

function panels(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith(PANELS.question));
}

describe('the browser', () => {
  it('runs these tests in a worker', () => {
    // A copy of the extension with a desktop entry, or tests outside of it, would run in Node.js and pass all the same.
    ok(typeof (globalThis as { WorkerGlobalScope?: unknown }).WorkerGlobalScope === 'function', 'this is not the browser');
  });

  it('has the extension, and it starts', async () => {
    const api = await activate();
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    ok(extension?.isActive, 'it is not active');
    equal(api.version, (extension.packageJSON as { version: string }).version);
  });

  it('lists the questions and reads one', async () => {
    const api = await activate();
    const questions = api.questions();
    ok(questions.length >= 30, `${questions.length} questions`);
    const first = questions[0];
    ok(first, 'there is no question');
    equal((await api.question(first.id))?.title, first.title);
    equal((await api.question('no-such-question')) === undefined, true);
  });

  it('opens a question on its page', async () => {
    const id = (await activate()).questions()[0]?.id;
    await vscode.commands.executeCommand(COMMANDS.openQuestion, id);
    // The list of tabs follows a moment later.
    for (let waited = 0; panels().length === 0 && waited < 10_000; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
    equal(panels().length, 1);
  });

  it('registers every command', async () => {
    await activate();
    const registered = await vscode.commands.getCommands(true);
    equal(
      Object.values(COMMANDS).filter((command) => !registered.includes(command)),
      [],
    );
  });

  it('hovers over a keyword with a link to its question', async () => {
    await activate();
    const text = await hoverAt('fn main() { let n = 1; let c = |>move || n; c(); }');
    ok(text.includes(`command:${COMMANDS.openQuestion}?`), text);
    ok(!(await hoverAt('// |>move')).includes('command:'), 'a comment has a hover');
  });

  it('says that there is no toolchain instead of running', async () => {
    const question = (await activate()).questions().find(({ blocks }) => blocks.length > 0);
    const result = await vscode.commands.executeCommand<RunResult>(COMMANDS.runExample, question?.id);
    equal(result.outcome, 'unavailable');
    ok(result.reason, 'it does not say why');
  });
});
