import assert from 'node:assert/strict';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { describeToolchain } from '../host/choose.mjs';
import { EditorWindow, THEMES, type Theme } from './support/editorWindow';
import { frameWith, openView, screenshot, treeItem, until } from './support/workbench';

const TITLE = 'What is the difference between a move';

describe('question panel', () => {
  let editor: EditorWindow;
  let page: Frame;
  const complaints: string[] = [];

  before(async () => {
    editor = await EditorWindow.open();
    editor.page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
    });
    await openView(editor.page, 'Rust Interview');
    await treeItem(editor.page, 'Ownership and borrowing').click();
    await treeItem(editor.page, TITLE).click();
    page = await frameWith(editor.page, 'main h1');
  });
  after(() => editor.close());

  const press = (key: string): Promise<void> => editor.page.keyboard.press(key);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  const heading = (): Promise<string> => page.locator('h1').innerText();

  it('asks the question and keeps the answer to itself', async () => {
    assert.match(await heading(), new RegExp(`^${TITLE}`));
    assert.match(await page.locator('.facts').innerText(), /^Basic - Concept - \d+ min - Ownership and borrowing$/);
    assert.equal(await page.locator('.answer, .code').count(), 0);
    assert.doesNotMatch(await page.locator('body').innerText(), /Short answer/);
    await screenshot(editor.page, 'question-panel-think-first');
  });

  it('shows the answer on Space, moves the focus to it and says so', async () => {
    // The page has taken the focus from the tree, so that the key goes to it.
    await until('the focus on the title', async () => (await focused()).startsWith(TITLE));
    await press('Space');
    await page.locator('.answer').waitFor();
    assert.equal(await focused(), 'Short answer');
    assert.equal(await page.locator('.heard-only').innerText(), 'The answer is shown.');
    assert.deepEqual((await page.locator('h2').allInnerTexts()).slice(0, 3), ['Short answer', 'Explanation', 'Example']);
    await screenshot(editor.page, 'question-panel-answer');
  });

  it('shows what the compiler says of a block that must not compile', async () => {
    const mistake = page.locator('[data-block="mistake-1"]');
    assert.match(await mistake.locator('.purpose').innerText(), /^Must not compile: E\d{4}$/);
    assert.match(await mistake.innerText(), /rustc \d+\.\d+\.\d+ says\s+error\[E\d{4}\]/);
  });

  it('folds a section, and remembers it on the next question', async () => {
    const fold = (): Promise<string | null> => page.getByRole('button', { name: 'Explanation' }).getAttribute('aria-expanded');
    await page.getByRole('button', { name: 'Explanation' }).click();
    assert.equal(await fold(), 'false');
    assert.equal((await page.locator('#content-explanation').boundingBox())?.height, 0);
    const before = await heading();
    await press('p');
    await until('another question', async () => (await heading()) !== before);
    assert.equal(await page.locator('.answer').count(), 0);
    await press('Space');
    await page.locator('.answer').waitFor();
    assert.equal(await fold(), 'false');
    await page.getByRole('button', { name: 'Explanation' }).click();
    await press('n');
    await until('the question again', async () => (await heading()) === before);
    await until('the focus on its title again', async () => (await focused()) === (await page.locator('h1').textContent()));
    await press('Space');
    assert.equal(await fold(), 'true');
  });

  it('explains a concept where it stands, by keyboard alone', async () => {
    const term = page.locator('.explanation .term').first();
    await term.focus();
    await press('Enter');
    const card = page.getByRole('dialog');
    await card.waitFor();
    assert.ok((await card.innerText()).length > 40);
    const { top, bottom, height } = await card.evaluate((element) => ({
      ...element.getBoundingClientRect().toJSON(),
      height: innerHeight,
    }));
    assert.ok(top >= 0 && bottom <= height, `the card from ${top} to ${bottom} in ${height}`);
    await press('Tab');
    assert.equal(await focused(), 'Documentation');
    await screenshot(editor.page, 'question-panel-concept');
    await press('Escape');
    await card.waitFor({ state: 'hidden' });
    assert.equal(await focused(), await term.innerText());
  });

  it('has buttons that are easy to hit', async () => {
    // A term is a part of its sentence.
    const low = await page
      .locator('button:not(.term)')
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 24)
          .map((button) => `${button.textContent}: ${button.getBoundingClientRect().height}`),
      );
    assert.deepEqual(low, []);
  });

  it('copies a block', async () => {
    await page.locator('[data-block="fix-1"] [data-action="copy"]').click();
    await until('the code in the clipboard', async () =>
      (await editor.page.evaluate(() => navigator.clipboard.readText())).includes('fn main()'),
    );
  });

  it('copies the commands of a listing', async () => {
    await treeItem(editor.page, 'Modules, Cargo and tooling').click();
    const listing = page.locator('.code', { hasText: '--no-default-features' });
    const before = await heading();
    await treeItem(editor.page, 'How do Cargo features work').click();
    await until('another question', async () => (await heading()) !== before);
    await page.locator('[data-action="reveal"]').click();
    assert.deepEqual(
      await page
        .locator('.code .purpose')
        .allInnerTexts()
        .then((all) => all.slice(0, 3)),
      ['TOML', 'Example - package', 'Console'],
    );
    await listing.getByRole('group', { name: 'Actions: Console' }).getByRole('button', { name: 'Copy' }).click();
    await until(
      'the command in the clipboard',
      async () => (await editor.page.evaluate(() => navigator.clipboard.readText())) === 'cargo run --quiet --no-default-features',
    );
    await treeItem(editor.page, 'Modules, Cargo and tooling').click();
    await treeItem(editor.page, TITLE).click();
    await until('the question again', async () => (await heading()) === before);
    await page.locator('[data-action="reveal"]').click();
  });

  it('runs a block and says below it what came of it', async function () {
    if (!(await describeToolchain())) this.skip();
    const run = async (block: string): Promise<string> => {
      await page.locator(`[data-block="${block}"] [data-action="run"]`).click();
      const sentence = page.locator(`[data-block="${block}"] .sentence`);
      await sentence.waitFor({ timeout: 60_000 });
      return await sentence.innerText();
    };
    assert.equal(await run('example'), 'Ran to the end; the output is the one above.');
    assert.match(await run('mistake-1'), /^As expected: the compiler refuses it with E\d{4}\.$/);
    await page.locator('[data-block="mistake-1"] .sentence').scrollIntoViewIfNeeded();
    await screenshot(editor.page, 'question-panel-run');
    assert.equal(await page.locator('[data-block="mistake-1"] [data-action="run"]').innerText(), 'Run');
  });

  it('takes the focus again from the tree, where the keyboard chose another question', async () => {
    await treeItem(editor.page, 'Lifetimes and references').click();
    await treeItem(editor.page, 'What does a lifetime').waitFor();
    await editor.page.locator('.monaco-list-row.focused', { hasText: 'Lifetimes and references' }).waitFor();
    await press('ArrowDown');
    const before = await heading();
    await editor.page.locator('.monaco-list-row[aria-level="2"].focused').waitFor();
    await press('Enter');
    await until('another question', async () => (await heading()) !== before);
    await until('the focus on its title', async () => (await focused()) === (await page.locator('h1').textContent()));
    await treeItem(editor.page, TITLE).click();
    await until('the question again', async () => (await heading()) === before);
    await until('the focus on its title again', async () => (await focused()) === (await page.locator('h1').textContent()));
    await press('Space');
    await page.locator('.answer').waitFor();
  });

  it('leaves links to the editor, which asks once', async () => {
    await page.locator('.further a[href^="https:"]').first().click();
    const dialog = editor.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /https:\/\/doc\.rust-lang\.org\//);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await editor.page.waitForTimeout(500);
    assert.equal(await dialog.count(), 0);
  });

  it('lists the keys, and lets go of them', async () => {
    await page.locator('h1').click();
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.getByLabel('Use these keys').uncheck();
    await press('Escape');
    const before = await heading();
    await press('n');
    await editor.page.waitForTimeout(300);
    assert.equal(await heading(), before);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByLabel('Use these keys').check();
    await press('Escape');
  });

  it('is where it was after a reload of the window', async () => {
    await page.locator('[data-block="fix-1"]').scrollIntoViewIfNeeded();
    const before = await heading();
    const scroll = await until('a place to return to', () => page.evaluate(() => window.scrollY));
    await editor.page.waitForTimeout(7000); // the editor writes down what a page keeps every five seconds
    await editor.reload();
    page = await frameWith(editor.page, 'main h1', 40_000);
    await page.locator('.answer').waitFor();
    assert.equal(await heading(), before);
    await until('the same place', async () => Math.abs((await page.evaluate(() => window.scrollY)) - scroll) < 2);
  });

  it('fits a panel of 320 pixels', async () => {
    await editor.page.setViewportSize({ width: 660, height: 800 });
    await until('a narrow panel', async () => {
      const width = await page.evaluate(() => window.innerWidth);
      await editor.page.setViewportSize({ width: (editor.page.viewportSize()?.width ?? 0) + 320 - width, height: 800 });
      return width === 320;
    });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await screenshot(editor.page, 'question-panel-narrow');
    // A figure that must be scrolled is a stop of Tab that says what the figure shows.
    const figure = page.locator('.figure').first();
    await figure.locator('pre').evaluate((pre) => pre.append(' -> '.repeat(30)));
    await page.evaluate(() => window.dispatchEvent(new Event('resize')));
    await figure.focus();
    assert.equal(await focused(), await figure.textContent());
    assert.ok((await figure.getAttribute('aria-label'))?.includes(' '));
    await press('ArrowRight');
    await until('the figure scrolled', async () => (await figure.evaluate((element) => element.scrollLeft)) > 0);
    assert.equal(await page.locator('[aria-hidden="true"][tabindex], [aria-hidden="true"] [tabindex]').count(), 0);
    await editor.page.setViewportSize({ width: 1280, height: 800 });
  });

  for (const [theme, name] of Object.entries(THEMES) as readonly [Theme, string][]) {
    it(`reads well in ${name}`, async () => {
      await editor.changeSettings({ 'workbench.colorTheme': name });
      // A server reads the changed settings of its machine at the next start of the window.
      await editor.reload();
      page = await frameWith(editor.page, 'main h1', 40_000);
      const answer = page.locator('[data-action="reveal"]');
      if ((await answer.count()) > 0) await answer.click();
      const kind = `vscode-${theme}`;
      await until(`the page in ${kind}`, () => page.evaluate((wanted) => document.body.classList.contains(wanted), kind));
      const poor = await page.evaluate(poorContrast, theme.startsWith('high') ? 7 : 4.5);
      await page.locator('[data-block="mistake-1"]').evaluate((figure) => figure.scrollIntoView());
      await screenshot(editor.page, `question-panel-${theme}`);
      assert.deepEqual(poor, []);
    });
  }

  it('keeps the block in its place when the code opens beside the page', async () => {
    const open = page.locator('[data-block="mistake-1"] [data-action="open"]');
    await open.evaluate((button) => window.scrollBy(0, button.getBoundingClientRect().top - 300));
    const width = await page.evaluate(() => window.innerWidth);
    const top = (): Promise<number> => open.evaluate((button) => button.getBoundingClientRect().top);
    const before = await top();
    await open.click();
    await until('a narrower page', async () => (await page.evaluate(() => window.innerWidth)) < width - 100);
    await until('the block in its place', async () => Math.abs((await top()) - before) < 2);
    // And through sizes that leave no room for that place, back to where it was.
    for (const size of [
      { width: 900, height: 520 },
      { width: 1280, height: 800 },
    ]) {
      await editor.page.setViewportSize(size);
      await until('the block in sight', async () => (await top()) > 0 && (await top()) < (await page.evaluate(() => window.innerHeight)));
    }
    await until('the block in its place again', async () => Math.abs((await top()) - before) < 2);
  });

  it('never asked for what its policy forbids', () => assert.deepEqual(complaints, []));
});

describe('question panel in a restricted window', () => {
  let editor: EditorWindow;
  before(async () => {
    editor = await EditorWindow.open({ workspaceTrust: true });
  });
  after(() => editor.close());

  it('says once why nothing runs, on the page, with the ways on', async () => {
    await openView(editor.page, 'Rust Interview');
    await treeItem(editor.page, 'Ownership and borrowing').click();
    await treeItem(editor.page, TITLE).click();
    const page = await frameWith(editor.page, '.think');
    await page.locator('h1').click();
    await editor.page.keyboard.press('Space');
    const example = page.locator('[data-block="example"]');
    await example.locator('[data-action="run"]').click();
    await example.locator('.sentence').waitFor();
    assert.match(await example.locator('.sentence').innerText(), /^This window is restricted/);
    assert.deepEqual(await example.locator('.ways-on button').allInnerTexts(), ['Manage Trust', 'Open in Playground']);
    const [inSight, height] = await example
      .locator('.ways-on')
      .evaluate((element) => [element.getBoundingClientRect().bottom, window.innerHeight] as const);
    assert.ok(inSight <= height, `the ways on end at ${inSight} of ${height} pixels`);
    await screenshot(editor.page, 'question-panel-cannot-run');
    // Long enough for a notification to come.
    await editor.page.waitForTimeout(1000);
    assert.deepEqual(await editor.page.locator('.notification-toast').allInnerTexts(), []);
    await example.getByRole('button', { name: 'Manage Trust' }).click();
    await editor.page.locator('.workspace-trust-editor').waitFor();
  });
});

describe('question panel without its question', () => {
  let editor: EditorWindow;
  let bank: string;

  before(async () => {
    editor = await EditorWindow.open();
    const extensions = path.join(path.dirname(editor.home), 'extensions');
    const folder = (await readdir(extensions)).find((name) => name.startsWith('rust-interview.'));
    assert.ok(folder !== undefined);
    bank = path.join(extensions, folder, 'dist/bank');
    await openView(editor.page, 'Rust Interview');
    await treeItem(editor.page, 'Ownership and borrowing').click();
  });
  after(() => editor.close());

  const sentence = async (): Promise<string> => {
    const page = await frameWith(editor.page, '.problem', 40_000);
    assert.equal(await page.locator('h1').innerText(), 'This question cannot be shown');
    return await page.locator('.problem p').first().innerText();
  };

  it('says so where the text cannot be read, and leads to the search', async () => {
    await rename(path.join(bank, 'ownership-borrowing.json'), path.join(bank, 'kept.json'));
    await treeItem(editor.page, TITLE).click();
    assert.match(await sentence(), /could not be read .* Reinstall the extension\.$/);
    await (await frameWith(editor.page, '.problem')).getByRole('button', { name: 'Search questions' }).click();
    await editor.page.getByPlaceholder('Words of the question').waitFor();
    await editor.page.keyboard.press('Escape');
    await rename(path.join(bank, 'kept.json'), path.join(bank, 'ownership-borrowing.json'));
    await rename(path.join(bank, 'glossary.json'), path.join(bank, 'kept.json'));
    await treeItem(editor.page, TITLE).click();
    await until('a sentence on the glossary', async () => (await sentence()).startsWith('The explanations of concepts could not be read'));
    await rename(path.join(bank, 'kept.json'), path.join(bank, 'glossary.json'));
    await treeItem(editor.page, TITLE).click();
    await frameWith(editor.page, '.think');
  });

  it('says so where an update took the question away', async () => {
    await editor.page.waitForTimeout(7000); // as above
    const file = path.join(bank, 'index.json');
    const index = JSON.parse(await readFile(file, 'utf8')) as { questions: { id: string }[] };
    await writeFile(file, JSON.stringify({ ...index, questions: index.questions.filter(({ id }) => id !== 'move-copy-clone') }));
    await editor.reload();
    assert.match(await sentence(), /"move-copy-clone" is not in this version of the bank\. Search/);
  });
});

/** Texts of the page whose contrast with what is behind them is lower than this; runs in the page. */
function poorContrast(least: number): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  /** Red, green, blue and opacity of any colour that CSS can say. */
  const channels = (colour: string): readonly number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top: readonly number[], below: readonly number[]): readonly number[] =>
    [0, 1, 2].map((index) => (top[index]! * top[3]! + below[index]! * (255 - top[3]!)) / 255).concat(255);
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): readonly number[] => {
    if (!element) return [255, 255, 255, 255];
    const own = channels(getComputedStyle(element).backgroundColor);
    return own[3] === 255 ? own : over(own, behind(element.parentElement));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = new Set<string>();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim() ?? '';
    // What is switched off is meant to be faint.
    if (!element || text === '' || !element.checkVisibility() || element.closest('script, [aria-disabled="true"], .heard-only')) continue;
    const page = behind(element);
    const colour = over(channels(getComputedStyle(element).color), page);
    const [high, low] = [luminance(colour), luminance(page)].toSorted((a, b) => b - a);
    const ratio = (high! + 0.05) / (low! + 0.05);
    if (ratio < least) poor.add(`${element.className || element.tagName} "${text.slice(0, 20)}": ${ratio.toFixed(2)}`);
  }
  return [...poor].slice(0, 20);
}
