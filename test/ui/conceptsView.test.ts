import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './support/editorWindow';
import { openFile, openView, runCommand, screenshot, until } from './support/workbench';

const CODE = `fn main() -> Option<u8> {
    let first = Some(1)?;
    let twice = move |x: u8| x * 2;
    Some(twice(first))
}
`;

describe('Concepts at Cursor', () => {
  let editor: EditorWindow;
  before(async () => {
    editor = await EditorWindow.open();
    await writeFile(path.join(editor.folder, 'cursor.rs'), CODE);
    const { page } = editor;
    await openFile(page, 'cursor.rs');
    await page.locator('.editor-instance .view-line', { hasText: 'twice(first)' }).waitFor();
    await openView(page, 'Rust Interview');
    // Its room is for the other view: rows out of sight are not in the page.
    await page.locator('.pane-header', { hasText: 'Questions' }).click();
    await header().click();
    await pane().locator('.monaco-list').waitFor();
    await page.locator('.editor-instance .view-line', { hasText: 'twice(first)' }).click();
  });
  after(() => editor.close());

  const header = (): Locator => editor.page.locator('.pane-header', { hasText: 'Concepts at Cursor' });
  const pane = (): Locator => editor.page.locator('.pane', { has: header() });
  const rows = (level: number): Promise<string[]> =>
    pane().locator(`.monaco-list-row[role="treeitem"][aria-level="${level}"]`).allInnerTexts();
  /** The concepts, once the first is the one expected. */
  const shown = (first: string): Promise<string[]> =>
    until(`${first} is shown first`, async () => {
      const texts = await rows(1);
      return texts[0]?.startsWith(first) && texts;
    });
  /** Places the cursor by keyboard, as a person does who knows where to go. Lines and columns count from 1. */
  async function goTo(line: number, text: string): Promise<void> {
    const column = (CODE.split('\n')[line - 1] ?? '').indexOf(text) + 1;
    await runCommand(editor.page, 'Go to Line/Column...');
    await editor.page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
    await editor.page.keyboard.press('Enter');
    await until('the cursor is there', async () => {
      const status = await editor.page.locator('#status\\.editor\\.selection').innerText();
      return status.includes(`Ln ${line}, Col ${column}`);
    });
  }
  /** What is typed goes to the editor, as soon as the box for the place has given the focus back. */
  const editorHasFocus = (): Promise<boolean> =>
    until('the focus in the editor', () => editor.page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null));

  it('follows the cursor and leaves the focus where it is', async () => {
    await goTo(2, '?');
    assert.ok((await shown('Question mark operator')).some((text) => text.startsWith('Functions')));
    // The first concept is open: its questions can be read.
    await until('the questions of the first concept', async () => (await rows(2)).length > 1);
    await editorHasFocus();
    await screenshot(editor.page, 'concepts-view-question-mark');
    await goTo(3, 'move');
    const concepts = await shown('Closure capture');
    assert.ok(!concepts.some((text) => text.startsWith('Question mark operator')), concepts.join('; '));
    assert.match(concepts[0] ?? '', /move \|x: u8\| x \* 2/);
    await editorHasFocus();
    await screenshot(editor.page, 'concepts-view-closure');
  });

  it('stays with what it shows while it is pinned, and follows again', async () => {
    await header().hover();
    await pane().getByRole('button', { name: 'Pin Concepts' }).click();
    await header().getByText('Pinned: cursor.rs').waitFor();
    const before = await rows(1);
    await goTo(2, '?');
    // Longer than the view takes to follow.
    await editor.page.waitForTimeout(500);
    assert.deepEqual(await rows(1), before);
    await screenshot(editor.page, 'concepts-view-pinned');
    await header().hover();
    await pane().getByRole('button', { name: 'Follow the Cursor Again' }).click();
    await shown('Question mark operator');
    await until('the header says nothing of a pin', async () => !(await header().innerText()).includes('Pinned'));
  });

  it('offers no pin while there is nothing to pin', async () => {
    const pin = pane().getByRole('button', { name: 'Pin Concepts' });
    await header().hover();
    await pin.waitFor();
    await goTo(6, '');
    await pane().getByText('Nothing here').waitFor();
    await header().hover();
    await pin.waitFor({ state: 'detached' });
    await screenshot(editor.page, 'concepts-view-empty');
    await goTo(2, '?');
    await shown('Question mark operator');
  });

  it('goes to a construct and selects it', async () => {
    const item = pane().locator('.monaco-list-row[aria-level="1"]', { hasText: 'Question mark operator' });
    const button = item.getByRole('button', { name: 'Go to Construct' });
    // The button is there while the mouse is on the row, which may be drawn anew under it.
    await until('the button is pressed', async () => {
      await header().hover();
      await item.hover();
      return button.click({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await until('the construct is selected', async () =>
      (await editor.page.locator('#status\\.editor\\.selection').innerText()).includes('(8 selected)'),
    );
    // What led there is still what is shown.
    await editor.page.waitForTimeout(500);
    await shown('Question mark operator');
    await editorHasFocus();
  });

  it('says that a long file is being read, before it says that nothing is at the cursor', async () => {
    const { page } = editor;
    const long = Array.from({ length: 40_000 }, (_, line) => `fn f${line}(x: &str) -> Option<u32> { x.parse().ok() }`);
    await writeFile(path.join(editor.folder, 'long.rs'), `\n\n${long.join('\n')}`);
    const message = pane().locator('.message');
    // It may be gone before anybody looks.
    await pane().evaluate((element) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => seen.push(element.textContent ?? '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await openFile(page, 'long.rs');
    await message.getByText('Nothing here').waitFor();
    const seen = await page.evaluate(() => (globalThis as unknown as { readonly seen: readonly string[] }).seen);
    const [reading, nothing] = ['Reading the file...', 'Nothing here'].map((text) => seen.findIndex((shown) => shown.includes(text)));
    assert.ok(reading !== undefined && nothing !== undefined && reading >= 0 && reading < nothing, seen.join('\n'));
    await openFile(page, 'cursor.rs');
    await goTo(2, '?');
    await shown('Question mark operator');
  });

  it('opens a question and keeps the concepts that it belongs to', async () => {
    const before = await rows(1);
    // Behind the concept in a sentence.
    await pane().locator('.monaco-list-row[aria-level="2"]').nth(1).click();
    await until('the page of a question', async () => (await editor.page.locator('iframe.webview').count()) > 0);
    await editor.page.waitForTimeout(500);
    assert.deepEqual(await rows(1), before);
    await screenshot(editor.page, 'concepts-view-question');
  });
});
