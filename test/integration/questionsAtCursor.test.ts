import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';

const COMMAND = 'rustInterview.questionsAtCursor';
const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';

/** Presses Enter until the list, which needs a moment to show, has gone; gives what the command gives. */
async function accepted(asked: Thenable<unknown>): Promise<unknown> {
  const open = Symbol('open');
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const answer = await Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve(open), 50))]);
    if (answer !== open) return answer;
    await vscode.commands.executeCommand(ACCEPT);
  }
  throw new Error('Enter does not end it');
}

async function show(marked: string, language = 'rust'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content: marked.replace('|>', '') });
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(marked.indexOf('|>'));
  editor.selection = new vscode.Selection(position, position);
  return document;
}

const MOVE = 'fn main() {\n    let n = 1;\n    let c = |>move || n;\n    c();\n}\n';

describe('questions at the cursor', () => {
  before(activate);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
  });

  it('are offered best first; Enter opens that one', async () => {
    await show(MOVE);
    assert.equal(await accepted(vscode.commands.executeCommand(COMMAND)), 'move-closures');
  });

  it('are those of a hover, wherever the cursor is', async () => {
    const document = await show(MOVE);
    await show('struct Other;|>');
    const place = document.positionAt(document.getText().indexOf('move'));
    assert.equal(
      await accepted(vscode.commands.executeCommand(COMMAND, document.uri.toString(), place.line, place.character)),
      'move-closures',
    );
  });

  it('come from the constructs around a cursor at a plain name', async () => {
    await show('fn main() {\n    let c = move || |>name;\n    c();\n}\n');
    const id = await accepted(vscode.commands.executeCommand(COMMAND));
    const question = (await activate()).questions().find((candidate) => candidate.id === id);
    assert.ok(
      question?.concepts.some((concept) => concept.startsWith('closure')),
      String(id),
    );
  });

  it('open nothing when the list is closed', async () => {
    await show(MOVE);
    const asked = vscode.commands.executeCommand(COMMAND);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asked, undefined);
  });

  it('need Rust code at the cursor: otherwise the command ends, and a sentence says so', async () => {
    // Each would wait for a choice if it showed a list.
    assert.equal(await vscode.commands.executeCommand(COMMAND), undefined, 'no editor');
    await show('|>match x', 'plaintext');
    assert.equal(await vscode.commands.executeCommand(COMMAND), undefined, 'another language');
    await show('// a comment|> and no more\n');
    assert.equal(await vscode.commands.executeCommand(COMMAND), undefined, 'a comment');
    assert.equal(await vscode.commands.executeCommand(COMMAND, 'file:///no/such.rs', 0, 0), undefined, 'a closed file');
  });
});
