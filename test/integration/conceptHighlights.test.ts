import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';

const CODE = `fn main() {
    let name = String::from("Rain");
    let shout = move || name.to_uppercase();
    let again = move || 2;
    println!("{} {}", shout(), again());
}
`;

describe('a concept in code', () => {
  before(activate);
  afterEach(() => vscode.commands.executeCommand('rustInterview.clearConceptHighlight'));
  const cursor = (): string => {
    const { line, character } = vscode.window.activeTextEditor!.selection.active;
    return `${line}:${character}`;
  };
  const open = async (content: string): Promise<void> => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'rust', content }));
  };

  it('is shown at its first place, and stepped through round the ends', async () => {
    await open(CODE);
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'closure-capture'), 1);
    assert.equal(cursor(), '2:16');
    assert.equal(await vscode.commands.executeCommand('rustInterview.nextConceptPlace'), 2);
    assert.equal(cursor(), '3:16');
    assert.equal(await vscode.commands.executeCommand('rustInterview.nextConceptPlace'), 1);
    assert.equal(await vscode.commands.executeCommand('rustInterview.previousConceptPlace'), 2);
    assert.equal(cursor(), '3:16');
  });

  it('is shown where the cursor stands, if it stands on it', async () => {
    await open('fn first() {}\nfn second() {}\n');
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'functions'), 1);
    assert.equal(cursor(), '0:0');
    assert.equal(await vscode.commands.executeCommand('rustInterview.nextConceptPlace'), 2);
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'functions'), 2);
  });

  it('is followed when the code changes', async () => {
    await open(CODE);
    await vscode.commands.executeCommand('rustInterview.highlightConcept', 'closure-capture');
    await vscode.window.activeTextEditor!.edit((edit) => edit.insert(new vscode.Position(0, 0), '// one more line\n'));
    assert.equal(await vscode.commands.executeCommand('rustInterview.nextConceptPlace'), 2);
    assert.equal(cursor(), '4:16');
  });

  it('is found at the end of a long file that has only just been opened', async () => {
    await open('fn f() { let x = 1; }\n'.repeat(8000) + CODE);
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'closure-capture'), 1);
    assert.equal(cursor(), '8002:16');
  });

  it('takes the item of a view, and moves nothing where there is no such place', async () => {
    await open(CODE);
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', { conceptId: 'closure-capture' }), 1);
    const before = cursor();
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'static-mut'), undefined);
    assert.equal(await vscode.commands.executeCommand('rustInterview.highlightConcept', 'no-such-concept'), undefined);
    assert.equal(cursor(), before);
  });

  it('says beforehand why it cannot be shown, and moves nothing', async () => {
    await open(CODE);
    const whyNot = (id: string): Thenable<unknown> => vscode.commands.executeCommand('rustInterview.highlightConcept', id, 'why-not');
    const before = cursor();
    assert.equal(await whyNot('closure-capture'), undefined);
    assert.match(String(await whyNot('static-mut')), /^Not in Untitled-\d+$/);
    assert.equal(cursor(), before);
    await closeEditors();
    assert.equal(await whyNot('closure-capture'), 'Open a Rust file to see it in code');
  });
});
