import assert from 'node:assert/strict';
import { EditorWindow } from './support/editorWindow';
import { openView, runCommand, screenshot, treeItem, until } from './support/workbench';

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

  it('names the filters that are set, again and again, until they are cleared', async () => {
    const { page } = editor;
    const message = page.locator('.tree-explorer-viewlet-tree-view .message');
    for (const level of ['Senior', 'Intermediate']) {
      await runCommand(page, 'Rust Interview: Filter Questions...');
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: level }).first().click();
      await page.keyboard.press('Enter');
      await message.getByText(new RegExp(`^\\d+ of \\d+ questions: ${level}$`)).waitFor();
      await screenshot(page, `questions-view-filter-${level.toLowerCase()}`);
      await page.getByRole('button', { name: 'Clear Filters' }).first().click();
      await until('the message is gone', async () => !(await message.innerText()).includes('questions:'));
    }
  });

  it('says the level of a question by a letter too, where the description has no room', async () => {
    const { page } = editor;
    await runCommand(page, 'Rust Interview: Group Questions By...');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Flat list' }).first().click();
    await treeItem(page, 'What is the difference between a move').first().waitFor();
    const letters = (): Promise<string[]> =>
      page
        .locator('.tree-explorer-viewlet-tree-view .monaco-list-row .monaco-icon-label')
        .evaluateAll((labels) => labels.map((label) => getComputedStyle(label, '::after').content));
    // The editor asks for them some at a time.
    const shown = await until('every row has its letter', async () => {
      const now = await letters();
      return now.length > 10 && now.every((letter) => /^"[BIAS]"$/.test(letter)) && now;
    });
    assert.ok(new Set(shown).size > 1, shown.join(' '));
    await screenshot(page, 'questions-view-flat');
  });
});
