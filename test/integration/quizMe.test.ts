import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS, PANELS } from '../../src/platform/contributions';
import type { QuizEntry } from '../../src/features/quizMe/index';
import { showPlace } from '../../src/features/quizMe/quizPick';
import type { Api } from '../../src/start';
import { skip } from '../host/skip.mjs';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { eventually } from './support/waiting';

const CODE = `use std::sync::{Arc, Mutex};
use std::thread;

fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
    let number = text.parse::<u32>()?;
    Ok(number)
}

fn main() {
    let total = Arc::new(Mutex::new(0));
    let shared = Arc::clone(&total);
    let worker = thread::spawn(move || *shared.lock().unwrap() += 1);
    worker.join().unwrap();
    let name: &'static str = "x";
    println!("{name} {:?}", parse("1"));
}
`;

type Quiz = readonly QuizEntry[] | undefined;

describe('quiz', () => {
  let api: Api;
  before(async () => {
    api = await activate();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
  });

  const quiz = (command: string): Thenable<Quiz> => vscode.commands.executeCommand<Quiz>(command);
  const edit = async (content: string, language = 'rust'): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));

  /** Each question asks about its concept, and its line speaks of it. */
  function assertFits(entries: Quiz, document: vscode.TextDocument): asserts entries {
    assert.ok(entries && entries.length > 0, 'there is no quiz');
    assert.equal(new Set(entries.map(({ questionId }) => questionId)).size, entries.length);
    for (const { questionId, conceptId, uri, line } of entries) {
      assert.equal(uri.toString(), document.uri.toString());
      assert.ok(
        api.questions().some(({ id, concepts }) => id === questionId && concepts.includes(conceptId)),
        questionId,
      );
      const { text } = document.lineAt(line - 1);
      const spoken = Array.from(text, (_, character) => api.questionsAt(document, new vscode.Position(line - 1, character)));
      assert.ok(
        spoken.flat().some((found) => found.conceptId === conceptId),
        `${conceptId} in ${text}`,
      );
    }
  }

  it('asks five questions on a file, each from a line of it', async () => {
    const { document } = await edit(CODE);
    const entries = await quiz(COMMANDS.quizFile);
    assertFits(entries, document);
    assert.equal(entries.length, 5);
    assert.equal(new Set(entries.map(({ conceptId }) => conceptId)).size, 5);
    assert.ok(!entries.some(({ conceptId }) => ['functions', 'variable-binding', 'printing'].includes(conceptId)));
  });

  it('opens the question that is picked, and goes on with the rest', async () => {
    await edit(`${CODE}// once more\n`);
    const entries = await quiz(COMMANDS.quizFile);
    assert.ok(entries);
    const opened = (): boolean =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(PANELS.question));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await eventually('a question is open', opened);
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    assert.deepEqual(await quiz(COMMANDS.quizFile), entries);
  });

  it('asks on a selection about what is in it', async () => {
    const editor = await edit(CODE);
    editor.selection = new vscode.Selection(3, 0, 6, 1);
    const entries = await quiz(COMMANDS.quizSelection);
    assertFits(entries, editor.document);
    for (const { line } of entries) assert.ok(line >= 4 && line <= 7, `line ${line}`);
    assert.ok(entries.some(({ conceptId }) => conceptId === 'question-mark-operator'));
  });

  it('shows the line that raised a question, or says that its file is gone', async () => {
    const { document } = await edit(CODE);
    const place = { conceptId: 'arc', construct: 'Arc', uri: document.uri, range: new vscode.Range(9, 16, 9, 19), excerpt: '' };
    await showPlace(place);
    assert.deepEqual(vscode.window.activeTextEditor?.selection.start, place.range.start);
    const gone = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'gone.rs');
    await assert.rejects(showPlace({ ...place, uri: gone }), /PersonError: gone\.rs is no longer there/);
  });

  it('says why there is none, instead of throwing', async () => {
    await edit('// nothing\n');
    assert.equal(await quiz(COMMANDS.quizFile), undefined);
    assert.equal(await quiz(COMMANDS.quizSelection), undefined);
    await edit('match x', 'plaintext');
    assert.equal(await quiz(COMMANDS.quizFile), undefined);
  });

  describe('on changes', () => {
    let folder: string;
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], { cwd: folder, encoding: 'utf8' });
    const write = (name: string, text: string): vscode.Uri => {
      writeFileSync(path.join(folder, name), text);
      return vscode.Uri.file(path.join(folder, name));
    };

    before(async function () {
      try {
        execFileSync('git', ['--version']);
      } catch {
        skip(this, 'there is no git on the PATH');
      }
      const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
      assert.ok(workspace);
      folder = mkdtempSync(path.join(realpathSync(workspace), 'changes-'));
      git('init', '--quiet');
      mkdirSync(path.join(folder, 'src'));
      write('src/main.rs', CODE);
      write('src/other.rs', 'fn other() {}\n');
      git('add', '.');
      git('commit', '--quiet', '--message', 'First');
    });
    after(async () => {
      await vscode.workspace.getConfiguration('git').update('enabled', undefined, vscode.ConfigurationTarget.Global);
      rmSync(folder, { recursive: true, force: true });
    });

    it('says that there is no Git where it is off', async () => {
      await vscode.workspace.getConfiguration('git').update('enabled', false, vscode.ConfigurationTarget.Global);
      await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, 'src/main.rs')));
      assert.equal(await quiz(COMMANDS.quizChanges), undefined);
    });

    it('asks about the changed lines of the active file', async function () {
      await vscode.workspace.getConfiguration('git').update('enabled', true, vscode.ConfigurationTarget.Global);
      await openRepository(folder);
      const unchanged = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, 'src/other.rs')));
      assert.equal(await quiz(COMMANDS.quizChanges), undefined, 'nothing is changed');
      assert.ok(!unchanged.document.isDirty);
      const uri = write(
        'src/main.rs',
        CODE.replace('fn main', 'fn first<T: Clone>(list: &[T]) -> Option<T> {\n    list.first().cloned()\n}\n\nfn main'),
      );
      const { document } = await vscode.window.showTextDocument(uri);
      const entries = await quiz(COMMANDS.quizChanges);
      assertFits(entries, document);
      for (const { line } of entries) assert.ok(line >= 9 && line <= 12, `line ${line}`);
    });

    it('asks about staged lines too, and about new files whole', async () => {
      git('add', '.');
      const staged = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, 'src/main.rs')));
      const entries = await quiz(COMMANDS.quizChanges);
      assertFits(entries, staged.document);
      for (const { line } of entries) assert.ok(line >= 9 && line <= 12, `line ${line}`);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      const added = await vscode.window.showTextDocument(
        write('src/new.rs', 'use std::rc::Rc;\npub fn share(x: &Rc<u8>) -> Rc<u8> {\n    Rc::clone(x)\n}\n'),
      );
      const whole = await quiz(COMMANDS.quizChanges);
      assertFits(whole, added.document);
      assert.ok(whole.some(({ conceptId }) => conceptId === 'rc'));
    });

    it('asks about all changed Rust files where none is active', async () => {
      await closeEditors();
      rmSync(path.join(folder, 'src/other.rs'));
      write('notes.txt', 'match x');
      const entries = await quiz(COMMANDS.quizChanges);
      assert.ok(entries);
      const files = new Set(entries.map(({ uri }) => path.relative(folder, uri.fsPath).replaceAll(path.sep, '/')));
      for (const file of files) assert.ok(['src/main.rs', 'src/new.rs'].includes(file), file);
      for (const { uri, line } of entries) if (uri.path.endsWith('main.rs')) assert.ok(line >= 9 && line <= 12, `line ${line}`);
    });

    it('asks to save a file first, and to open one that is in a repository', async () => {
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, 'src/new.rs')));
      await editor.edit((change) => change.insert(new vscode.Position(0, 0), '// unsaved\n'));
      assert.equal(await quiz(COMMANDS.quizChanges), undefined);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await edit(CODE);
      assert.equal(await quiz(COMMANDS.quizChanges), undefined);
    });
  });
});

/** As the person's opening of a file in it does. */
async function openRepository(folder: string): Promise<void> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): { openRepository(root: vscode.Uri): Promise<unknown> } }>(
    'vscode.git',
  );
  assert.ok(extension, 'the Git extension is not there');
  const exports = await extension.activate();
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    try {
      if (await exports.getAPI(1).openRepository(vscode.Uri.file(folder))) return;
    } catch {
      // Git is being started.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The Git extension did not open the repository within 20 s');
}
