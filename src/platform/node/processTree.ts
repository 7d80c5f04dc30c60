import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RUN_MARK } from './environment';

/** How long a program may take to end itself when it is asked to. */
const GRACE_MS = 1000;
const POLL_MS = 25;
const isWindows = process.platform === 'win32';
const isLinux = process.platform === 'linux';

export interface ProcessEnd {
  readonly exitCode: number;
  /** It could not be started at all. */
  readonly failure?: NodeJS.ErrnoException;
}

/** Starts a program in a process group of its own, so that all of it can be ended at once. Never through a shell. */
export function startInGroup(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly mark: string; readonly input: boolean },
): ChildProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...options.env, [RUN_MARK]: options.mark },
    stdio: [options.input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    detached: !isWindows, // on Windows this would open a console window
    windowsHide: true,
  });
  if (child.pid !== undefined) endWithUs(child.pid, child);
  return child;
}

const living = new Set<number>();

/** An editor that closes leaves no time to ask. */
function endWithUs(pid: number, child: ChildProcess): void {
  if (living.size === 0) process.once('exit', killLiving);
  living.add(pid);
  child.once('exit', () => {
    living.delete(pid);
    if (living.size === 0) process.removeListener('exit', killLiving);
  });
}

function killLiving(): void {
  for (const pid of living) {
    if (isWindows) spawnSync(taskkillPath(), ['/PID', String(pid), '/T', '/F'], { windowsHide: true });
    else send(-pid, 'SIGKILL');
  }
}

/** Resolves when the process itself is gone; what it started may still run. */
export function endOf(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.once('error', (failure: NodeJS.ErrnoException) => resolve({ exitCode: 127, failure }));
    child.once('exit', (code, signal) => resolve({ exitCode: code ?? signalExitCode(signal) }));
  });
}

/** As shells report it: 134 for an abort. */
function signalExitCode(signal: NodeJS.Signals | null): number {
  return signal === null ? 1 : 128 + os.constants.signals[signal];
}

/** Which processes belong to a run: those of the group, and those that carry its mark. */
export interface RunProcesses {
  /** Leader of the group; absent if it is not known to be ours any more. */
  readonly pid?: number | undefined;
  readonly mark: string;
}

/** Ends all of a run: first asks, then, after a moment, does not ask any more. Resolves when nothing of it is left, or nothing more can be done. */
export async function endTree(run: RunProcesses, graceMs: number = GRACE_MS): Promise<void> {
  if (isWindows) {
    if (run.pid !== undefined) await taskkill(run.pid);
    return;
  }
  // Found before the first signal, which tears the links between parents and children; and again after it.
  const found = new Set(await membersOf(run));
  if (graceMs > 0) {
    signalAll(run, found, 'SIGTERM');
    if (await goneWithin(run, found, graceMs)) return;
    for (const pid of await membersOf(run)) found.add(pid);
  }
  signalAll(run, found, 'SIGKILL');
  await goneWithin(run, found, GRACE_MS);
}

/** Ends what is left of a group whose leader has just ended. Windows has no groups: there it stays. */
export function killGroup(leader: number): void {
  if (!isWindows) send(-leader, 'SIGKILL');
}

function signalAll(run: RunProcesses, members: Iterable<number>, signal: NodeJS.Signals): void {
  if (run.pid !== undefined) send(-run.pid, signal);
  for (const pid of members) send(pid, signal);
}

/** True if there was somebody to receive it. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function goneWithin(run: RunProcesses, found: ReadonlySet<number>, ms: number): Promise<boolean> {
  const isAlive = async (): Promise<boolean> =>
    isLinux ? (await membersOf(run)).size > 0 : [...(run.pid === undefined ? [] : [-run.pid]), ...found].some((pid) => send(pid, 0));
  for (const end = Date.now() + ms; ;) {
    if (!(await isAlive())) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Processes of a run, also those that have left its group (`setsid`): by the mark where the system shows environments, else by descent. */
async function membersOf(run: RunProcesses): Promise<ReadonlySet<number>> {
  if (isLinux) return membersByMark(run);
  return run.pid === undefined ? new Set() : descendantsOf(run.pid);
}

async function membersByMark({ pid: leader, mark }: RunProcesses): Promise<ReadonlySet<number>> {
  const wanted = `\0${RUN_MARK}=${mark}\0`;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readStat(pid);
      if (!stat) return undefined;
      if (stat.group === leader) return pid;
      // Empty for another user's process.
      const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
      return `\0${environment}\0`.includes(wanted) ? pid : undefined;
    }),
  );
  return new Set(found.filter((pid) => pid !== undefined));
}

/** What Linux says of a process; undefined if it is gone, or dead and only not yet collected by its parent. */
async function readStat(pid: number): Promise<{ readonly group: number; readonly started: string } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name in parentheses may hold anything; the fields follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  const started = fields[19];
  return started === undefined || state === 'Z' || state === 'X' ? undefined : { group: Number(group), started };
}

async function descendantsOf(root: number): Promise<ReadonlySet<number>> {
  const table = await output('/bin/ps', ['-A', '-o', 'pid=,ppid=']);
  const pairs = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const found = new Set<number>([root]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [pid, parent] of pairs) if (pid !== undefined && parent !== undefined && found.has(parent)) found.add(pid);
  }
  found.delete(root);
  return found;
}

/**
 * Something that tells a process from a later one with the same number: when it started. Undefined if there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!send(pid, 0)) return undefined;
  if (isLinux) {
    const [stat, boot] = await Promise.all([readStat(pid), readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')]);
    return stat && `${boot.trim()}:${stat.started}`;
  }
  const started = isWindows
    ? await output(windowsProgram('WindowsPowerShell', 'v1.0', 'powershell.exe'), [
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
      ])
    : await output('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
  return started.trim() || undefined;
}

function taskkill(pid: number): Promise<unknown> {
  return output(taskkillPath(), ['/PID', String(pid), '/T', '/F']);
}

function taskkillPath(): string {
  return windowsProgram('taskkill.exe');
}

function windowsProgram(...parts: readonly string[]): string {
  return path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', ...parts);
}

/** What a short command prints; empty if it fails. */
function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: 10_000, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
  });
}
