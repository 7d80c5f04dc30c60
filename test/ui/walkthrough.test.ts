import type { Locator } from 'playwright-core';
import { describeToolchain } from '../host/choose.mjs';
import { skip } from '../host/skip.mjs';
import { EditorWindow } from './support/editorWindow';
import { frameWith, hover, openView, runCommand, screenshot, token, treeItem, until } from './support/workbench';

describe('Get Started', () => {
  let editor: EditorWindow;
  before(async () => {
    editor = await EditorWindow.open({ size: { width: 1800, height: 900 } });
    await editor.page.locator('.part.activitybar').getByRole('tab', { name: 'Rust Interview' }).waitFor();
  });
  after(() => editor.close());

  const step = (title: string): Locator => editor.page.locator('.getting-started-step', { hasText: title }).first();

  /** The page comes back from behind whatever a step has opened. */
  async function open(title: string): Promise<void> {
    if (!(await step(title).isVisible())) await runCommand(editor.page, 'Rust Interview: Get Started');
    // Its middle may be a link.
    await step(title).locator('.step-title').click();
  }

  async function press(button: string): Promise<void> {
    await editor.page.locator('.getting-started-step .monaco-button', { hasText: button }).click();
  }

  const isDone = async (title: string): Promise<boolean> => (await step(title).locator('.codicon.complete').count()) > 0;

  async function assertDone(title: string): Promise<void> {
    await open(title);
    await until(`the step "${title}" is done`, () => isDone(title));
  }

  async function assertNotDone(title: string): Promise<void> {
    await open(title);
    if (await isDone(title)) throw new Error(`The step "${title}" is done before anybody did it`);
  }

  it('is done with browsing when the view is shown', async () => {
    await assertNotDone('Browse the questions');
    await screenshot(editor.page, 'walkthrough');
    await openView(editor.page, 'Rust Interview');
    await assertDone('Browse the questions');
  });

  it('is done with thinking when a question is opened from the tree', async () => {
    await assertNotDone('Think first, then show the answer');
    await treeItem(editor.page, 'Ownership and borrowing').click();
    await editor.page.locator('.monaco-list-row[role="treeitem"][aria-level="2"]').first().click();
    await frameWith(editor.page, 'h1');
    await assertDone('Think first, then show the answer');
  });

  it('is done with running when the example has been run, not when it is opened', async () => {
    await open('Open the example as a file and run it');
    await press('Open the Example');
    await editor.page.locator('.tab', { hasText: 'q_move_copy_clone__example.rs' }).waitFor();
    await assertNotDone('Open the example as a file and run it');
    await press('Run It');
    await assertDone('Open the example as a file and run it');
  });

  it('is done with breaking when the compiler has refused an example', async function () {
    if (!(await describeToolchain())) skip(this, 'there is no Rust toolchain on the PATH');
    await assertNotDone('Break it and read the compiler');
    await press('Open a Broken Example');
    await editor.page.locator('.tab', { hasText: 'q_move_copy_clone__mistake_1.rs' }).waitFor();
    await open('Break it and read the compiler');
    await press('Check It');
    await assertDone('Break it and read the compiler');
  });

  it('is done with hovering when a hover has been shown', async () => {
    await assertNotDone('Hover Rust code in your own project');
    await press('Try It on an Example');
    await editor.page.locator('.tab.active', { hasText: 'q_move_closures__example.rs' }).waitFor();
    await hover(editor.page, token(editor.page, 'move |', 'move'));
    await assertDone('Hover Rust code in your own project');
  });
});
