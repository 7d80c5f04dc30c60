import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { EditorWindow, THEMES, type Theme } from './support/editorWindow';
import { frameWith, openView, screenshot, token, treeItem, until } from './support/workbench';

const TITLE = 'The compiler rejects your lookup-or-insert';

/** Longer than the mouse has to rest, and than a card stays when it has left. */
const A_WHILE = 700;

describe('live code of the question panel', () => {
  let editor: EditorWindow;
  let page: Frame;

  before(async () => {
    editor = await EditorWindow.open({ size: { width: 1400, height: 900 } });
    await openView(editor.page, 'Rust Interview');
    await treeItem(editor.page, 'Ownership and borrowing').click();
    await treeItem(editor.page, TITLE).click();
    page = await frameWith(editor.page, 'main h1');
  });
  after(() => editor.close());

  const block = (key: string): Locator => page.locator(`[data-block="${key}"]`);
  const tokenIn = (key: string, text: string): Locator =>
    block(key)
      .locator('.token', { hasText: new RegExp(`^${text}$`) })
      .first();
  const card = (): Locator => page.locator('.card:popover-open');
  const cards = (): Promise<number> => card().count();
  const isGone = (): Promise<void> => card().waitFor({ state: 'detached' });
  const press = (key: string): Promise<void> => editor.page.keyboard.press(key);
  const wait = (): Promise<void> => editor.page.waitForTimeout(A_WHILE);
  const marked = (name: string): Promise<readonly string[]> => page.locator(`.token.${name}`).allInnerTexts();

  /** Moves the mouse off every token, out of the page. */
  async function leave(): Promise<void> {
    await editor.page.mouse.move(5, 400, { steps: 3 });
  }

  async function middle(element: Locator): Promise<{ x: number; y: number }> {
    const box = await element.boundingBox();
    assert.ok(box);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  it('says nothing of an answer that nobody has asked for', async () => {
    assert.equal(await page.locator('.token, .concepts').count(), 0);
    await page.locator('[data-action="reveal"]').click();
    await page.locator('.token').first().waitFor();
    assert.equal(await block('solution').count(), 0);
    assert.ok((await block('exercise').locator('.concepts .term').count()) > 0);
  });

  it('draws the code as it was', async () => {
    await block('example').locator('[data-action="copy"]').click();
    const source = await until('the code in the clipboard', async () => {
      const text = await editor.page.evaluate(() => navigator.clipboard.readText());
      return text.includes('fn main()') && text;
    });
    assert.equal(await block('example').locator('pre > code').textContent(), source.trimEnd());
    assert.equal(await page.locator('.token[tabindex], code button').count(), 0);
  });

  it('shows the card of a concept where the mouse rests, and takes it away again', async () => {
    const entry = tokenIn('example', 'match');
    await entry.scrollIntoViewIfNeeded();
    await entry.hover();
    await card().waitFor();
    assert.equal(await card().getAttribute('data-concept'), await entry.getAttribute('data-concept'));
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.card') ?? null), null);
    assert.equal(await card().locator('.questions li').count(), 2);
    assert.match(await card().innerText(), /Click the code for 2 more$/);
    const spoken = await marked('spoken-of');
    assert.ok(spoken.length > 1 && spoken.every((text) => text.length > 0), spoken.join());
    await screenshot(editor.page, 'live-code-hover');
    // Into the card, where the mouse may stay.
    const { x, y } = await middle(card());
    await editor.page.mouse.move(x, y, { steps: 8 });
    await wait();
    assert.equal(await cards(), 1);
    await leave();
    await isGone();
    assert.deepEqual(await marked('spoken-of'), []);
  });

  it('keeps silent to a mouse that only passes, and to one that the page is scrolled to', async () => {
    await tokenIn('example', 'match').hover();
    await leave();
    await wait();
    assert.equal(await cards(), 0);
    const { x, y } = await middle(tokenIn('example', 'match'));
    await editor.page.mouse.move(x, y - 200);
    await editor.page.mouse.wheel(0, -200);
    await until('a token at the mouse', () =>
      page
        .locator('.token:hover')
        .count()
        .then((count) => count > 0 && true),
    );
    await wait();
    assert.equal(await cards(), 0);
    await leave();
  });

  it('keeps the card that was clicked for, until Escape or another click', async () => {
    const entry = tokenIn('example', 'match');
    await entry.click();
    await card().waitFor();
    assert.equal(await card().locator('.questions li').count(), 4);
    await leave();
    await wait();
    assert.equal(await cards(), 1);
    // Nothing else shows meanwhile.
    const concept = await card().getAttribute('data-concept');
    await tokenIn('example', 'fn').hover();
    await wait();
    assert.equal(await card().getAttribute('data-concept'), concept);
    await press('Escape');
    await isGone();
    assert.equal(await page.locator('.card').count(), 0);
    await entry.click();
    await card().waitFor();
    await entry.click();
    await wait();
    assert.equal(await cards(), 0);
    // A card that came by resting is kept by the click, and stays one card.
    await leave();
    await entry.hover();
    await card().waitFor();
    await entry.click();
    await leave();
    await wait();
    assert.equal(await cards(), 1);
    await page.locator('h2').first().click();
    await isGone();
  });

  it('leaves selecting and copying as they are', async () => {
    await block('example').evaluate((figure) => figure.scrollIntoView());
    const from = await middle(tokenIn('example', 'fn'));
    const to = await middle(tokenIn('example', 'match'));
    await editor.page.mouse.move(from.x, from.y);
    await editor.page.mouse.down();
    await editor.page.mouse.move(to.x, to.y, { steps: 10 });
    await wait();
    assert.equal(await cards(), 0);
    await editor.page.mouse.up();
    await wait();
    assert.equal(await cards(), 0);
    const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
    assert.ok(selected.includes('\n'), selected);
    const source = await block('example').locator('pre > code').textContent();
    assert.ok(source?.includes(selected), selected);
    await press('Control+C');
    await until('the selection in the clipboard', async () => {
      const text = await editor.page.evaluate(() => navigator.clipboard.readText());
      return text === selected;
    });
    await leave();
    await page.locator('h2').first().click();
  });

  it('gives the same to the keyboard, in a list below the block', async () => {
    const list = block('example').locator('.concepts');
    assert.equal(await list.getAttribute('open'), null);
    await list.locator('summary').focus();
    await press('Enter');
    const first = list.locator('.term').first();
    await first.waitFor();
    const listed = await list.locator('.term').evaluateAll((terms) => terms.map((term) => (term as HTMLElement).dataset['concept']));
    const spoken = await block('example')
      .locator('.token')
      .evaluateAll((tokens) => tokens.map((each) => (each as HTMLElement).dataset['concept']));
    assert.deepEqual(new Set(listed), new Set(spoken));
    await press('Tab');
    await press('Enter');
    await card().waitFor();
    assert.equal(await card().getAttribute('data-concept'), listed[0]);
    // They are marked a moment after the card has opened.
    await until('marks in the code', async () => (await marked('spoken-of')).length > 0);
    await screenshot(editor.page, 'live-code-list');
    await press('Escape');
    await isGoneFrom(first);
    await list.locator('summary').click();
  });

  const isGoneFrom = (opener: Locator): Promise<unknown> =>
    until('the focus back on the list', () => opener.evaluate((element) => element === document.activeElement));

  it('brings what is shown on request to life when it is shown', async () => {
    await page.getByRole('button', { name: 'Show the solution' }).click();
    assert.ok((await block('solution').locator('.token').count()) > 0);
    assert.ok((await block('solution').locator('.concepts .term').count()) > 0);
    await page.getByRole('button', { name: 'Hide the solution' }).click();
    assert.ok(!(await block('solution').isVisible()));
  });

  for (const [theme, name] of Object.entries(THEMES) as readonly [Theme, string][]) {
    it(`marks tokens in ${name}`, async () => {
      await editor.changeSettings({ 'workbench.colorTheme': name });
      await editor.reload();
      page = await frameWith(editor.page, 'main h1', 40_000);
      const answer = page.locator('[data-action="reveal"]');
      if ((await answer.count()) > 0) await answer.click();
      await page.locator('.token').first().waitFor();
      const entry = tokenIn('example', 'match');
      await entry.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await entry.hover();
      await card().waitFor();
      await screenshot(editor.page, `live-code-${theme}`);
      if (theme === 'high-contrast') {
        await editor.page.emulateMedia({ forcedColors: 'active' });
        await screenshot(editor.page, 'live-code-forced-colours');
        await editor.page.emulateMedia({ forcedColors: 'none' });
      }
      await leave();
      await isGone();
    });
  }

  it('marks what the cursor of the example is on, and lets go when it leaves', async () => {
    await block('example').locator('[data-action="open"]').click();
    await token(editor.page, 'match', 'match').click();
    await until('marks in the code', async () => (await marked('at-cursor')).includes('match'));
    const others = page.locator('.code:not([data-block="example"]) .at-cursor.token');
    assert.equal(await others.count(), 0);
    await screenshot(editor.page, 'live-code-at-cursor');
  });

  it('leads from a concept to its places in the code, and says where there are none', async () => {
    await page.locator('p .term[data-concept="raw-pointer"]').click();
    await card().getByText('Not in q_borrow_checker_how__example.rs').waitFor();
    assert.equal(await card().locator('[data-action="show-concept"]').count(), 0);
    await screenshot(editor.page, 'live-code-not-in-code');
    await press('Escape');
    await block('example').locator('.token[data-concept="mutable-borrow"]').first().click();
    await card().locator('[data-action="show-concept"]').hover();
    await screenshot(editor.page, 'live-code-show-in-code');
    await card().locator('[data-action="show-concept"]').click();
    const count = editor.page.locator('.statusbar-item', { hasText: /: \d+ of \d+$/ });
    const first = await count.innerText();
    // The explanation can be read beside the code.
    assert.equal(await cards(), 0);
    await editor.page.getByRole('button', { name: 'Next Place of the Concept' }).click();
    await until('the next place', async () => (await count.innerText()) !== first);
    await screenshot(editor.page, 'live-code-in-code');
    await editor.page.getByRole('button', { name: 'Clear Concept Highlights' }).click();
    // Sooner than it goes by itself.
    await count.waitFor({ state: 'detached', timeout: 2500 });
    assert.equal(await editor.page.getByRole('button', { name: 'Next Place of the Concept' }).count(), 0);
  });
});
