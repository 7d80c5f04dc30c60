import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Ways to make elements, or code, of a string. */
const FORBIDDEN =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|document\.write|eval|new Function)\b|\bon\w+=["']/;

describe('pages', () => {
  it('never make markup of a string', () => {
    const files = readdirSync('src/webview', { recursive: true })
      .map((name) => path.join('src/webview', String(name)))
      .filter((name) => name.endsWith('.ts'));
    assert.ok(files.length > 5);
    assert.deepEqual(
      files.filter((file) => FORBIDDEN.test(readFileSync(file, 'utf8'))),
      [],
    );
  });
});
