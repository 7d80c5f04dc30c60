import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodeBlock } from '../../src/core/bank/question';
import { runCommand, type CommandResult } from './command';
import { cleanEnvironment, type Toolchain } from './toolchain';

export interface Diagnostic {
  readonly level: string;
  readonly code: string | undefined;
  readonly message: string;
  /** As the compiler prints it, without colours; paths as it was given them. */
  readonly rendered: string;
}

export interface Compilation {
  readonly exitCode: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** All that was written besides diagnostics: how a linker or a crashed compiler complains. */
  readonly rest: string;
}

export type Emit = 'metadata' | 'obj' | 'link';

export interface CompileOptions {
  readonly emit: Emit;
  /** Compile with the test harness. */
  readonly test?: boolean;
  /** Use clippy, with its default lints. */
  readonly clippy?: boolean;
  /** A lint to be raised. */
  readonly lint?: string;
}

const COMPILE_TIMEOUT = 120_000;
const RUN_TIMEOUT = 10_000;

export interface Bench {
  readonly toolchain: Toolchain;
  readonly folder: string;
  readonly block: CodeBlock;
  /** Of the crate. */
  readonly name: string;
  /** What the compiler needs to find crates. */
  readonly externs: readonly string[];
}

/** One block in a folder of its own: compiled as cargo would, one process at a time. */
export class Workbench {
  readonly #env: NodeJS.ProcessEnv;

  private constructor(private readonly bench: Bench) {
    this.#env = { ...cleanEnvironment(), ...cargoVariables(bench) };
  }

  static async with<T>(bench: Bench, work: (workbench: Workbench) => Promise<T>): Promise<T> {
    await mkdir(bench.folder, { recursive: true });
    try {
      for (const file of bench.block.files) await writeFile(path.join(bench.folder, file.path), file.code);
      return await work(new Workbench(bench));
    } finally {
      await rm(bench.folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  get toolchain(): Toolchain {
    return this.bench.toolchain;
  }

  async compile(options: CompileOptions): Promise<Compilation> {
    const { block, toolchain, name, externs, folder } = this.bench;
    const program = options.clippy ? (toolchain.clippy ?? toolchain.rustc) : toolchain.rustc;
    const result = await runCommand(
      program,
      [
        `--edition=${block.edition}`,
        `--crate-name=${name}`,
        '--error-format=json',
        ...toolchain.flags,
        '-Cdebuginfo=0',
        '--check-cfg=cfg(docsrs,test)',
        '--check-cfg=cfg(feature, values())',
        ...(block.release ? ['-Copt-level=3'] : []),
        ...(options.test ? ['--test'] : ['--crate-type', block.library ? 'lib' : 'bin']),
        ...(options.lint === undefined ? [] : ['-W', options.lint]),
        ...(options.emit === 'link' ? ['-o', this.#program] : [`--emit=${options.emit}`, '--out-dir', '.']),
        ...externs,
        block.files[0]?.path ?? '',
      ],
      { cwd: folder, env: this.#env, timeout: COMPILE_TIMEOUT },
    );
    return { exitCode: result.exitCode, ...readDiagnostics(result.stderr) };
  }

  /** The program that was linked last, with stdin closed. */
  run(): Promise<CommandResult> {
    const { folder } = this.bench;
    return runCommand(path.join(folder, this.#program), [], { cwd: folder, env: this.#env, timeout: RUN_TIMEOUT });
  }

  /** The block's text as rustfmt would write it; undefined if it cannot be parsed. */
  async format(edition: string): Promise<string | undefined> {
    const { toolchain, folder, block } = this.bench;
    const { rustfmt } = toolchain;
    if (rustfmt === undefined) return undefined;
    const options = { cwd: folder, env: cleanEnvironment(), timeout: COMPILE_TIMEOUT, input: block.files[0]?.code ?? '' };
    const result = await runCommand(rustfmt, ['--edition', edition, '--emit', 'stdout'], options);
    return result.exitCode === 0 ? result.stdout : undefined;
  }

  get #program(): string {
    return process.platform === 'win32' ? 'program.exe' : './program';
  }
}

/** What cargo tells a program about itself, so that `env!("CARGO_PKG_VERSION")` compiles here as it does there. */
function cargoVariables({ name, folder }: Bench): NodeJS.ProcessEnv {
  const empty = ['AUTHORS', 'DESCRIPTION', 'HOMEPAGE', 'REPOSITORY', 'LICENSE', 'LICENSE_FILE', 'RUST_VERSION', 'README', 'VERSION_PRE'];
  return {
    ...Object.fromEntries(empty.map((field) => [`CARGO_PKG_${field}`, ''])),
    CARGO_PKG_NAME: name,
    CARGO_PKG_VERSION: '0.1.0',
    CARGO_PKG_VERSION_MAJOR: '0',
    CARGO_PKG_VERSION_MINOR: '1',
    CARGO_PKG_VERSION_PATCH: '0',
    CARGO_MANIFEST_DIR: folder,
    CARGO_CRATE_NAME: name,
    CARGO_BIN_NAME: name,
  };
}

interface RawDiagnostic {
  readonly $message_type?: string;
  readonly level?: string;
  readonly message?: string;
  readonly rendered?: string;
  readonly code?: { readonly code?: string } | null;
}

/** Reads what a compiler wrote with `--error-format=json`; summaries such as "aborting due to 2 previous errors" are left out. */
export function readDiagnostics(stderr: string): Pick<Compilation, 'diagnostics' | 'rest'> {
  const diagnostics: Diagnostic[] = [];
  const rest: string[] = [];
  for (const line of stderr.split('\n')) {
    if (line === '') continue;
    let raw: RawDiagnostic | undefined;
    try {
      raw = line.startsWith('{') ? (JSON.parse(line) as RawDiagnostic) : undefined;
    } catch {
      raw = undefined;
    }
    if (raw?.message === undefined) {
      rest.push(line);
      continue;
    }
    const diagnostic = toDiagnostic(raw);
    if (diagnostic) diagnostics.push(diagnostic);
  }
  return { diagnostics, rest: rest.join('\n') };
}

export function toDiagnostic(raw: RawDiagnostic): Diagnostic | undefined {
  const { level = '', message = '', rendered = '' } = raw;
  if (level === 'failure-note' || /^(?:aborting due to |\d+ warnings? emitted)/.test(message)) return undefined;
  return { level, code: raw.code?.code, message, rendered };
}

export function errorsOf(compilation: Pick<Compilation, 'diagnostics'>): readonly Diagnostic[] {
  return compilation.diagnostics.filter((diagnostic) => diagnostic.level.startsWith('error'));
}

export function warningsOf(compilation: Pick<Compilation, 'diagnostics'>): readonly Diagnostic[] {
  return compilation.diagnostics.filter((diagnostic) => diagnostic.level === 'warning');
}
