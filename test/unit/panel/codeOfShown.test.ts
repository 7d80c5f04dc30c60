import assert from 'node:assert/strict';
import type { CodeConcepts } from '../../../src/protocol/questionPanel';
import { codeOfShown } from '../../../src/webview/questionPanel/codeOfShown';

const REPLY: CodeConcepts = { blocks: {}, cards: {} };

describe('question page: a reply about its code', () => {
  it('is about the question that was asked about', async () => {
    const asked: string[] = [];
    const found = await codeOfShown(
      () => 'first',
      (id) => {
        asked.push(id);
        return Promise.resolve(REPLY);
      },
    );
    assert.equal(found, REPLY);
    assert.deepEqual(asked, ['first']);
  });

  it('is dropped if the page shows another question, or none, by the time it comes', async () => {
    for (const later of ['second', undefined]) {
      let shown: string | undefined = 'first';
      let reply: (found: CodeConcepts) => void = () => assert.fail('nobody has asked');
      const found = codeOfShown(
        () => shown,
        () => new Promise((resolve) => (reply = resolve)),
      );
      shown = later;
      reply(REPLY);
      assert.equal(await found, undefined);
    }
  });

  it('may be that the host shows another question, or a refusal', async () => {
    for (const reply of [null, undefined])
      assert.equal(
        await codeOfShown(
          () => 'first',
          () => Promise.resolve(reply),
        ),
        undefined,
      );
  });

  it('is not asked for without a question', async () => {
    assert.equal(
      await codeOfShown(
        () => undefined,
        () => assert.fail('asked'),
      ),
      undefined,
    );
  });
});
