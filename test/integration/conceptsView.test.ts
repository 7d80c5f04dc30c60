import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Bank } from '../../src/core/bank/bank';
import { ConceptsTree, type Place } from '../../src/features/conceptsView/conceptsTree';
import { Cursor } from '../../src/features/conceptsView/cursor';
import { Documents } from '../../src/platform/documents';
import { QuestionStore } from '../../src/platform/questionStore';
import { closeEditors } from './support/editors';
import { activate, extension } from './support/extension';
import { eventually } from './support/waiting';

const CODE = `fn main() -> Option<u8> {
    let twice = move |x: u8| x * 2;
    // a note
    let n = Some(1)?;
    Some(twice(n))
}
`;

/** The view's own tree on the bundled bank and real documents. */
describe('the tree of concepts at the cursor', () => {
  let tree: ConceptsTree;
  let documents: Documents;
  let document: vscode.TextDocument;
  let changes = 0;

  before(async () => {
    await activate();
    const questions = new QuestionStore(extension().extensionUri, async (uri) => vscode.workspace.fs.readFile(uri));
    const { index, problem } = await questions.loadIndex();
    assert.equal(problem, undefined);
    const bank = new Bank(index);
    documents = new Documents(bank.concepts);
    tree = new ConceptsTree({ bank, documents, questions });
    tree.onDidChangeTreeData(() => changes++);
    document = await vscode.workspace.openTextDocument({ language: 'rust', content: CODE });
  });
  after(() => {
    tree.dispose();
    documents.dispose();
  });

  function showOffset(offset: number, at: vscode.TextDocument): void {
    const position = at.positionAt(offset);
    tree.show({ document: at, selection: new vscode.Selection(position, position), column: undefined });
  }
  const showAt = (text: string, at = document): void => showOffset(at.getText().indexOf(text), at);
  const items = async (): Promise<vscode.TreeItem[]> => (await tree.getChildren()).map((node) => tree.getTreeItem(node));
  const labels = async (): Promise<string[]> =>
    (await items()).map(({ label, description }) => `${label as string}: ${description as string}`);

  it('shows the concept of the token, then those of the constructs around it, innermost first', async () => {
    showAt('?');
    assert.equal((await labels())[0], 'Question mark operator: Some(1)?');
    assert.equal((await labels()).at(-1), 'Functions: fn main() -> Option<u8> { let twice = m\u2026');
    showAt('move');
    assert.equal((await labels())[0], 'Closure capture: move |x: u8| x * 2');
    const shown = (await labels()).join('\n');
    assert.ok(!shown.includes('operator'), shown);
  });

  it('opens the first concept and no other', async () => {
    showAt('move');
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const states = (await items()).map((item) => item.collapsibleState);
    assert.deepEqual(
      states,
      states.map((_, index) => (index === 0 ? Expanded : Collapsed)),
    );
  });

  it('says a concept in a sentence, above its questions', async () => {
    showAt('move');
    const [concept] = await tree.getChildren();
    const [summary, ...questions] = await tree.getChildren(concept);
    assert.ok(summary?.type === 'summary');
    const { label, tooltip, collapsibleState } = tree.getTreeItem(summary);
    assert.match(label as string, /^.{30,}\.$/);
    assert.doesNotMatch(label as string, /`/);
    assert.equal((tooltip as vscode.MarkdownString).value, summary.summary);
    assert.equal(collapsibleState, vscode.TreeItemCollapsibleState.None);
    assert.ok(questions.length > 0 && questions.every(({ type }) => type === 'question'));
  });

  it('puts the best question first, with what menus and the level badge need', async () => {
    showAt('move');
    const [concept] = await tree.getChildren();
    const [, first] = await tree.getChildren(concept);
    assert.ok(first?.type === 'question');
    assert.equal(first.questionId, 'move-closures');
    const item = tree.getTreeItem(first);
    assert.equal(item.contextValue, 'question.code');
    assert.deepEqual(item.command?.arguments, ['move-closures']);
    assert.match(item.resourceUri?.path ?? '', /^\/(?:basic|intermediate|advanced|senior)\/move-closures$/);
  });

  it('gives every item an id of its own that stays', async () => {
    const ids = async (): Promise<(string | undefined)[]> => {
      const concepts = await tree.getChildren();
      const parts = await Promise.all(concepts.map(async (node) => [node, ...(await tree.getChildren(node))]));
      return parts.flat().map((node) => tree.getTreeItem(node).id);
    };
    showAt('move');
    const before = await ids();
    assert.equal(new Set(before).size, before.length);
    showAt('?');
    assert.ok((await ids()).filter((id) => before.includes(id)).length > 1, 'what is around both stays');
    showAt('move');
    assert.deepEqual(await ids(), before);
  });

  it('leaves the view alone while the same is shown', () => {
    showAt('move');
    changes = 0;
    showAt('ove |x');
    assert.equal(changes, 0);
    showAt('?');
    assert.equal(changes, 1);
  });

  it('explains a concept in its tooltip, with a link to its page', async () => {
    showAt('move');
    const [concept] = await tree.getChildren();
    assert.ok(concept);
    const item = tree.getTreeItem(concept);
    assert.equal(item.tooltip, undefined);
    const { tooltip } = await tree.resolveTreeItem(item, concept);
    assert.match((tooltip as vscode.MarkdownString).value, /^\*\*Closure.*\n\n.{40,}\n\n\[Documentation\]\(https:\/\//);
  });

  it('is empty without an editor, in other languages and outside of everything', async () => {
    tree.show(undefined);
    assert.equal(tree.isEmpty, true);
    const text = await vscode.workspace.openTextDocument({ language: 'plaintext', content: CODE });
    showAt('move', text);
    assert.equal(tree.isEmpty, true);
    showOffset(CODE.length, document);
    assert.equal(tree.isEmpty, true);
    assert.equal(tree.constructOf('closure'), undefined);
  });

  it('knows where a construct is after edits', async () => {
    const edited = await vscode.workspace.openTextDocument({ language: 'rust', content: CODE });
    showAt('move', edited);
    const subscription = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === edited) tree.follow(change.contentChanges);
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(edited.uri, new vscode.Position(0, 0), 'use std::rc::Rc;\n\n');
    edit.insert(edited.uri, edited.positionAt(CODE.indexOf('x * 2')), '1 + ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    subscription.dispose();
    const construct = tree.constructOf('closure');
    assert.equal(construct && edited.getText().slice(construct.from, construct.to), 'move |x: u8| 1 + x * 2');
  });
});

describe('the cursor that the view follows', () => {
  after(closeEditors);

  it('is in Rust from when a document becomes Rust, until it is no more', async () => {
    const documents = new Documents([]);
    let place: Place | undefined;
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: CODE });
    await vscode.window.showTextDocument(document);
    const cursor = new Cursor({ documents }, undefined, (next) => (place = next));
    try {
      assert.equal(place, undefined);
      await vscode.languages.setTextDocumentLanguage(document, 'rust');
      await eventually('the cursor is in Rust', () => place !== undefined);
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      await eventually('the cursor is in no Rust', () => place === undefined);
    } finally {
      cursor.dispose();
      documents.dispose();
    }
  });
});
