import assert from 'node:assert/strict';
import { EditorWindow } from './support/editorWindow';
import { openView, screenshot, treeItem } from './support/workbench';

describe('Questions view', () => {
  let editor: EditorWindow;
  before(async () => {
    editor = await EditorWindow.open();
  });
  after(() => editor.close());

  it('opens from the activity bar and shows every topic with a count', async () => {
    await openView(editor.page, 'Rust Interview');
    const topic = treeItem(editor.page, 'Ownership and borrowing');
    await topic.waitFor();
    assert.match(await topic.innerText(), /\d+/);
    await screenshot(editor.page, 'questions-view');
  });

  it('opens a topic on a click and shows its questions', async () => {
    await treeItem(editor.page, 'Ownership and borrowing').click();
    const question = editor.page.locator('.monaco-list-row[role="treeitem"][aria-level="2"]').first();
    await question.waitFor();
    assert.ok((await question.innerText()).length > 0);
    await screenshot(editor.page, 'questions-view-topic');
  });
});
