import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Expectation } from '../../../src/core/rust/expectation';
import { cleanEnvironment } from '../../../src/platform/node/environment';
import { runJob, type JobRequest, type JobResult } from '../../../src/platform/node/job';
import { Network } from '../../../src/platform/node/network';
import type { ProgramInput } from '../../../src/platform/node/startedProcess';
import { findToolchain, type Toolchain } from '../../../src/platform/node/toolchain';

/** The toolchain of this computer, or undefined where it has none. */
export async function toolchainHere(): Promise<Toolchain | undefined> {
  const search = await findToolchain({ cargoPath: '', environment: cleanEnvironment(process.env), home: os.homedir() });
  return search.found;
}

export interface RunningJob {
  readonly result: Promise<JobResult>;
  /** What the terminal has shown so far, with colours. */
  shown(): string;
  stop(): void;
  /** Resolves when the program listens. */
  readonly input: Promise<ProgramInput>;
}

/** A folder with a package as the practice folder has them, for one test file. */
export class PracticePackage {
  readonly root: string;
  readonly targetFolder: string;

  private constructor(
    readonly parent: string,
    private readonly toolchain: Toolchain,
  ) {
    this.root = path.join(parent, 'practice folder', 'std');
    this.targetFolder = path.join(parent, 'practice folder', 'target');
  }

  static async create(toolchain: Toolchain): Promise<PracticePackage> {
    const made = new PracticePackage(await mkdtemp(path.join(os.tmpdir(), 'rust interview ')), toolchain);
    await made.write('Cargo.toml', '[package]\nname = "practice-std"\nversion = "0.1.0"\nedition = "2024"\n\n[workspace]\n');
    return made;
  }

  async write(file: string, text: string): Promise<void> {
    const full = path.join(this.root, file);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, text);
  }

  /** Writes `code` as a binary and starts a job on it. */
  async start(
    name: string,
    code: string,
    expectation: Expectation,
    rest: Partial<JobRequest['block']> & { action?: 'run' | 'check' } = {},
  ): Promise<RunningJob> {
    await this.write(`src/bin/${name}.rs`, code);
    const { action = 'run', ...block } = rest;
    return this.startJob({
      action,
      block: { expectation, release: false, library: false, files: [{ path: 'main.rs', code }], ...block },
      packageRoot: this.root,
      binary: name,
      targetFolder: this.targetFolder,
    });
  }

  startJob(request: JobRequest, toolchain: Toolchain = this.toolchain, network = new Network()): RunningJob {
    const controller = new AbortController();
    let shown = '';
    let listens!: (input: ProgramInput) => void;
    const input = new Promise<ProgramInput>((resolve) => (listens = resolve));
    const view = {
      print: (text: string) => void (shown += text),
      listens: (program: ProgramInput | undefined) => {
        if (program) listens(program);
      },
    };
    return {
      result: runJob(request, toolchain, { view, built: () => undefined }, controller.signal, network),
      shown: () => shown,
      stop: () => controller.abort(),
      input,
    };
  }

  async remove(): Promise<void> {
    await rm(this.parent, { recursive: true, force: true });
  }
}
