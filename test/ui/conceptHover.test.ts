import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './support/editorWindow';
import { frameWith, runCommand, screenshot, token, until } from './support/workbench';

/** A click leaves the cursor in the middle of a word, where it would be in the mouse's way. */
const BESIDE_CURSOR = { position: { x: 4, y: 8 } };

/** What only a window shows of the hover and of the questions at the cursor: their links, buttons and keys, and what a restart keeps. */
describe('the hover on a concept', () => {
  let editor: EditorWindow;
  let page: EditorWindow['page'];

  before(async () => {
    editor = await EditorWindow.open({ size: { width: 1500, height: 900 } });
    page = editor.page;
  });
  after(() => editor.close());

  const list = (): Locator => page.locator('.quick-input-widget');
  const rows = (): Locator => list().locator('.monaco-list-row', { hasText: ' - ' });
  const ours = (): Locator => page.locator('.monaco-hover:not(.hidden)', { hasText: 'Closure capture' });

  async function closeAll(): Promise<void> {
    await runCommand(page, 'View: Close All Editors');
    await until('no editor is open', async () => (await page.locator('.tabs-container .tab').count()) === 0);
  }

  async function openFile(): Promise<void> {
    await closeAll();
    await page.keyboard.press('Control+P');
    await list().locator('input').fill('main.rs');
    await list().locator('.monaco-list-row', { hasText: 'main.rs' }).first().waitFor();
    await page.keyboard.press('Enter');
    await token(page, 'move', 'move').waitFor();
  }

  /** Again and again: just after a restart nobody answers yet, and a mouse that rests asks once. */
  async function hoverOn(target: Locator, text: string): Promise<Locator> {
    return until(`a hover that says "${text}"`, async () => {
      await page.mouse.move(5, 5);
      const shown = page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
      await target.hover(BESIDE_CURSOR);
      return shown.waitFor({ timeout: 3000 }).then(
        () => shown,
        () => undefined,
      );
    });
  }

  const hoverMove = (): Promise<Locator> => hoverOn(token(page, 'move', 'move'), 'Closure capture');

  /** The mouse rests on the keyword for longer than any hover takes. */
  async function assertSilent(): Promise<void> {
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await token(page, 'move', 'move').hover(BESIDE_CURSOR);
    await page.waitForTimeout(2000);
    assert.equal(await ours().count(), 0);
  }

  it('has three lines', async () => {
    await openFile();
    const shown = await hoverMove();
    await page.waitForTimeout(500); // it fades in
    await screenshot(page, 'concept-hover');
    assert.equal(await shown.locator('.hover-contents p').count(), 3);
  });

  it('leads to more questions, wherever the cursor is', async () => {
    const shown = await hoverMove();
    await shown.getByText(/^\d+ more$/).click();
    await rows().first().waitFor();
    await page.waitForTimeout(500);
    await screenshot(page, 'questions-at-cursor');
    assert.match((await rows().first().getAttribute('aria-label')) ?? '', /move.*Intermediate - /);
    await page.keyboard.press('Escape');
  });

  it('gives the same to the keyboard, with a button for the example', async () => {
    await token(page, 'move', 'move').click();
    await page.keyboard.press('Control+Alt+Q');
    await rows().first().hover();
    await rows().first().locator('.action-label').first().click();
    await page.locator('.tab', { hasText: 'q_move_closures__example.rs' }).waitFor();
  });

  it('leads to the answer', async () => {
    await openFile();
    const shown = await hoverMove();
    await shown.getByText('Answer', { exact: true }).click();
    const panel = await frameWith(page, 'h2');
    await panel.getByText('Short answer').first().waitFor();
    await panel.locator('[data-action="reveal"]').waitFor({ state: 'hidden' });
  });

  it('is silent on a snoozed concept, after a restart too, until snoozes end', async () => {
    await openFile();
    await (await hoverMove()).getByText('Snooze', { exact: true }).click();
    await assertSilent();
    await closeAll();
    await editor.reload();
    await openFile();
    await hoverOn(token(page, 'let worker', 'let'), 'Snooze');
    await assertSilent();
    await runCommand(page, 'Show Snoozed Concepts in Hovers Again');
    await hoverMove();
  });

  it('is hidden for the session until it is wanted back', async () => {
    await (await hoverMove()).getByText('Hide for this session').click();
    await assertSilent();
    await runCommand(page, 'Show Hovers Again');
    await hoverMove();
  });
});
