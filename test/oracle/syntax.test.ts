import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { Concept } from '../../src/core/bank/question';
import { ConceptNames } from '../../src/core/rust/names';
import { findToolchain } from '../bank/toolchain';
import { skip } from '../host/skip.mjs';
import { judgeSources } from './judgeSources';
import { AMBIGUOUS } from './meanings';
import { markdownSources } from './sources';

describe("the compiler's syntax tree", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('agrees with every answer in the code of the questions', async function () {
    this.timeout(240_000);
    const toolchain = await findToolchain(folder);
    if (typeof toolchain === 'string') skip(this, toolchain);
    const names = new ConceptNames(parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[]);
    const sources = markdownSources('questions');
    const constructs = { name: CONSTRUCTS, text: readFileSync(CONSTRUCTS, 'utf8'), edition: '2024' };
    const { tally, unreadable } = await judgeSources([constructs, ...sources], { toolchain, names, folder });
    assert.deepEqual(tally.wrong, []);
    // Blocks that show a syntax error.
    assert.ok(unreadable.length < 5 && !unreadable.includes(CONSTRUCTS), unreadable.join(' '));
    assert.deepEqual(
      [...AMBIGUOUS].filter((token) => tally.judged(token) === 0),
      [],
    );
    const { right, unjudged } = tally.total;
    assert.ok(unjudged < right / 100, [...tally.table()].join('\n'));
  });
});

const CONSTRUCTS = 'test/fixtures/rust/constructs.rs';
