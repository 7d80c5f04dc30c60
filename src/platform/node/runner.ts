import os from 'node:os';
import * as vscode from 'vscode';
import type { CompilerDiagnostic } from '../../core/rust/compilerMessages';
import type { App } from '../app';
import type { RunCause, RunRequest, RunResult, Runner } from '../runner';
import { toPractice, toRunDiagnostic } from './diagnostics';
import { cleanEnvironment } from './environment';
import { runJob, type JobRequest, type JobResult, type JobView } from './job';
import { Lane } from './lane';
import { Network } from './network';
import { endLeftOverRuns } from './runRecords';
import type { RunTerminal } from './runTerminal';
import { TerminalRun } from './terminalRun';
import type { Toolchain } from './toolchain';
import { ToolchainFinder } from './toolchainFinder';

type RunnerApp = Pick<App, 'log' | 'settings' | 'problems'>;

const SILENT: JobView = { print: () => undefined, listens: () => undefined };

export function createRunner(app: RunnerApp): Runner {
  return new CargoRunner(app);
}

class CargoRunner implements Runner {
  readonly #running = new vscode.EventEmitter<boolean>();
  readonly onDidChangeRunning = this.#running.event;
  readonly #toolchains: ToolchainFinder;
  /** One for what a person asked for, one for checks on save: saving must not end a program. */
  readonly #visible = new Lane();
  readonly #quiet = new Lane();
  readonly #network = new Network();
  #shown = 0;

  constructor(private readonly app: RunnerApp) {
    this.#toolchains = new ToolchainFinder({
      cargoPath: () => app.settings.get('cargoPath'),
      environment: () => cleanEnvironment(process.env),
      home: os.homedir(),
    });
  }

  get running(): boolean {
    return this.#shown > 0;
  }

  async run(request: RunRequest): Promise<RunResult> {
    if (!vscode.workspace.isTrusted) {
      return unavailable(
        'restricted',
        'This window is restricted, so no program may run in it. Trust it to run and check examples; reading and searching work as it is.',
      );
    }
    if (request.visible) void this.#quiet.end(); // they would wait for each other's lock
    const lane = request.visible ? this.#visible : this.#quiet;
    const result = await lane.next((signal) => this.#attempt(request, signal));
    return result ?? { outcome: 'cancelled', diagnostics: [] };
  }

  async stop(): Promise<void> {
    await Promise.all([this.#visible.end(), this.#quiet.end()]);
  }

  async describeToolchain(): Promise<string> {
    const search = await this.#toolchains.find();
    return search.found ? `rustc ${search.found.release}, cargo ${search.found.cargoRelease}` : search.reason;
  }

  dispose(): void {
    void this.stop();
    this.#running.dispose();
  }

  async #attempt(request: RunRequest, signal: AbortSignal): Promise<RunResult> {
    return this.#counted(request, () => this.#attemptNow(request, signal));
  }

  async #attemptNow(request: RunRequest, signal: AbortSignal): Promise<RunResult> {
    try {
      const search = await this.#toolchains.find(request.minimumRust);
      if (!search.found) return unavailable(search.cause, search.reason);
      const ended = await endLeftOverRuns(request.targetFolder.fsPath);
      if (ended > 0) this.app.log.info(`Ended ${ended} program(s) that an editor which is gone had left running.`);
      return request.visible
        ? await this.#runInTerminal(request, search.found, signal)
        : await this.#runJob(request, search.found, SILENT, signal);
    } catch (error) {
      this.app.log.error(error instanceof Error ? error : String(error));
      return unavailable('notStarted', `The example could not be started (${error instanceof Error ? error.message : String(error)}).`);
    }
  }

  /** A program counts as running while this does. */
  async #counted<T>({ visible }: RunRequest, work: () => Promise<T>): Promise<T> {
    if (!visible) return work();
    this.#shown += 1;
    this.#running.fire(this.running);
    try {
      return await work();
    } finally {
      this.#shown -= 1;
      this.#running.fire(this.running);
    }
  }

  async #runInTerminal(request: RunRequest, toolchain: Toolchain, signal: AbortSignal): Promise<RunResult> {
    const run = new TerminalRun(request);
    const job = (terminal: RunTerminal, laneSignal: AbortSignal): Promise<RunResult> =>
      this.#runJob(request, toolchain, terminal, AbortSignal.any([laneSignal, terminal.interrupted]));
    return run.start(
      (terminal) => job(terminal, signal),
      (terminal) => this.#visible.next((again) => this.#counted(request, () => job(terminal, again))),
    );
  }

  async #runJob(request: RunRequest, toolchain: Toolchain, view: JobView, signal: AbortSignal): Promise<RunResult> {
    const packageRoot = request.packageRoot.fsPath;
    const job: JobRequest = {
      action: request.action,
      block: request.block,
      packageRoot,
      ...(request.binary === undefined ? {} : { binary: request.binary }),
      targetFolder: request.targetFolder.fsPath,
    };
    const built = (found: readonly CompilerDiagnostic[]): void =>
      this.app.problems.replace(`${packageRoot}\n${request.binary ?? ''}`, toPractice(found, packageRoot, request.file));
    const found = await runJob(job, toolchain, { view, built }, signal, this.#network);
    if (found.cause === 'noCargo') this.#toolchains.forget();
    return toRunResult(found);
  }
}

function toRunResult({ diagnostics, ...rest }: JobResult): RunResult {
  return { ...rest, diagnostics: diagnostics.map(toRunDiagnostic) };
}

function unavailable(cause: RunCause, reason: string): RunResult {
  return { outcome: 'unavailable', cause, reason, diagnostics: [] };
}
