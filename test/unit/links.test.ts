import assert from 'node:assert/strict';
import { documentPath, questionIdOfPath, questionLink, questionOfDocument } from '../../src/core/links';

describe('links to questions', () => {
  it('names the editor, the extension and the question', () => {
    assert.equal(questionLink('vscode', 'a.b', 'move-copy-clone'), 'vscode://a.b/question/move-copy-clone');
  });

  it('gives back the id of a well-formed path', () => {
    assert.equal(questionIdOfPath('/question/move-copy-clone'), 'move-copy-clone');
  });

  const hostile = [
    '',
    '/',
    '/question',
    '/question/',
    '/question/../../etc',
    '/question/A',
    '/question/a b',
    '/question/a%20b',
    '/question/a/b',
    '/x/a',
    '/question/<script>',
    '/question/a-',
    '/question/-a',
    `/question/${'a'.repeat(101)}`,
    '/question/a?x=1',
    '/question/a\n',
  ];
  for (const path of hostile) it(`refuses ${JSON.stringify(path).slice(0, 40)}`, () => assert.equal(questionIdOfPath(path), undefined));
});

describe('documents of questions', () => {
  it('lie at topic and id, and are found again there', () => {
    assert.equal(documentPath('traits-generics', 'dyn-trait'), '/traits-generics/dyn-trait.md');
    assert.deepEqual(questionOfDocument('/traits-generics/dyn-trait.md'), { topic: 'traits-generics', id: 'dyn-trait' });
  });

  for (const path of [
    '',
    '/',
    '/traits',
    '/a/b',
    '/a/b.md/',
    '/a/b.txt',
    '/a/../b.md',
    '/A/b.md',
    '/a/b/c.md',
    '/.vscode/settings.json',
    '/a/b.md\n',
  ])
    it(`is not at ${JSON.stringify(path)}`, () => assert.equal(questionOfDocument(path), undefined));
});
