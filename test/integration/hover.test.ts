import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from './support/extension';

/** The text of our hover at `|>`, or an empty string. */
async function hoverAt(marked: string, language = 'rust'): Promise<{ text: string; hovered: string }> {
  const offset = marked.indexOf('|>');
  const document = await vscode.workspace.openTextDocument({ language, content: marked.replace('|>', '') });
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset),
  );
  const ours = hovers.find((hover) =>
    hover.contents.some(
      (content) =>
        (content as vscode.MarkdownString).value.includes('rustInterview.') ||
        (content as vscode.MarkdownString).value.includes('Documentation'),
    ),
  );
  const text = ours?.contents.map((content) => (content as vscode.MarkdownString).value).join('\n') ?? '';
  return { text, hovered: ours?.range ? document.getText(ours.range) : '' };
}

describe('hover', () => {
  before(activate);

  it('says the concept and the best question in two lines, with links that carry the id first', async () => {
    const { text, hovered } = await hoverAt('fn main() { let n = 1; let c = |>move || n; c(); }');
    assert.equal(hovered, 'move');
    assert.match(text, /^\*\*Closure capture\*\* - /);
    const link = /command:rustInterview\.openQuestion\?([^ )]+)/.exec(text)?.[1] ?? '';
    assert.deepEqual(JSON.parse(decodeURIComponent(link)), ['move-closures']);
    assert.match(text, /command:rustInterview\.openExample\?/);
    assert.equal(text.split('\n').filter((line) => line.trim() !== '').length, 2);
  });

  it('covers lifetimes and operators with a range of their own', async () => {
    assert.equal((await hoverAt("fn f(x: &|>'static str) {}")).hovered, "'static");
    assert.equal((await hoverAt('fn f() -> Option<u8> { g()|>?; None }')).hovered, '?');
    assert.equal((await hoverAt('fn f(x: |>&mut u8) {}')).hovered, '&mut');
  });

  it('leaves the code in a title as it is', async () => {
    const { text } = await hoverAt('fn f(x: |>Option<u8>) {}');
    assert.match(text, /`Option<T>`/);
  });

  it('is silent in comments, strings, plain names and other languages', async () => {
    for (const code of ['// |>move', 'const S: &str = "|>move";', 'fn |>walk() {}']) assert.equal((await hoverAt(code)).text, '', code);
    assert.equal((await hoverAt('|>match x', 'plaintext')).text, '');
  });

  it('is off when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('rustInterview');
    await settings.update('hover.scope', 'off', vscode.ConfigurationTarget.Global);
    try {
      assert.equal((await hoverAt('fn main() { |>match 1 { _ => {} } }')).text, '');
    } finally {
      await settings.update('hover.scope', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('gives the same through the API', async () => {
    const api = await activate();
    const document = await vscode.workspace.openTextDocument({ language: 'rust', content: 'fn main() { let c = move || 1; c(); }' });
    const [found] = api.questionsAt(document, document.positionAt(document.getText().indexOf('move')));
    assert.equal(found?.conceptId, 'closure-capture');
    assert.ok(found.questionIds.includes('move-closures'));
    assert.deepEqual(api.questionsAt(document, new vscode.Position(0, 3)), []);
  });
});
