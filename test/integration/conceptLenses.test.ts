import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';

const SETTING = 'codeLens.concepts';
const CODE = `use std::rc::Rc;

struct Tank { level: u32 }

impl Drop for Tank {
    fn drop(&mut self) { let last = move || self.level; last(); }
    fn level(self) -> u32 { self.level }
}

fn main() {
    let shared: Rc<u32> = Rc::new(5);
    println!("{shared}");
}
`;

async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
  return all
    .filter((lens) => lens.command?.command === 'rustInterview.questionsAtCursor')
    .toSorted((a, b) => a.range.start.line - b.range.start.line);
}

async function lensesOn(content: string, language = 'rust'): Promise<string[]> {
  const lenses = await lensesOf(await vscode.workspace.openTextDocument({ language, content }));
  return lenses.map((lens) => `${lens.range.start.line}: ${lens.command?.title}`);
}

async function setScope(scope: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('rustInterview').update(SETTING, scope, vscode.ConfigurationTarget.Global);
}

describe('lenses with concepts', () => {
  before(activate);
  afterEach(() => setScope(undefined));

  it('name the main concepts of functions and impls, where there is something to name', async () => {
    await setScope('all');
    const lenses = await lensesOn(CODE);
    assert.deepEqual(
      lenses.map((lens) => lens.split(':')[0]),
      ['4', '5', '9'],
    );
    assert.match(lenses[0] ?? '', /Drop/);
    assert.match(lenses[1] ?? '', /: Closure capture, /);
    assert.match(lenses[2] ?? '', /: Rc/);
    // That one has the lenses of Run and Check beside it.
    assert.ok((lenses[2] ?? '').length <= '9: '.length + 20, lenses[2]);
    for (const lens of lenses) assert.ok((lens.match(/, /g) ?? []).length <= 2, lens);
  });

  it('ask for the questions on what they name, at its first place', async () => {
    await setScope('all');
    const document = await vscode.workspace.openTextDocument({ language: 'rust', content: CODE });
    const lens = (await lensesOf(document)).find(({ range }) => range.start.line === 9);
    assert.ok(lens?.command);
    const [uri, line, character, conceptIds] = lens.command.arguments as [string, number, number, string[]];
    assert.equal(uri, document.uri.toString());
    assert.equal(document.getText(document.getWordRangeAtPosition(new vscode.Position(line, character))), 'Rc');
    assert.equal(conceptIds[0], 'rc');
    assert.match(lens.command.tooltip ?? '', /^Interview questions on: Rc, /);
  });

  it('stand in practice files only, unless a setting says otherwise', async () => {
    const practice = await vscode.workspace.openTextDocument(
      await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', 'move-closures', 'example'),
    );
    assert.deepEqual(await lensesOn(CODE), []);
    assert.ok((await lensesOf(practice)).length > 0);
    await setScope('off');
    assert.deepEqual(await lensesOf(practice), []);
    await setScope('all');
    assert.deepEqual(await lensesOn(CODE, 'plaintext'), []);
    await closeEditors();
  });

  it('come on a long file once it is parsed, with titles that only those asked for have', async () => {
    await setScope('all');
    const content = 'fn make() -> Rc<u8> { Rc::new(1) }\n'.repeat(4000);
    const document = await vscode.workspace.openTextDocument({ language: 'rust', content });
    // The editor leaves out those that it has not been asked to complete.
    const some = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 3);
    assert.deepEqual(
      some.map((lens) => `${lens.range.start.line}: ${lens.command?.title.split(/,| \+/)[0]}`),
      ['0: Rc', '1: Rc', '2: Rc'],
    );
    assert.equal((await lensesOf(document)).length, 1000);
  });

  it('bear broken code and an empty file', async () => {
    await setScope('all');
    assert.deepEqual(await lensesOn(''), []);
    assert.match((await lensesOn('fn good() -> Rc<u8> { Rc::new(1) }\nfn bad( { let x = ;\n')).join('\n'), /^0: /);
  });
});
