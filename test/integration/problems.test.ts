import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skip } from '../host/skip.mjs';
import type { RunResult } from '../../src/platform/runner';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { becomes } from './support/waiting';

const QUESTION = 'move-copy-clone';
const BLOCK = 'mistake-1';

function check(): Thenable<RunResult> {
  return vscode.commands.executeCommand<RunResult>('rustInterview.checkExample', QUESTION, BLOCK);
}

async function open(): Promise<vscode.TextDocument> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', QUESTION, BLOCK);
  return vscode.workspace.openTextDocument(uri);
}

/** What marks its line, by code. */
function marks(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ code, range }) => `${String(typeof code === 'object' ? code.value : code)} in line ${range.start.line}`);
}

/** Files of all practice packages that Problems lists. */
function listed(): string[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([, diagnostics]) => diagnostics.some(({ source }) => source === 'Rust Interview'))
    .map(([uri]) => uri.path);
}

async function edit(uri: vscode.Uri, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

describe('problems of practice files', function () {
  this.timeout(120_000);

  before(async function () {
    await activate();
    await closeEditors();
    const { outcome, reason } = await check();
    if (outcome === 'unavailable' && /not installed/.test(reason ?? '')) skip(this, reason ?? '');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('rustInterview.resetExample', (await open()).uri);
    await closeEditors();
  });

  it('are listed only while the file is open', async () => {
    await becomes('nothing is open', listed, []);
    const result = await check();
    assert.deepEqual([result.outcome, result.diagnostics.map(({ code }) => code)], ['expected', ['E0382']]);
    assert.deepEqual(listed(), []);

    const { uri } = await open();
    await check();
    await becomes('an open file', listed, [uri.path]);
    await closeEditors();
    await becomes('a closed file', listed, []);
  });

  it('come with a file that is opened after its run', async () => {
    await check();
    const { uri } = await open();
    await becomes('an open file', listed, [uri.path]);
  });

  it('move with the lines above them, and go when their place changes', async () => {
    const { uri } = await open();
    const [problem] = (await check()).diagnostics;
    const line = problem?.range.start.line ?? 0;
    await becomes('as checked', () => marks(uri), [`E0382 in line ${line}`]);
    await edit(uri, new vscode.Range(0, 0, 0, 0), '// one\n// two\n');
    await becomes('two lines further down', () => marks(uri), [`E0382 in line ${line + 2}`]);
    await edit(uri, new vscode.Range(line + 2, 0, line + 3, 0), '');
    await becomes('its line is gone', () => marks(uri), []);
  });

  it('do not stay under another text', async () => {
    const document = await open();
    await check();
    await becomes('as checked', () => marks(document.uri).length, 1);
    await edit(
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      '// one\n// two\n\nfn main() {}\n\n// three\n// four\n// five\n',
    );
    await becomes('another text', () => marks(document.uri), []);
  });
});
