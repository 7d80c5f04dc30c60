import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Text for stdin; closed at once without it. */
  readonly input?: string;
  readonly timeout: number;
}

export interface CommandResult {
  /** Absent if a signal or the time limit ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** More than any block of the bank prints; a program that floods its output must not fill the memory. */
const MOST_OUTPUT = 4 * 1024 * 1024;

/** Runs a program to its end, or ends it and its children when its time is up. Rejects only if it cannot be started. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: grouped,
      windowsHide: true,
    });
    let timedOut = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(grouped ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, options.timeout);
    const gather = (stream: NodeJS.ReadableStream | null): (() => string) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream?.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MOST_OUTPUT) chunks.push(chunk);
        else end();
      });
      return () => Buffer.concat(chunks).toString('utf8');
    };
    const stdout = gather(child.stdout);
    const stderr = gather(child.stderr);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined, timedOut, stdout: stdout(), stderr: stderr() });
    });
  });
}
