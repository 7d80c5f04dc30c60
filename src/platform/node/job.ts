import { StringDecoder } from 'node:string_decoder';
import { stripAnsi } from '../../core/rust/ansi';
import { planCargo, type CargoPlan } from '../../core/rust/cargoPlan';
import { recogniseTrouble, type CargoTrouble } from '../../core/rust/cargoTrouble';
import type { CargoMessage, CompilerDiagnostic } from '../../core/rust/compilerMessages';
import { judge, type Observed } from '../../core/rust/outcome';
import type { CodeBlock } from '../../core/bank/question';
import type { RunCause, RunOutcome } from '../runner';
import { BoundedText } from './boundedText';
import { runCargo, type CargoEnd } from './cargo';
import { Network } from './network';
import { runProcess, type ProgramInput } from './startedProcess';
import type { Toolchain } from './toolchain';
import { verdictSentence } from './verdictLine';

export interface JobRequest {
  readonly action: 'run' | 'check';
  readonly block: Pick<CodeBlock, 'expectation' | 'release' | 'library' | 'files' | 'stderr' | 'console'>;
  readonly packageRoot: string;
  readonly binary?: string;
  readonly targetFolder: string;
}

/** Where a job is seen and typed into. */
export interface JobView {
  /** With colours and `\n`. */
  print(text: string): void;
  /** The program listens from now on; undefined: it has ended. */
  listens(input: ProgramInput | undefined): void;
}

export interface JobEvents {
  readonly view: JobView;
  /** The build is over, and neither stopped nor kept from beginning; the program may run for long after it. */
  built(diagnostics: readonly CompilerDiagnostic[]): void;
}

export interface JobResult {
  readonly outcome: RunOutcome;
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stdoutTruncated?: boolean;
  readonly stderr?: string;
  readonly cause?: RunCause;
  readonly reason?: string;
  readonly diagnostics: readonly CompilerDiagnostic[];
}

/** Characters kept of what a program writes. */
const OUTPUT_KEPT = 1_000_000;
const COLOURS = { success: 32, expected: 32, failed: 31, cancelled: 33, unavailable: 33 } as const satisfies Record<RunOutcome, number>;

/**
 * Builds a block and, if that is asked for, runs it. Rejects for nothing that the toolchain or the program does.
 * @param network what earlier jobs found out about it
 */
export async function runJob(
  request: JobRequest,
  toolchain: Toolchain,
  events: JobEvents,
  signal: AbortSignal,
  network = new Network(),
): Promise<JobResult> {
  const plan = planCargo({
    action: request.action,
    expectation: request.block.expectation,
    release: request.block.release,
    library: request.block.library,
    ...(request.binary === undefined ? {} : { binary: request.binary }),
    hasTests: request.block.files.some((file) => /#\[(?:\w+::)?test\]|#\[cfg\(test\)\]/.test(file.code)),
    hasClippy: request.block.expectation.kind === 'warns' && (await toolchain.clippy()) !== undefined,
  });
  const watched = watchLineEnd(events.view);
  const built = await build(plan, request, { toolchain, view: watched.view, signal, network });
  if (!signal.aborted && !built.failure) events.built(built.diagnostics);
  const executed =
    signal.aborted || !built.compiled || plan.execute === 'nothing'
      ? undefined
      : await execute(plan.execute, built, request, toolchain, watched.view, signal);
  const { sentence, ...result } = conclude(request, built, executed, signal);
  watched.freshLine();
  events.view.print(`\n\u001b[${COLOURS[result.outcome]};1m${sentence}\u001b[0m\n`);
  return result;
}

interface Built {
  readonly compiled: boolean;
  readonly diagnostics: readonly CompilerDiagnostic[];
  /** All that was printed, without colours. */
  readonly toolText: string;
  readonly executables: readonly Extract<CargoMessage, { kind: 'executable' }>[];
  /** Cargo itself could not be started. */
  readonly failure?: Error;
}

interface Surroundings {
  readonly toolchain: Toolchain;
  readonly view: JobView;
  readonly signal: AbortSignal;
  readonly network: Network;
}

async function build(plan: CargoPlan, request: JobRequest, { toolchain, view, signal, network }: Surroundings): Promise<Built> {
  const diagnostics: CompilerDiagnostic[] = [];
  // A later step says again what an earlier one has said.
  const printed = new Set<string>();
  const toolText: string[] = [];
  let executables: Built['executables'] = [];
  let compiled = true;
  let failure: Error | undefined;
  const onProgress = (line: string): void => {
    toolText.push(stripAnsi(line));
    view.print(`${line}\n`);
  };
  const onMessage = (message: CargoMessage): void => {
    if (message.kind === 'executable') executables = [...executables, message];
    if (message.kind === 'text') onProgress(message.text);
    if (message.kind !== 'diagnostic') return;
    const text = stripAnsi(message.rendered);
    if (printed.has(text)) return;
    printed.add(text);
    toolText.push(text);
    view.print(message.rendered);
    if (message.diagnostic) diagnostics.push(message.diagnostic);
  };
  const { packageRoot, targetFolder } = request;
  const call = { toolchain, packageRoot, targetFolder, signal, onMessage, onProgress };
  for (const step of plan.steps) {
    executables = [];
    let end: CargoEnd = { exitCode: 0 };
    const before = toolText.length;
    const attempt = async (further: readonly string[]): Promise<'offline' | 'ended'> => {
      const latest = toolText.length;
      end = await runCargo({ ...call, step: { ...step, args: [...step.args, ...further] } });
      if (end.exitCode !== 0 && !signal.aborted && recogniseTrouble(toolText.slice(latest).join('\n')) === 'offline') return 'offline';
      // What an earlier try lacked is no trouble of this one.
      toolText.splice(before, latest - before);
      return 'ended';
    };
    await network.use(attempt, onProgress);
    failure = end.failure;
    if (failure) toolText.push(failure.message);
    compiled = end.exitCode === 0;
    if (!compiled || signal.aborted) break;
  }
  return { compiled, diagnostics, toolText: toolText.join('\n'), executables, ...(failure ? { failure } : {}) };
}

interface Executed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stdoutTruncated: boolean;
  readonly stderr: string;
  readonly tests: boolean;
  readonly failure?: Error;
}

async function execute(
  what: 'program' | 'tests',
  built: Built,
  request: JobRequest,
  toolchain: Toolchain,
  view: JobView,
  signal: AbortSignal,
): Promise<Executed | undefined> {
  const tests = what === 'tests';
  const candidates = built.executables.filter((executable) => executable.test === tests);
  // A package may hold several programs; `cargo run` would start the one that is named, and else refuse.
  const chosen = tests
    ? candidates
    : candidates.filter((executable) => request.binary === undefined || executable.target === request.binary).slice(0, 1);
  if (chosen.length === 0) return undefined;
  const stdout = new BoundedText(OUTPUT_KEPT);
  const stderr = new BoundedText(OUTPUT_KEPT);
  const shown = (kept: BoundedText): ((bytes: Buffer) => void) => {
    const decoder = new StringDecoder('utf8');
    return (bytes) => {
      kept.push(bytes);
      view.print(decoder.write(bytes));
    };
  };
  let end: { readonly exitCode: number; readonly failure?: Error } = { exitCode: 0 };
  for (const executable of chosen) {
    end = await runProcess(executable.path, tests ? ['--color=always'] : [], {
      cwd: request.packageRoot,
      env: { ...toolchain.programEnvironment, CARGO_MANIFEST_DIR: request.packageRoot },
      targetFolder: request.targetFolder,
      signal,
      leavesNothing: true,
      onStdout: shown(stdout),
      onStderr: shown(stderr),
      onInput: (input) => view.listens(input),
    });
    view.listens(undefined);
    if (end.exitCode !== 0) break;
  }
  stdout.end();
  stderr.end();
  return {
    exitCode: end.exitCode,
    stdout: tests ? stripAnsi(stdout.text) : stdout.text,
    stdoutTruncated: stdout.truncated,
    stderr: stderr.text,
    tests,
    ...(end.failure ? { failure: end.failure } : {}),
  };
}

function conclude(
  request: JobRequest,
  built: Built,
  executed: Executed | undefined,
  signal: AbortSignal,
): JobResult & { readonly sentence: string } {
  const { block } = request;
  const output = executed && {
    stdout: executed.stdout,
    stderr: executed.stderr,
    ...(executed.stdoutTruncated && { stdoutTruncated: true }),
  };
  const seen = { ...(output ?? (built.toolText !== '' && { stderr: built.toolText })), diagnostics: built.diagnostics };
  if (signal.aborted) return { outcome: 'cancelled', ...seen, sentence: 'Stopped.' };
  if (executed?.failure) {
    const reason = `The program was built but could not be started (${executed.failure.message}).`;
    return { outcome: 'failed', reason, diagnostics: built.diagnostics, sentence: reason };
  }
  const judgement = judge(block, observed(built, executed));
  if (judgement.outcome === 'failed' && !built.compiled && !built.diagnostics.some(({ level, span }) => level === 'error' && span)) {
    const trouble = recogniseTrouble(built.toolText) ?? (built.failure ? 'noCargo' : undefined);
    if (trouble) return { outcome: 'unavailable', cause: trouble, reason: TROUBLE[trouble], ...seen, sentence: TROUBLE[trouble] };
    const said = /^error: (.*)$/m.exec(built.toolText)?.[1];
    if (said !== undefined && built.diagnostics.length === 0)
      return { outcome: 'failed', reason: said, ...seen, sentence: `Cargo could not build this: ${said}` };
  }
  return {
    outcome: judgement.outcome,
    ...(executed && { exitCode: executed.exitCode }),
    ...seen,
    sentence: verdictSentence(judgement, block.expectation),
  };
}

const TROUBLE: Readonly<Record<CargoTrouble | 'noCargo', string>> = {
  offline:
    'A crate that this example needs is not on this computer, and it could not be downloaded. Connect to the network once and run it again.',
  noClippy: 'This example is about a lint, and clippy, which checks it, is not installed. Install it: rustup component add clippy',
  noLinker:
    'Rust found no linker, which it needs to build programs. Install the build tools of your system (on Windows, the Visual Studio C++ build tools).',
  programInUse: 'The program cannot be built anew while it runs. End it in the other window or terminal and run again.',
  diskFull: 'The disk is full. Free some space; "Delete Build Files of the Practice Folder" helps.',
  noTarget:
    'Your Rust is set up to build for another system, and that is not installed. Remove build.target from your cargo configuration, or install the target with rustup.',
  noCargo: 'Cargo could not be started. Has Rust been updated or removed? Run again to look for it anew.',
};

function observed(built: Built, executed: Executed | undefined): Observed {
  const errors = built.diagnostics.filter(({ level }) => level === 'error');
  const codes = (list: readonly CompilerDiagnostic[]): readonly string[] => [...new Set(list.flatMap(({ code }) => code ?? []))];
  return {
    compiled: built.compiled,
    errors: codes(errors),
    errorCount: errors.length,
    raised: codes(built.diagnostics),
    toolText: built.toolText,
    ...(executed ? { ended: executed } : {}),
  };
}

/** Remembers whether the last text ended a line. */
function watchLineEnd(view: JobView): { readonly view: JobView; freshLine(): void } {
  let last = '\n';
  return {
    view: {
      listens: (input) => view.listens(input),
      print: (text) => {
        last = text.at(-1) ?? last;
        view.print(text);
      },
    },
    freshLine: () => {
      if (last !== '\n') view.print('\n');
    },
  };
}
