import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { eventually } from './support/waiting';

const QUESTION = 'move-copy-clone';

async function open(block?: string | number): Promise<vscode.Uri> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', QUESTION, block);
  assert.ok(uri, 'the command gives the file');
  return uri;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function original(key: string): Promise<string> {
  const question = await (await activate()).question(QUESTION);
  const code = question?.blocks.find((block) => block.key === key)?.files[0]?.code;
  assert.ok(code);
  return code;
}

async function replaceAll(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(await document.save());
  return document;
}

describe('scratch files', () => {
  before(activate);

  it('opens a block as a file of a Cargo package that stands on its own', async () => {
    const uri = await open('example');
    assert.match(uri.path, /rust-interview-practice\/std\/src\/bin\/q_move_copy_clone__example\.rs$/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
    assert.equal(await textOf(uri), await original('example'));
    assert.match(await textOf(vscode.Uri.joinPath(uri, '../../../Cargo.toml')), /^\[workspace\]$/m);
    assert.match(await textOf(vscode.Uri.joinPath(uri, '../../../../.cargo/config.toml')), /target-dir/);
  });

  it('opens by number too, and never writes over what the person wrote', async () => {
    const uri = await open(0);
    await replaceAll(uri, '// mine\nfn main() {}\n');
    await open('example');
    assert.equal(await textOf(uri), '// mine\nfn main() {}\n');
  });

  it('opens the example of the question whose page is in front, without asking for one', async () => {
    await closeEditors();
    await vscode.commands.executeCommand('rustInterview.openQuestion', QUESTION);
    // The page takes the focus a moment later.
    const isInFront = (): boolean => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
    await eventually('the page is in front', isInFront);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample');
    assert.match(uri.path, /q_move_copy_clone__example\.rs$/);
    await closeEditors();
  });

  it('resets by an edit that undo takes back', async () => {
    const uri = await open('example');
    const document = await replaceAll(uri, 'fn main() { /* mine */ }\n');
    await vscode.commands.executeCommand('rustInterview.resetExample');
    assert.equal(document.getText(), await original('example'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'fn main() { /* mine */ }\n');
    await vscode.commands.executeCommand('rustInterview.resetExample');
    assert.equal(await textOf(uri), await original('example'));
  });

  it('compares with the original in the diff editor', async () => {
    const uri = await open('example');
    await vscode.commands.executeCommand('rustInterview.compareExample', uri);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.modified.path, uri.path);
    const left = await vscode.workspace.openTextDocument(input.original);
    assert.equal(left.getText(), await original('example'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('offers its lenses, and says what a block that must fail has to do', async () => {
    const titles = async (uri: vscode.Uri): Promise<string[]> =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100)).map((lens) =>
        (lens.command?.title ?? '').replace(/^\$\([\w-]+\) /, ''),
      );
    const shown = await titles(await open('example'));
    for (const title of ['Run', 'Check', 'Reset', 'Compare', 'Question'])
      assert.ok(shown.includes(title), `${title} in ${shown.join(', ')}`);
    const question = await (await activate()).question(QUESTION);
    const failing = question?.blocks.find((block) => block.expectation.kind === 'compile-fails');
    assert.ok(failing?.expectation.kind === 'compile-fails');
    assert.ok((await titles(await open(failing.key))).includes(`expected: ${failing.expectation.codes[0]}`));
  });

  it('answers an unknown id or block with a message, never an exception', async () => {
    assert.equal(await vscode.commands.executeCommand('rustInterview.openExample', 'no-such-question'), undefined);
    assert.equal(await vscode.commands.executeCommand('rustInterview.openExample', QUESTION, 'no-such-block'), undefined);
    assert.equal(await vscode.commands.executeCommand('rustInterview.openQuestion', 'no-such-question'), undefined);
    assert.equal(await vscode.commands.executeCommand('rustInterview.openQuestion', '../../etc'), undefined);
  });

  it('takes an absolute practice folder or one below the home folder, and refuses another in words', async () => {
    const settings = vscode.workspace.getConfiguration('rustInterview');
    try {
      await settings.update('practiceFolder', '~/elsewhere/rust practice', vscode.ConfigurationTarget.Global);
      assert.match((await open('example')).path, /\/elsewhere\/rust practice\/std\/src\/bin\//);
      await settings.update('practiceFolder', 'relative/folder', vscode.ConfigurationTarget.Global);
      assert.equal(await vscode.commands.executeCommand('rustInterview.openExample', QUESTION), undefined);
    } finally {
      await settings.update('practiceFolder', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
