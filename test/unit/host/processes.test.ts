import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { own, run } from '../../host/processes.mjs';

/** Starts a program that leaves the group it is started in, says its process id and stays. */
const STAYS = ['setsid', 'sh', '-c', 'echo pid $$; exec sleep 60'];

function pidIn(output: string): string | undefined {
  return /pid (\d+)/.exec(output)?.[1];
}

function lives(pid: string): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    assert.ok(waited < 25_000, what);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

(process.platform === 'linux' ? describe : describe.skip)('processes of the test host', function () {
  // The bank may be keeping every core busy meanwhile.
  this.timeout(60_000);

  it('ends what left its group, when it is stopped', async () => {
    const owned = own('sh', ['-c', `${quoted(STAYS)} & wait`]);
    let output = '';
    owned.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await until('it starts', () => pidIn(output) !== undefined);
    await owned.stop();
    assert.equal(lives(pidIn(output) ?? ''), false);
  });

  it('ends what a finished command left behind', async () => {
    const { code, output } = await run('sh', ['-c', `${quoted(STAYS)} & sleep 0.3; exit 3`]);
    assert.equal(code, 3);
    assert.equal(lives(pidIn(output) ?? ''), false);
  });

  it('ends everything when its owner is killed', async () => {
    const command = JSON.stringify(['-c', `${quoted(STAYS)} & wait`]);
    const program = `import { own } from './test/host/processes.mjs'; own('sh', ${command}).stdout.pipe(process.stdout);`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    owner.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await until('it starts', () => pidIn(output) !== undefined);
    owner.kill('SIGKILL');
    await until('it ends', () => !lives(pidIn(output) ?? ''));
  });

  it('gives up on what takes too long', async () => {
    const { code, output } = await run('sleep', ['60'], { timeout: 300 });
    assert.notEqual(code, 0);
    assert.match(output, /took more than/);
  });

  it('says which command could not be started', async () => {
    const { code, output } = await run('no-such-command', []);
    assert.equal(code, 127);
    assert.match(output, /no-such-command/);
  });
});

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' ');
}
