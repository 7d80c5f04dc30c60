import { randomUUID } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { endOf, endTree, killGroup, startInGroup, type ProcessEnd } from './processTree';
import { recordRun } from './runRecords';

/** How long output may still come after the process that was started is gone. */
const DRAIN_MS = 300;
/** After this much output in one go the program waits a moment, so that a flood leaves room for everything else here. */
const BREATH_AFTER_BYTES = 1_048_576;
const BREATH_MS = 5;

export interface StartOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly targetFolder: string;
  readonly signal: AbortSignal;
  /** End what it has left running when it ends itself. Build tools may leave servers, programs of questions may not. */
  readonly leavesNothing: boolean;
  readonly onStdout: (bytes: Buffer) => void;
  readonly onStderr: (bytes: Buffer) => void;
  /** Called once with the way to its input; without it the program finds its input closed. */
  readonly onInput?: (input: ProgramInput) => void;
}

export interface ProgramInput {
  write(text: string): void;
  end(): void;
}

/**
 * Runs a program to its end, or until the signal. When this resolves, nothing of what it started runs any more and all its output has been seen.
 */
export async function runProcess(command: string, args: readonly string[], options: StartOptions): Promise<ProcessEnd> {
  if (options.signal.aborted) return { exitCode: 130 };
  const mark = randomUUID();
  const child = startInGroup(command, args, { cwd: options.cwd, env: options.env, mark, input: options.onInput !== undefined });
  const forget = child.pid === undefined ? undefined : recordRun(options.targetFolder, child.pid, mark);
  const streamsClosed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  readOutput(child, options);
  if (options.onInput && child.stdin) options.onInput(inputOf(child));

  let ending: Promise<void> | undefined;
  const endNow = (): void => {
    ending ??= endTree({ pid: child.pid, mark });
  };
  options.signal.addEventListener('abort', endNow, { once: true });
  const end = await endOf(child);
  options.signal.removeEventListener('abort', endNow);
  if (ending) await ending;
  else if (child.pid !== undefined) {
    if (options.leavesNothing) killGroup(child.pid);
    // Somebody outside its group still holds its output: a run is over when its program is.
    if (!(await within(streamsClosed, DRAIN_MS))) await endTree({ pid: child.pid, mark }, 0);
  }
  if (!(await within(streamsClosed, DRAIN_MS))) {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
  await forget?.();
  return end;
}

function readOutput(child: ChildProcess, options: StartOptions): void {
  for (const [stream, onBytes] of [
    [child.stdout, options.onStdout],
    [child.stderr, options.onStderr],
  ] as const) {
    let sinceBreath = 0;
    stream?.on('data', (bytes: Buffer) => {
      onBytes(bytes);
      sinceBreath += bytes.length;
      if (sinceBreath < BREATH_AFTER_BYTES) return;
      sinceBreath = 0;
      stream.pause();
      setTimeout(() => stream.resume(), BREATH_MS);
    });
  }
}

function inputOf(child: ChildProcess): ProgramInput {
  // A program that has ended, or closed its input, does not read any more: that is its right.
  child.stdin?.on('error', () => undefined);
  return {
    write: (text) => void child.stdin?.write(text),
    end: () => void child.stdin?.end(),
  };
}

async function within(done: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([done.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
