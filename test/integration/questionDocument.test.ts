import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, PANELS } from '../../src/platform/contributions';
import type { Api } from '../../src/start';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { eventually } from './support/waiting';

const ID = 'move-copy-clone';

function pages(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(PANELS.question));
}

describe('a question as a document', () => {
  let api: Api;
  before(async () => {
    api = await activate();
  });
  afterEach(async () => {
    await vscode.workspace.getConfiguration('rustInterview').update('questionView', undefined, vscode.ConfigurationTarget.Global);
    await closeEditors();
  });

  const uriOf = (id: string): vscode.Uri => {
    const topic = api.questions().find((question) => question.id === id)?.topic;
    assert.ok(topic, id);
    return vscode.Uri.parse(`rust-interview:/${topic}/${id}.md`);
  };
  const open = (argument?: unknown): Thenable<unknown> => vscode.commands.executeCommand(COMMANDS.openAsDocument, argument);
  const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();
  const lensesOf = async (uri: vscode.Uri): Promise<vscode.CodeLens[]> =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  const titles = (lenses: readonly vscode.CodeLens[]): string[] =>
    lenses.map(({ command }) => (command?.title ?? '').replace(/^\$\([\w-]+\) /, ''));

  it('opens as Markdown, without the answer', async () => {
    assert.equal(await open(ID), ID);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), uriOf(ID).toString());
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /^# .+\n\n.* - .* - \d+ minutes - .+\n\n\*\*Think first\.\*\*/);
    assert.doesNotMatch(document.getText(), /## Short answer/);
  });

  it('opens by its address alone, as the editor does after a restart', async () => {
    const uri = uriOf('string-vs-str');
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /^# /);
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
    assert.ok(entries.some(([name]) => name === 'string-vs-str.md'));
    assert.ok((await vscode.workspace.fs.readDirectory(uri.with({ path: '/' }))).some(([name]) => uri.path.startsWith(`/${name}/`)));
  });

  it('cannot be written', async () => {
    assert.equal(vscode.workspace.fs.isWritableFileSystem('rust-interview'), false);
    const uri = uriOf(ID);
    assert.equal((await vscode.workspace.fs.stat(uri)).permissions, vscode.FilePermission.Readonly);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
    await assert.rejects(async () => vscode.workspace.fs.delete(uri));
  });

  it('is not found where no question lies', async () => {
    for (const path of [
      '/no-topic/no-such-question.md',
      `/no-topic/${ID}.md`,
      '/no-topic',
      `${uriOf(ID).path}.md`,
      '/.vscode/settings.json',
    ])
      await assert.rejects(
        async () => vscode.workspace.fs.stat(vscode.Uri.from({ scheme: 'rust-interview', path })),
        (error) => error instanceof vscode.FileSystemError && error.code === 'FileNotFound',
        path,
      );
  });

  it('says what is wrong with an unknown id instead of throwing', async () => {
    for (const id of ['no-such-question', '../../etc/passwd', 'x'.repeat(10_000)]) assert.equal(await open(id), undefined);
    assert.equal(active(), undefined);
  });

  it('shows the answer where the lens says so, and keeps it', async () => {
    const id = 'string-vs-str';
    await open(id);
    const uri = uriOf(id);
    const document = await vscode.workspace.openTextDocument(uri);
    const [before, unread] = await Promise.all([vscode.workspace.fs.stat(uri), vscode.workspace.fs.stat(uriOf(ID))]);
    const reveal = (await lensesOf(uri)).find(({ command }) => command?.command === COMMANDS.revealInDocument)?.command;
    assert.match(reveal?.title ?? '', /Show the answer/);
    await vscode.commands.executeCommand(COMMANDS.revealInDocument, ...(reveal?.arguments ?? []));
    await eventually('the answer is in the document', () => document.getText().includes('## Short answer'));
    const after = await vscode.workspace.fs.stat(uri);
    assert.ok(after.mtime > before.mtime && after.size > before.size);
    assert.deepEqual(await vscode.workspace.fs.stat(uriOf(ID)), unread);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await closeEditors();
    await open(id);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /## Short answer/);
  });

  it('has lenses for its blocks and follow-ups that do what they say', async () => {
    const id = 'move-closures';
    await open(id);
    await vscode.commands.executeCommand(COMMANDS.revealInDocument);
    const uri = uriOf(id);
    const document = await vscode.workspace.openTextDocument(uri);
    await eventually('the answer is in the document', () => document.getText().includes('## Example'));
    const lenses = await lensesOf(uri);
    const question = await api.question(id);
    assert.ok(question);
    assert.ok(!titles(lenses).includes('Show the answer'));
    const order = api.questions().map((each) => each.id);
    for (const [title, other] of [
      ['Previous', order[order.indexOf(id) - 1]],
      ['Next', order[order.indexOf(id) + 1]],
    ])
      assert.deepEqual(lenses.find(({ command }) => command?.title === title)?.command?.arguments, [other]);
    const example = lenses.filter(({ command }) => command?.arguments?.[1] === 'example');
    assert.deepEqual(
      example.map(({ command }) => command?.command),
      [COMMANDS.openExample, COMMANDS.runExample, COMMANDS.checkExample],
    );
    for (const { command, range } of example) {
      assert.deepEqual(command?.arguments, [id, 'example']);
      assert.match(document.lineAt(range.start.line).text, /^(?:```rust|\*.*\*)$/);
    }
    const opened = lenses.filter(({ command }) => command?.command === COMMANDS.openAsDocument && command.title === 'Open');
    assert.deepEqual(
      opened.map(({ command }) => command?.arguments?.[0] as unknown),
      question.followUps,
    );
    for (const { command, range } of opened)
      assert.ok(document.lineAt(range.start.line).text.includes(`/${String(command?.arguments?.[0])}.md)`));
  });

  it('is what a question opens as, if the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('rustInterview');
    await settings.update('questionView', 'document', vscode.ConfigurationTarget.Global);
    assert.equal(await vscode.commands.executeCommand(COMMANDS.openQuestion, ID), ID);
    assert.equal(active(), uriOf(ID).toString());
    assert.equal(await vscode.commands.executeCommand(COMMANDS.openQuestion, 'no-such-question'), undefined);
    assert.equal(pages().length, 0);
  });

  it('leads to its example', async () => {
    await open(ID);
    const example = await vscode.commands.executeCommand<vscode.Uri>(COMMANDS.openExample);
    assert.match(example.path, new RegExp(`/q_${ID.replaceAll('-', '_')}__example\\.rs$`));
  });

  it('opens for the question that the page shows', async () => {
    await vscode.commands.executeCommand(COMMANDS.openQuestion, ID);
    await eventually('the page is open', () => pages().length === 1);
    assert.equal(await open(), ID);
    assert.equal(active(), uriOf(ID).toString());
  });
});

describe('the question at the cursor', () => {
  let api: Api;
  before(async () => {
    api = await activate();
  });
  afterEach(closeEditors);

  /** Opens this Rust code with the cursor at `|>`. */
  async function edit(marked: string, language = 'rust'): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language, content: marked.replace('|>', '') });
    const cursor = document.positionAt(marked.indexOf('|>'));
    const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
    await eventually('the code is active', () => vscode.window.activeTextEditor?.document === document);
    return editor;
  }
  const peek = (): Thenable<vscode.Location[] | undefined> => vscode.commands.executeCommand(COMMANDS.peekQuestion);

  it('is peeked with others, as documents', async () => {
    const { document, selection } = await edit('fn main() { let n = 1; let c = |>move || n; c(); }');
    const locations = await peek();
    assert.ok(locations && locations.length > 1 && locations.length <= 5, `${locations?.length} locations`);
    const best = api.questionsAt(document, selection.active)[0]?.questionIds[0];
    assert.match(locations[0]?.uri.toString() ?? '', new RegExp(`^rust-interview:/[a-z-]+/${best}\\.md$`));
    assert.equal(new Set(locations.map(({ uri }) => uri.toString())).size, locations.length);
    for (const { uri } of locations) assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /^# /);
    // Peeking shows them above the code and opens nothing.
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });

  it('is that of the construct around where the token has none', async () => {
    await edit('fn main() { let n = 1; let c = move || |>n; c(); }');
    const locations = await peek();
    assert.ok(locations && locations.length > 0);
  });

  it('opens as the setting says', async () => {
    const settings = vscode.workspace.getConfiguration('rustInterview');
    const { document, selection } = await edit('fn f(x: Option<u8>) -> Option<u8> { Some(x|>?) }');
    const best = api.questionsAt(document, selection.active)[0]?.questionIds[0];
    await settings.update('questionView', 'document', vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await vscode.commands.executeCommand(COMMANDS.goToQuestion), best);
      assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', new RegExp(`/${best}\\.md$`));
    } finally {
      await settings.update('questionView', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is not there in an empty file and in other languages: a message says so', async () => {
    await edit('|>\n');
    assert.equal(await peek(), undefined);
    assert.equal(await vscode.commands.executeCommand(COMMANDS.goToQuestion), undefined);
    await edit('|>match x', 'plaintext');
    assert.equal(await peek(), undefined);
  });

  it('is no definition: Go to Definition stays with the language', async () => {
    const { document, selection } = await edit('fn main() { |>match 1 { _ => {} } }');
    const found = await vscode.commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', document.uri, selection.active);
    assert.deepEqual(found, []);
  });
});
