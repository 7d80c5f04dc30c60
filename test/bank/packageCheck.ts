import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodeBlock, Question } from '../../src/core/bank/question';
import { scratchLayout } from '../../src/core/bank/scratch';
import type { BlockJob, Finding } from './blockCheck';
import { runCommand, type CommandResult } from './command';
import { cargoConfig } from './crates';
import { containsLines } from '../../src/core/rust/outcome';
import { difference, portableMessage, quote } from './messages';
import { toDiagnostic, type Diagnostic } from './rustc';
import { cargoEnvironment, cleanEnvironment, type Toolchain } from './toolchain';

const CARGO_TIMEOUT = 300_000;
const RUN_TIMEOUT = 10_000;
const RUNS = 3;

interface Built {
  readonly exitCode: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly executables: readonly string[];
  /** What cargo itself says: its refusals, and the warnings of build scripts. */
  readonly cargo: string;
}

/** Asks cargo whether a package is what its block says, by the very files that open for a person. */
export async function checkPackage(toolchain: Toolchain, question: Question, job: BlockJob, folder: string): Promise<Finding> {
  const layout = scratchLayout(question, job.block);
  for (const file of [...layout.files, { path: '.cargo/config.toml', code: cargoConfig() }]) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.code);
  }
  try {
    return await new PackageCheck(toolchain, path.join(folder, layout.packageFolder), folder, job).check();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

class PackageCheck {
  constructor(
    private readonly toolchain: Toolchain,
    private readonly home: string,
    private readonly folder: string,
    private readonly job: BlockJob,
  ) {}

  async check(): Promise<Finding> {
    const { block, fix } = this.job;
    const { expectation } = block;
    const lint = expectation.kind === 'warns' ? expectation.lint : undefined;
    const built = await (lint === undefined ? this.#build('build') : this.#build('clippy', ['-W', lint]));
    const ended = built.exitCode === 0 && lint === undefined && expectation.kind !== 'compiles' ? await this.#run(built) : [];
    const last = ended.at(-1);
    const all = [built.cargo, portableMessage(built.diagnostics), last?.stdout ?? '', last?.stderr ?? ''].join('\n');
    const failures = [...this.#endFailures(built, ended), ...this.#outputFailures(all, ended), ...(await this.#formatFailures())];
    if (fix?.console !== undefined && expectation.kind === 'runs' && containsLines(all, fix.console))
      failures.push('It prints all that its repair prints, so there is nothing to repair.');
    if (failures.length === 0 && expectation.kind === 'runs' && !block.key.startsWith('mistake-') && this.toolchain.clippy !== undefined) {
      const said = (await this.#build('clippy')).diagnostics;
      if (said.length > built.diagnostics.length) failures.push(`Clippy says:\n${quote(portableMessage(said))}`);
    }
    const shown = lint === undefined ? built.diagnostics : built.diagnostics.filter((diagnostic) => diagnostic.code === lint);
    const message = shown.length > 0 ? portableMessage(shown) : built.exitCode === 0 ? '' : this.#portable(built.cargo);
    return { failures, ...(message === '' ? {} : { message }) };
  }

  /** How it ended, against the attributes of its fences. */
  #endFailures(built: Built, ended: readonly CommandResult[]): string[] {
    const { expectation, console: lines } = this.job.block;
    const { diagnostics } = built;
    const said = quote([built.cargo, portableMessage(diagnostics)].join('\n'));
    const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code ?? 'an error without a code'))];
    switch (expectation.kind) {
      case 'compile-fails': {
        if (built.exitCode === 0) return ['cargo builds it, and should refuse it.'];
        const errors = [...new Set(diagnostics.filter(({ level }) => level.startsWith('error')).map(({ code }) => code ?? ''))];
        const wanted = expectation.codes;
        const same = errors.length === wanted.length && wanted.every((code) => errors.includes(code));
        return wanted.length === 0 || same ? [] : [`It should be refused with ${wanted.join(', ')}:\n${said}`];
      }
      case 'warns':
        if (built.exitCode !== 0) return [`It must compile and raise ${expectation.lint}, but it is refused:\n${said}`];
        return codes.includes(expectation.lint) ? [] : [`It does not raise ${expectation.lint}:\n${said}`];
      default:
    }
    // With lines of cargo's to expect, a package may be refused or warned of: the lines say so.
    if (built.exitCode !== 0) return lines === undefined ? [`cargo does not build it:\n${said}`] : [];
    if (diagnostics.length > 0 && !/^\s*(?:warning|error)\b/m.test(lines ?? '')) return [`The compiler says:\n${said}`];
    return ended
      .flatMap((result) => {
        const output = quote(`${result.stdout}${result.stderr}`);
        if (result.timedOut) return [`It did not end in time:\n${output}`];
        if (expectation.kind === 'panics') return result.exitCode === 101 ? [] : [`It did not panic:\n${output}`];
        if (expectation.kind === 'aborts') return result.exitCode !== 0 && result.exitCode !== 101 ? [] : [`It did not abort:\n${output}`];
        return result.exitCode === 0 || lines !== undefined ? [] : [`It ended with ${result.exitCode ?? result.signal}:\n${output}`];
      })
      .slice(0, 1);
  }

  #outputFailures(all: string, ended: readonly CommandResult[]): string[] {
    const { block } = this.job;
    const failures: string[] = [];
    if (block.console !== undefined && !containsLines(all, block.console))
      failures.push(`cargo and the program do not print all lines of the console,expect block:\n${quote(all)}`);
    if (block.stderr !== undefined && !containsLines(all, block.stderr))
      failures.push(`What is said does not contain the text,stderr block:\n${quote(all)}`);
    const wrong = ended.find((result) => block.stdout !== undefined && result.stdout !== block.stdout);
    if (wrong) failures.push(`Its output is not that of the text block: ${difference(block.stdout ?? '', wrong.stdout)}.`);
    if (block.stdout !== undefined && ended.length === 0) failures.push('It has a text block, but no program that ran.');
    return failures;
  }

  async #build(command: string, compilerArgs: readonly string[] = []): Promise<Built> {
    const args = [command, '--message-format=json', '--target-dir', path.join(this.folder, 'target'), '--', ...compilerArgs];
    const result = await this.#cargo(compilerArgs.length > 0 ? args : args.slice(0, -1), CARGO_TIMEOUT);
    const messages = result.stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as CargoMessage] : []));
    return {
      exitCode: result.exitCode,
      cargo: this.#portable(result.stderr),
      diagnostics: messages.flatMap(({ message }) => (message && toDiagnostic(message)) ?? []),
      executables: messages.flatMap(({ executable }) => executable ?? []),
    };
  }

  /** The program, or the tests of a library. */
  async #run(built: Built): Promise<CommandResult[]> {
    const results: CommandResult[] = [];
    const [program] = built.executables;
    for (let run = 1; run <= RUNS; run++) {
      results.push(
        program === undefined
          ? await this.#cargo(['test', '--target-dir', path.join(this.folder, 'target')], CARGO_TIMEOUT)
          : await runCommand(program, [], { cwd: this.home, env: this.#env(), timeout: RUN_TIMEOUT }),
      );
    }
    return results;
  }

  async #formatFailures(): Promise<string[]> {
    const { rustfmt } = this.toolchain;
    const { files, expectation } = this.job.block;
    if (rustfmt === undefined) return [];
    const failures: string[] = [];
    for (const { path: name, code } of files.filter((file) => file.path.endsWith('.rs'))) {
      const edition = manifestEdition(files, name);
      const options = { cwd: this.home, env: cleanEnvironment(), timeout: CARGO_TIMEOUT, input: code };
      const { exitCode, stdout } = await runCommand(rustfmt, ['--edition', edition, '--emit', 'stdout'], options);
      if (exitCode === 0 && stdout !== code) failures.push(`rustfmt would change ${name}: ${difference(stdout, code)}.`);
      if (exitCode !== 0 && expectation.kind !== 'compile-fails') failures.push(`rustfmt cannot read ${name}.`);
    }
    return failures;
  }

  #cargo(args: readonly string[], timeout: number): Promise<CommandResult> {
    return runCommand(this.toolchain.cargo, args, { cwd: this.home, env: this.#env(), timeout });
  }

  #env(): NodeJS.ProcessEnv {
    const flags = this.toolchain.flags.join('\u001F');
    return {
      ...cargoEnvironment(this.toolchain),
      CARGO_MANIFEST_DIR: this.home,
      ...(flags === '' ? {} : { CARGO_ENCODED_RUSTFLAGS: flags }),
    };
  }

  /** Without the folders and the times of this machine. */
  #portable(text: string): string {
    return text
      .replaceAll(`file://${this.home}`, '')
      .replaceAll(`${this.home}/`, '')
      .replaceAll(` (${this.home})`, '')
      .replaceAll(this.home, '.')
      .split('\n')
      .filter((line) => !/^\s*(?:Compiling|Checking|Finished|Running|Locking|Adding|Blocking|Updating)\b/.test(line))
      .join('\n')
      .trim();
  }
}

interface CargoMessage {
  readonly message?: Parameters<typeof toDiagnostic>[0];
  readonly executable?: string | null;
}

function manifestEdition(files: CodeBlock['files'], source: string): string {
  const folders = source.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const manifest = files.find((file) => file.path === [...folders.slice(0, depth), 'Cargo.toml'].join('/'));
    // An edition that does not exist may be the lesson.
    if (manifest) return /^\s*edition\s*=\s*"(2015|2018|2021|2024)"/m.exec(manifest.code)?.[1] ?? '2024';
  }
  return '2024';
}
