import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './support/editorWindow';
import { openFile, runCommand, screenshot, token, until } from './support/workbench';

/** A question without the page: for screen readers, Vim keys and splits. */
describe('the question as a document', () => {
  let editor: EditorWindow;
  let page: EditorWindow['page'];

  before(async () => {
    editor = await EditorWindow.open({ settings: { 'rustInterview.questionView': 'document' }, size: { width: 1500, height: 900 } });
    page = editor.page;
    await openFile(page, 'main.rs');
    await token(page, 'move', 'move').click();
  });
  after(() => editor.close());

  const lens = (title: string): Locator => page.locator('.codelens-decoration a', { hasText: title }).first();
  const line = (text: string): Locator => page.locator('.editor-instance .view-line', { hasText: text }).first();

  it('is peeked at the cursor, the best question first', async () => {
    await runCommand(page, 'Peek Interview Question');
    const peek = page.locator('.peekview-widget');
    await peek.locator('.peekview-title', { hasText: 'move-closures.md' }).waitFor();
    await peek.locator('.view-line', { hasText: 'What does' }).first().waitFor();
    await screenshot(page, 'question-peek');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  it('opens beside the code, as the setting says, without its answer', async () => {
    await runCommand(page, 'Go to Interview Question');
    await page.locator('.tab.active', { hasText: 'move-closures.md' }).waitFor();
    await lens('Show the answer').waitFor();
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    assert.equal(await line('Short answer').count(), 0);
    await screenshot(page, 'question-document');
  });

  it('shows the answer where the lens says so, and after a reload too', async () => {
    await lens('Show the answer').click();
    await line('Short answer').waitFor();
    await lens('Show the answer').waitFor({ state: 'detached' });
    // What is kept is written a moment later.
    await page.waitForTimeout(2000);
    await editor.reload();
    await line('Short answer').waitFor();
    await screenshot(page, 'question-document-answer');
    await lens('Next').waitFor();
  });

  it('opens an example from its lens', async () => {
    await page.locator('.tab', { hasText: 'move-closures.md' }).click();
    await line('Short answer').click();
    await page.keyboard.press('Control+F');
    await page.keyboard.type('## Example');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await line('## Example').waitFor();
    // The editor draws a little more than can be seen, and keeps what it has drawn.
    const inSight = await until('the lens of the example', async () => {
      for (const candidate of await page.locator('.codelens-decoration a', { hasText: 'Open' }).all()) {
        const box = await candidate.boundingBox({ timeout: 1000 }).catch(() => null);
        if (box && box.y > 150 && box.y < 750) return candidate;
      }
      return undefined;
    });
    await inSight.click();
    await page.locator('.tab', { hasText: 'q_move_closures__example.rs' }).waitFor();
  });
});
