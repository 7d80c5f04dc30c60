import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readBank } from '../../src/core/bank/readBank';
import { ConceptNames } from '../../src/core/rust/names';
import { findToolchain } from '../bank/toolchain';
import { skip } from '../host/skip.mjs';
import { describe as describeOne, MethodCount } from './methodsCounted';
import { resolvePrograms } from './methodsOfPrograms';

const BANK = 'questions';
const MOST_FALSE = 0.005;
/** Fewer would say that the listing was not understood, not that all is well. */
const LEAST_ANSWERS = 2000;

describe('methods, with the compiler as judge', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'methods-'))));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  it(`speak of what the compiler resolves them to, in ${(1 - MOST_FALSE) * 100} % of the answers in the bank's programs`, async function () {
    this.timeout(180_000);
    const toolchain = await findToolchain(folder);
    if (typeof toolchain === 'string') skip(this, toolchain);
    const files = readdirSync(BANK, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll(path.sep, '/'))
      .filter((name) => /\.(?:md|yaml|json)$/.test(name))
      .map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(path.join(BANK, name))) }));
    const { questions, concepts } = readBank(files);
    // Those that need nothing but the standard library: no crate has to be built for this.
    const programs = questions
      .filter(({ crates }) => crates.length === 0)
      .flatMap(({ id, blocks }) =>
        blocks
          .filter((block) => !block.package && block.expectation.kind !== 'compile-fails')
          .map(({ key, edition, files: [file] }) => ({ name: `${id} ${key}`, edition, code: file?.code ?? '' })),
      );
    const names = new ConceptNames(concepts);
    const count = new MethodCount();
    const resolved = await resolvePrograms(programs, toolchain, folder);
    const compiled = resolved.filter(({ resolved: calls }) => calls !== undefined);
    for (const { program, resolved: calls = [] } of compiled) count.add(program.name, program.code, calls, names);
    assert.ok(compiled.length >= programs.length * 0.95, `${compiled.length} of ${programs.length} programs compile`);
    assert.ok(count.answers - count.unjudged >= LEAST_ANSWERS, count.summary);
    assert.ok(count.share <= MOST_FALSE, [count.summary, ...count.wrong.map(describeOne)].join('\n'));
  });
});
