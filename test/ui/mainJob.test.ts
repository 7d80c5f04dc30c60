import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { EditorWindow, THEMES, type Theme } from './support/editorWindow';
import { frameWith, hover, openView, runCommand, screenshot, terminalText, token, treeItem, until } from './support/workbench';

const QUESTION = 'What is the difference between a move';
const LINE = 'println!("move:  same buffer';

/** The journey that the extension exists for, with the real compiler, from the packaged extension. */
describe('the main job', () => {
  let editor: EditorWindow;
  let page: EditorWindow['page'];
  let panel: Frame;

  before(async () => {
    editor = await EditorWindow.open({ size: { width: 1500, height: 900 } });
    page = editor.page;
  });
  after(() => editor.close());

  const lens = (title: string): Locator => page.locator('.codelens-decoration a', { hasText: title }).first();
  const scratch = (): string => path.join(editor.practiceFolder, 'std/src/bin/q_move_copy_clone__example.rs');
  const replaceLine = async (text: string): Promise<void> => {
    await page.locator('.editor-instance .view-line', { hasText: LINE }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    // Pasted text, since typing would close each bracket again.
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await page.keyboard.press('Control+V');
  };

  it('finds the question in the tree and opens it', async () => {
    await openView(page, 'Rust Interview');
    await treeItem(page, 'Ownership and borrowing').click();
    await treeItem(page, QUESTION).click();
    panel = await frameWith(page, 'h1');
    assert.match(await panel.locator('h1').innerText(), /^What is the difference between a move/);
    assert.equal(await panel.getByText('A move hands the value to a new owner').count(), 0, 'the answer is hidden');
    await screenshot(page, 'main-job-1-question');
  });

  it('shows the answer when it is asked for', async () => {
    await panel.locator('[data-action="reveal"]').click();
    await panel.getByText('A move hands the value to a new owner').waitFor();
    await screenshot(page, 'main-job-2-answer');
  });

  it('opens the example as a file beside the page', async () => {
    await panel.locator('[data-block="example"] [data-action="open"]').click();
    await lens('Run').waitFor();
    assert.match(await readFile(scratch(), 'utf8'), /let published = draft;/);
    await screenshot(page, 'main-job-3-scratch-file');
  });

  it('runs an edited example with the real compiler and shows what it prints', async () => {
    await replaceLine('println!("edited by hand");');
    await lens('Run').click();
    await until('the output stands in the terminal', async () => (await terminalText(page)).includes('edited by hand'), 60_000);
    assert.match(await terminalText(page), /move: {2}same buffer: true/);
    await screenshot(page, 'main-job-4-run');
  });

  it('shows the error code of a broken example in Problems', async () => {
    await replaceLine('println!("{draft}");');
    await page.keyboard.press('Control+S');
    await runCommand(page, 'Problems: Focus on Problems View');
    const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'E0382' }).first();
    await row.waitFor({ timeout: 60_000 });
    assert.match(await row.innerText(), /borrow of moved value: `draft`/);
    await screenshot(page, 'main-job-5-broken');
  });

  it('leads from the light bulb of the error to the question behind it', async () => {
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'E0382' }).first().dblclick();
    await until('the focus in the editor', () => page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null));
    const offer = page.locator('.action-widget .monaco-list-row', { hasText: 'Interview question behind E0382' });
    // While the compiler is at work the error may go and come back.
    await until('the light bulb', async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      return offer.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await screenshot(page, 'main-job-5-light-bulb');
    await offer.click();
    panel = await frameWith(page, 'h1');
    await until('the page has the focus', () => page.evaluate(() => document.activeElement?.tagName === 'IFRAME'));
    assert.match(await panel.locator('h1').innerText(), /move/);
  });

  it('resets the example to the original', async () => {
    await lens('Reset').click();
    await until('the file is the original again', async () => !(await readFile(scratch(), 'utf8')).includes('edited by hand'));
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'E0382' }).first().waitFor({ state: 'detached', timeout: 60_000 });
  });

  it('leads from a keyword in any Rust file to its question', async () => {
    await runCommand(page, 'View: Close All Editors');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').fill('main.rs');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'main.rs' }).first().waitFor();
    await page.keyboard.press('Enter');
    const shown = await hover(page, token(page, 'move', 'move'));
    await shown.getByText('Closure capture').waitFor();
    await screenshot(page, 'main-job-6-hover');
    await shown.locator('a', { hasText: 'What does' }).first().click();
    panel = await frameWith(page, 'h1');
    await until('the page shows the question', async () => (await panel.locator('h1').innerText()).includes('move'));
    await screenshot(page, 'main-job-7-from-hover');
  });
});

describe('the look of the question page', () => {
  let editor: EditorWindow;
  let panel: Frame;

  before(async () => {
    editor = await EditorWindow.open({ size: { width: 1500, height: 1600 } });
    await openView(editor.page, 'Rust Interview');
    await treeItem(editor.page, 'Ownership and borrowing').click();
    await treeItem(editor.page, QUESTION).click();
    panel = await frameWith(editor.page, 'h1');
    await panel.locator('[data-action="reveal"]').click();
    // The editor writes down what a page keeps every five seconds, and a reload of the browser does not ask it to.
    await editor.page.waitForTimeout(7000);
  });
  after(() => editor.close());

  for (const theme of Object.keys(THEMES) as Theme[]) {
    it(`follows the theme: ${theme}`, async () => {
      await editor.changeSettings({ 'workbench.colorTheme': THEMES[theme] });
      // A reload, which also shows that the page comes back as it was left.
      await editor.reload();
      panel = await frameWith(editor.page, '[data-block="example"]');
      await until(`the page is ${theme}`, () => panel.evaluate((name) => document.body.classList.contains(name), `vscode-${theme}`));
      for (const block of ['example', 'mistake-1']) {
        await panel.locator(`[data-block="${block}"]`).scrollIntoViewIfNeeded();
        await screenshot(editor.page, `question-${theme}-${block}`);
      }
      const colors = await panel
        .locator('[data-block="example"] pre')
        .first()
        .evaluate((code) => [...new Set([...code.querySelectorAll('span')].map((span) => getComputedStyle(span).color))]);
      assert.ok(colors.length >= 4, `code has ${colors.length} colours`);
    });
  }
});
