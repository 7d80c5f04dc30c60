import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readLines } from '../../host/lineReporter.mjs';
import { skip } from '../../host/skip.mjs';
import { mapStackTrace } from '../../host/stackTrace.mjs';

describe('report of the test host', () => {
  it('finds the tests among other lines, also behind what a log puts before them', () => {
    const { tests, rest } = readLines(
      'noise\n##test {"outcome":"passed","title":"a"}\n[main] ##test {"outcome":"failed","title":"b","message":"why"}\n##test {broken\n',
    );
    assert.deepEqual(tests, [
      { outcome: 'passed', title: 'a' },
      { outcome: 'failed', title: 'b', message: 'why' },
    ]);
    assert.equal(rest, 'noise\n##test {broken\n');
  });

  it('leaves places alone that no source map knows', () => {
    const trace = 'at f (/somewhere/else.js:1:2)\nat g (node:internal/x:3:4)';
    assert.equal(mapStackTrace(trace), trace);
  });

  it('leads from the copy of a bundle to its source', function () {
    if (!existsSync('out/integration/index.js.map')) skip(this, 'the integration tests are not built');
    const places = Array.from({ length: 400 }, (_, line) => mapStackTrace(`/tmp/x/tests/index.js:${(line + 1) * 20}:5`));
    assert.ok(
      places.some((place) => /(?:^|\/)(test\/integration|node_modules\/mocha)\/.+\.(ts|js|cjs):\d+:\d+$/.test(place)),
      places.slice(0, 3).join('\n'),
    );
  });
});
