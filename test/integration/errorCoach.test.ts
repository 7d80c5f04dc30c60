import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skip } from '../host/skip.mjs';
import type { RunResult } from '../../src/platform/runner';
import type { Api } from '../../src/start';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { becomes } from './support/waiting';

const COMMAND = 'rustInterview.questionBehindError';

interface Offer {
  readonly title: string;
  readonly id: unknown;
}

/** Our light bulbs on a range. */
async function offers(uri: vscode.Uri, range: vscode.Range): Promise<Offer[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  return actions
    .filter(({ command }) => command?.command === 'rustInterview.openQuestion')
    .map(({ title, command }) => ({ title, id: command?.arguments?.[0] }));
}

describe('the question behind an error', () => {
  let api: Api;
  before(async () => {
    api = await activate();
  });
  afterEach(() => closeEditors());

  const errorsOf = (id: unknown): readonly string[] => api.questions().find((question) => question.id === id)?.errors ?? [];
  const conceptsOf = (id: unknown): readonly string[] => api.questions().find((question) => question.id === id)?.concepts ?? [];

  describe('that cargo reports', function () {
    this.timeout(120_000);

    it('is in its light bulb, and behind the command', async function () {
      const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', 'move-copy-clone', 'mistake-1');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.commands.executeCommand('rustInterview.resetExample', uri);
      const editor = await vscode.window.showTextDocument(document);
      const { outcome, reason } = await vscode.commands.executeCommand<RunResult>(
        'rustInterview.checkExample',
        'move-copy-clone',
        'mistake-1',
      );
      if (outcome === 'unavailable' && /not installed/.test(reason ?? '')) skip(this, reason ?? '');
      assert.equal(outcome, 'expected', reason);
      await becomes('a problem', () => vscode.languages.getDiagnostics(uri).length, 1);
      const [problem] = vscode.languages.getDiagnostics(uri);
      assert.ok(problem);
      const found = await offers(uri, problem.range);
      assert.deepEqual(
        found.map(({ title }) => title),
        ['Interview question behind E0382'],
      );
      assert.ok(errorsOf(found[0]?.id).includes('E0382'));
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      assert.equal(await vscode.commands.executeCommand(COMMAND), found[0]?.id);
    });
  });

  describe('that another extension reports as rust-analyzer does', () => {
    const CODE = `fn main() {
    let guests = vec![1];
    drop(guests);
    println!("{guests:?}"); let mut idle = 1;
    let point = (1, 2);
    point.x;
    takes(&vec![1]);
    let broken = ;
}
`;
    let document: vscode.TextDocument;
    let reported: vscode.DiagnosticCollection;
    let editor: vscode.TextEditor;
    beforeEach(async () => {
      reported = vscode.languages.createDiagnosticCollection('rustc');
      document = await vscode.workspace.openTextDocument({ language: 'rust', content: CODE });
      editor = await vscode.window.showTextDocument(document);
    });
    afterEach(() => reported.dispose());

    /** A diagnostic on the last place of a text. */
    function diagnostic(
      text: string,
      source: string | undefined,
      code: vscode.Diagnostic['code'],
      severity = vscode.DiagnosticSeverity.Error,
    ): vscode.Diagnostic {
      const from = CODE.lastIndexOf(text);
      const made = new vscode.Diagnostic(
        new vscode.Range(document.positionAt(from), document.positionAt(from + text.length)),
        'what the tool says\nwith a note below',
        severity,
      );
      Object.assign(made, source === undefined ? {} : { source }, code === undefined ? {} : { code });
      made.relatedInformation = [
        new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, new vscode.Range(2, 4, 2, 8)), 'value moved here'),
      ];
      return made;
    }
    const page = (name: string): vscode.Uri => vscode.Uri.parse(`https://doc.rust-lang.org/error-index.html#${name}`);

    async function offered(found: vscode.Diagnostic): Promise<Offer | undefined> {
      reported.set(document.uri, [found]);
      const all = await offers(document.uri, found.range);
      assert.ok(all.length <= 1, all.map(({ title }) => title).join(', '));
      return all[0];
    }

    const DIRECT: readonly (readonly [string, string, string | undefined, vscode.Diagnostic['code'], string])[] = [
      ['an error with a link', 'guests', 'rustc', { value: 'E0382', target: page('E0382') }, 'E0382'],
      ['an error of its own analysis', 'guests', 'rust-analyzer', { value: 'E0382', target: page('E0382') }, 'E0382'],
      ['a code as a string', 'guests', 'rustc', 'E0382', 'E0382'],
      ['a code as a number', 'guests', 'rustc', 382, 'E0382'],
      ['nobody named', 'guests', undefined, 'E0382', 'E0382'],
      ['a lint of Clippy', 'takes', 'clippy', { value: 'ptr_arg', target: page('ptr_arg') }, 'clippy::ptr_arg'],
      ['a lint of the compiler', 'idle', 'rustc', { value: 'unused_variables', target: page('unused') }, 'unused_variables'],
    ];
    for (const [what, text, source, code, name] of DIRECT) {
      it(`leads to a question that explains it: ${what}`, async () => {
        const offer = await offered(diagnostic(text, source, code));
        assert.equal(offer?.title, `Interview question behind ${name}`);
        assert.ok(errorsOf(offer.id).includes(name));
      });
    }

    it('leads to the nearest concept if no question explains it', async () => {
      const field = await offered(diagnostic('point.x', 'rustc', { value: 'E0609', target: page('E0609') }));
      assert.match(field?.title ?? '', /^Interview question on .*[Ss]truct.* behind E0609$/);
      assert.ok(conceptsOf(field?.id).includes('structs'));
      const lint = await offered(
        diagnostic('mut', 'rustc', { value: 'unused_mut', target: page('unused_mut') }, vscode.DiagnosticSeverity.Warning),
      );
      assert.match(lint?.title ?? '', /^Interview question on .+ behind unused_mut$/);
      assert.ok(conceptsOf(lint?.id).includes('mutability'));
    });

    it('offers nothing where there is no error of Rust', async () => {
      for (const [source, code] of [
        ['rust-analyzer', 'syntax-error'],
        ['rust-analyzer', 'inactive-code'],
        ['spelling', 404],
        ['rustc', undefined],
      ] as const)
        assert.equal(await offered(diagnostic('broken', source, code)), undefined, `${source} ${code}`);
    });

    it('is offered once for an error and its notes', async () => {
      const error = diagnostic('guests', 'rustc', { value: 'E0382', target: page('E0382') });
      const note = diagnostic('guests', 'rustc', { value: 'E0382', target: page('E0382') }, vscode.DiagnosticSeverity.Hint);
      reported.set(document.uri, [error, note]);
      assert.equal((await offers(document.uri, error.range)).length, 1);
    });

    it('is that of the error nearest to the cursor', async () => {
      const moved = diagnostic('guests', 'rustc', { value: 'E0382', target: page('E0382') });
      const idle = diagnostic('idle', 'rustc', { value: 'unused_variables', target: page('unused') }, vscode.DiagnosticSeverity.Warning);
      const field = diagnostic('point.x', 'rustc', { value: 'E0609', target: page('E0609') });
      const syntax = diagnostic('broken', 'rust-analyzer', 'syntax-error');
      const behind = new Map<vscode.Diagnostic, unknown>();
      for (const one of [moved, idle, field]) behind.set(one, (await offered(one))?.id);
      assert.equal(new Set(behind.values()).size, 3, 'three questions');
      reported.set(document.uri, [syntax, field, idle, moved]);
      for (const [line, character, nearest] of [
        [0, 0, moved],
        [3, 0, moved],
        [3, 60, idle],
        [4, 0, moved],
        [5, 0, field],
        [8, 0, field],
      ] as const) {
        editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
        editor.selection = new vscode.Selection(line, character, line, character);
        assert.equal(await vscode.commands.executeCommand(COMMAND), behind.get(nearest), `${line}:${character}`);
        // The page takes the focus a moment later.
        await becomes('the page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview, true);
      }
    });

    it('is told to be missing when there is none', async () => {
      assert.equal(await vscode.commands.executeCommand(COMMAND), undefined);
      reported.set(document.uri, [diagnostic('broken', 'rust-analyzer', 'syntax-error')]);
      assert.equal(await vscode.commands.executeCommand(COMMAND), undefined);
      await closeEditors();
      assert.equal(await vscode.commands.executeCommand(COMMAND), undefined);
    });
  });
});
