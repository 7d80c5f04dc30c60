// node guard.mjs MARK COMMAND ARGUMENT...
// Runs a command in a process group of its own and ends whatever it has started once it is done, or once our own parent is gone, however it
// went: standard input is a pipe that the parent holds open, so even a killed parent ends this.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [mark = '', command = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
const child = spawn(command, args, {
  detached: !windows,
  // Scripts cannot be started without one.
  shell: windows && /\.cmd$/i.test(command),
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, [mark]: '1' },
});

/** Processes that left the group (a program started from a terminal leads its own) still carry the mark in their environment. */
function marked() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`${mark}=1`);
    } catch {
      return false;
    }
  });
}

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  for (const pid of [-child.pid, ...marked().map(Number)]) {
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone already.
    }
  }
}

function someoneLives() {
  if (windows || child.pid === undefined) return false;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return marked().length > 0;
  }
}

let ending = false;
/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  signalAll('SIGTERM');
  for (let waited = 0; waited < 2000 && someoneLives(); waited += 50) await sleep(50);
  signalAll('SIGKILL');
  process.exit(code);
}

child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  void end(127);
});
child.on('exit', (code, signal) => void end(code ?? (signal === 'SIGINT' ? 130 : 143)));
process.stdin.on('end', () => void end(143)).on('error', () => void end(143));
process.stdin.resume();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void end(143));
