import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './support/editorWindow';
import { frameWith, openFile, runCommand, screenshot, until } from './support/workbench';

const LEVEL = /^(Basic|Intermediate|Advanced|Senior) - /;

describe('Quiz Me', () => {
  let editor: EditorWindow;
  let page: EditorWindow['page'];

  before(async () => {
    editor = await EditorWindow.open();
    page = editor.page;
    await writeFile(path.join(editor.folder, 'empty.rs'), '');
  });
  after(() => editor.close());

  const rows = (): Locator => page.locator('.quick-input-widget .monaco-list-row');
  const message = (): Locator => page.locator('.notification-toast');

  it('says of each question its level, and which code raised it', async () => {
    await openFile(page, 'main.rs');
    await runCommand(page, 'Quiz Me on This File');
    await page.locator('.quick-input-title', { hasText: 'Quiz: main.rs' }).waitFor();
    await page.waitForTimeout(500); // it fades in
    await screenshot(page, 'quiz-me');
    assert.equal(await rows().count(), 5);
    for (const row of await rows().locator('.quick-input-list-label-meta').allInnerTexts())
      assert.match(row, new RegExp(`${LEVEL.source}.+, line \\d+: \\S`));
  });

  it('shows the line, and stays', async () => {
    const [, line] = /line (\d+):/.exec(await rows().nth(1).locator('.quick-input-list-label-meta').innerText()) ?? [];
    await rows().nth(1).hover();
    await rows()
      .nth(1)
      .getByRole('button', { name: `Show line ${line}` })
      .click();
    await until('the cursor is there', async () =>
      (await page.locator('#status\\.editor\\.selection').innerText()).startsWith(`Ln ${line},`),
    );
    assert.equal(await rows().count(), 5);
  });

  it('opens a question with its answer hidden', async () => {
    await page.keyboard.press('Enter');
    const panel = await frameWith(page, '[data-action="reveal"]');
    await panel.locator('[data-action="reveal"]').waitFor();
  });

  it('says in whole sentences why there is no quiz, and what to do', async () => {
    await openFile(page, 'empty.rs');
    await runCommand(page, 'Quiz Me on This File');
    await message().getByText('No question is about the code in empty.rs. Search for one.').waitFor();
    await message().getByRole('button', { name: 'Search Questions' }).click();
    // The level has a line with room for it here, too.
    await rows().first().waitFor();
    assert.match(await rows().first().locator('.quick-input-list-label-meta').innerText(), LEVEL);
    await page.keyboard.press('Escape');
    await runCommand(page, 'Question behind the Nearest Error');
    const said = message().locator('.notification-list-item-message');
    await said.waitFor();
    await screenshot(page, 'message-without-a-way');
    // A message that is cut to one line says half of it.
    assert.ok(((await said.boundingBox())?.height ?? 0) > 30, 'the message is cut');
  });
});
