import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { ROOT } from './editors.mjs';

/**
 * @typedef {object} Owned
 * @property {import('node:stream').Readable} stdout
 * @property {import('node:stream').Readable} stderr
 * @property {Promise<number>} ended its exit code, once nothing of it runs any more
 * @property {() => Promise<number>} stop ends it with everything it started
 */

/**
 * Starts a command that cannot outlive this process: it, its group and whatever else it started end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Owned}
 */
export function own(command, args, options = {}) {
  const mark = `RUST_INTERVIEW_HOST_${randomBytes(6).toString('hex')}`;
  const guard = spawn(process.execPath, [path.join(ROOT, 'test/host/guard.mjs'), mark, command, ...args], {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    // Ctrl+C in a terminal reaches us, not the guard; our end reaches it through the pipe.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  guard.stdin.on('error', () => undefined);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    guard.on('error', reject);
    guard.on('close', (code) => resolve(code ?? 143));
  });
  return {
    stdout: guard.stdout,
    stderr: guard.stderr,
    ended,
    stop() {
      guard.stdin.end();
      return ended;
    },
  };
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  const owned = own(command, args, options);
  let output = '';
  for (const stream of [owned.stdout, owned.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      options.onOutput?.(text);
    });
  }
  const timer =
    options.timeout === undefined
      ? undefined
      : setTimeout(() => {
          output += `\nEnded: it took more than ${Math.round(Number(options.timeout) / 1000)} s.\n`;
          void owned.stop();
        }, options.timeout);
  const code = await owned.ended;
  clearTimeout(timer);
  return { code, output };
}

/**
 * What a short command prints, or undefined if there is no such command or it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>}
 */
export function ask(command, args) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32';
    execFile(command, [...args], { timeout: 20_000, shell, windowsHide: true }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    );
  });
}
