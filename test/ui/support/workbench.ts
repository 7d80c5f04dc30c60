import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

const SCREENSHOTS = 'out/screenshots';

/** Runs a command by the title that the palette shows. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input');
  await box.waitFor();
  await box.fill(`>${title}`);
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Opens a file of the folder by its name, until it has the focus: the palette offers what the editor with the focus allows. */
export async function openFile(page: Page, name: string): Promise<void> {
  const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first();
  const hasFocus = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null);
  // The list is made when it opens: a file that was written just before may be missing in it. And a page that is still loading takes the focus.
  const open = async (): Promise<boolean> => {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').fill(name);
    await row.waitFor({ timeout: 3000 });
    await row.click();
    await page.locator('.tab.active', { hasText: name }).waitFor();
    return await until(`${name} has the focus`, hasFocus, 5000);
  };
  await until(
    `${name} is open`,
    () =>
      open().catch(async () => {
        await page.keyboard.press('Escape');
        return false;
      }),
    60_000,
  );
}

/** Shows the view of a container of the activity bar. */
export async function openView(page: Page, container: string): Promise<void> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: container });
  if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
}

/** An item of a tree by the beginning of its label. */
export function treeItem(page: Page, label: string): Locator {
  return page.locator('.monaco-list-row[role="treeitem"]', {
    has: page.locator('.label-name', { hasText: new RegExp(`^${escape(label)}`) }),
  });
}

/** The frame that holds an element: a webview's page is two frames deep, and there may be several. */
export async function frameWith(page: Page, selector: string, timeout = 20_000): Promise<Frame> {
  const end = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames()) {
      if (
        frame !== page.mainFrame() &&
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    if (Date.now() > end) throw new Error(`No frame of ${page.frames().length} has "${selector}" after ${timeout / 1000} s`);
    await page.waitForTimeout(100);
  }
}

/** The part of a line of the active editor that holds this text and nothing else, as far as the editor's tokens go. */
export function token(page: Page, line: string, text: string): Locator {
  return page
    .locator('.editor-instance .view-line', { hasText: line })
    .first()
    .locator('span span', { hasText: new RegExp(`^\\s*${escape(text)}\\s*$`) })
    .first();
}

/** Rests the mouse on a text and returns the hover that comes. */
export async function hover(page: Page, target: Locator): Promise<Locator> {
  await target.hover();
  const shown = page
    .locator('.monaco-hover:not(.hidden)')
    .filter({ has: page.locator('.hover-contents') })
    .first();
  await shown.waitFor();
  return shown;
}

/** Text of the terminal as it stands on the screen. */
export async function terminalText(page: Page): Promise<string> {
  const rows = await page.locator('.terminal-wrapper.active .xterm-rows > div').allInnerTexts();
  return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
}

/** Waits until something holds. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, timeout = 20_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Saves a picture of the window to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
