import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { RustFile } from '../../src/core/rust/rustFile';
import { Documents } from '../../src/platform/documents';
import { closeEditors } from './support/editors';

const CODE = 'fn make(level: u32) -> Option<u32> {\n    let next = level.checked_add(1)?;\n    Some(next)\n}\n\n';

const shape = ({ tree }: RustFile): string => {
  let text = '';
  tree?.iterate({ enter: ({ name, from, to }) => void (text += `${name}:${from}-${to} `) });
  return text;
};

describe('documents', () => {
  let documents: Documents;
  // No pauses: what comes later comes at the next turn.
  beforeEach(() => (documents = new Documents([{ id: 'question-mark-operator', title: '?', triggers: [] }], { typing: 0, broken: 0 })));
  afterEach(() => documents.dispose());
  // A document that is edited gets a tab.
  after(closeEditors);
  const open = (content: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument({ language: 'rust', content });
  const insert = async (document: vscode.TextDocument, line: number, text: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };

  it('are read in slices, and say when they are read to their end', async () => {
    const document = await open(CODE.repeat(5000));
    let told = 0;
    documents.onDidParse(() => told++);
    assert.equal(documents.file(document).isRead, false);
    await documents.whenRead(document);
    assert.equal(documents.file(document).isRead, true);
    assert.equal(told, 1);
    await documents.whenRead(document);
    assert.equal(told, 1);
  });

  it('say so also if a question has them read to their end meanwhile', async () => {
    const document = await open(CODE.repeat(5000));
    const read = documents.whenRead(document);
    documents.file(document).parse();
    await read;
  });

  it('are not those that stood at the same address before', async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'again.rs');
    const openAgain = async (code: string): Promise<vscode.TextDocument> => {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(code));
      // `openTextDocument` would keep it open for minutes.
      await vscode.commands.executeCommand('vscode.open', uri);
      return vscode.window.activeTextEditor!.document;
    };
    try {
      const first = await openAgain('fn first() {}');
      await closeEditors();
      while (!first.isClosed) await new Promise((resolve) => setTimeout(resolve, 5));
      // Asked about late, as by what still waits for it.
      assert.equal(documents.file(first).text, 'fn first() {}');
      const second = await openAgain('fn second() {}');
      assert.equal(second.version, first.version);
      assert.equal(documents.file(second).text, 'fn second() {}');
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('are read afresh where they stay broken', async () => {
    const document = await open(CODE.repeat(30));
    await documents.whenRead(document);
    await insert(document, 80, 'fn broken( { match x { "');
    const file = documents.file(document);
    await documents.whenRead(document);
    assert.equal(file.isPatched, true);
    while (file.isPatched) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(shape(documents.file(document)) === shape(RustFile.of(document.getText())), 'another tree than that of a fresh parse');
  });

  it('read long arguments of a macro once they are asked about', async () => {
    const document = await open(`fn f() {\n    vec![\n${'        Row { id: 1, next: &mut next },\n'.repeat(200)}    ]\n}\n`);
    await documents.whenRead(document);
    const mut = new vscode.Position(100, 30);
    documents.conceptsAround(document, mut);
    assert.equal(documents.file(document).isRead, false);
    await documents.whenRead(document);
    assert.equal(documents.file(document).nodeAt(document.offsetAt(mut))?.node.parent?.name, 'ReferenceExpression');
  });
});
