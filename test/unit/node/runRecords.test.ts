import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RUN_MARK } from '../../../src/platform/node/environment';
import { processIdentity } from '../../../src/platform/node/processTree';
import { endLeftOverRuns, recordRun } from '../../../src/platform/node/runRecords';

describe('runs left behind', () => {
  let target: string;
  const started: ChildProcess[] = [];

  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(async () => {
    target = await mkdtemp(path.join(os.tmpdir(), 'rust interview '));
  });
  afterEach(async () => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    await rm(target, { recursive: true, force: true });
  });

  function start(mark: string): number {
    const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore', env: { ...process.env, [RUN_MARK]: mark } });
    started.push(child);
    assert.ok(child.pid);
    return child.pid;
  }
  async function records(): Promise<string[]> {
    return readdir(path.join(target, '.running')).catch(() => []);
  }
  async function record(pid: number): Promise<string> {
    const file = path.join(target, '.running', `${pid}.json`);
    for (let tries = 0; tries < 100; tries++) {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text !== '') return text;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('no record');
  }
  /** Rewrites a record as if another editor had written it. */
  async function change(pid: number, changes: object): Promise<void> {
    const present = JSON.parse(await record(pid)) as object;
    await writeFile(path.join(target, '.running', `${pid}.json`), JSON.stringify({ ...present, ...changes }));
  }
  const GONE = { owner: { pid: 2 ** 22 - 3, identity: 'long ago' } };

  it('are ended if their editor is gone', async () => {
    const pid = start('left-1');
    recordRun(target, pid, 'left-1');
    await change(pid, GONE);
    assert.equal(await endLeftOverRuns(target), 1);
    assert.equal(await processIdentity(pid), undefined);
    assert.deepEqual(await records(), []);
  });

  it('are left alone while their editor lives', async () => {
    const pid = start('left-2');
    const forget = recordRun(target, pid, 'left-2');
    await record(pid);
    assert.equal(await endLeftOverRuns(target), 0);
    assert.ok(await processIdentity(pid));
    await forget();
    assert.deepEqual(await records(), []);
  });

  it('are not mistaken for a later process with the same number', async () => {
    const pid = start('someone-else');
    recordRun(target, pid, 'left-3');
    await change(pid, { ...GONE, identity: 'an earlier process' });
    assert.equal(await endLeftOverRuns(target), 0);
    assert.ok(await processIdentity(pid), 'the later process lives');
    assert.deepEqual(await records(), []);
  });

  it('are found by their mark when the first process is gone', async function () {
    if (process.platform !== 'linux') this.skip();
    const pid = start('left-4');
    recordRun(target, pid, 'left-4');
    await change(pid, { ...GONE, identity: 'gone as well' });
    await endLeftOverRuns(target);
    assert.equal(await processIdentity(pid), undefined);
  });

  it('that cannot be read are forgotten', async () => {
    await mkdir(path.join(target, '.running'));
    for (const [name, text] of [
      ['a.json', 'no json'],
      ['b.json', '{"pid":1,"identity":"x","mark":"m","owner":{"pid":1,"identity":"x"}}'],
      ['c.json', '{"pid":"12","identity":"x","mark":"m","owner":{"pid":99999,"identity":"x"}}'],
      ['d.json', 'null'],
    ] as const) {
      await writeFile(path.join(target, '.running', name), text);
    }
    assert.equal(await endLeftOverRuns(target), 0);
    assert.deepEqual(await records(), []);
    assert.equal(await endLeftOverRuns(path.join(target, 'nowhere')), 0);
  });
});
