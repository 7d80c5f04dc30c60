import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CodeBlock, QuestionSummary } from '../../src/core/bank/question';
import { scratchLayout, scratchName } from '../../src/core/bank/scratch';
import { OFFLINE_CONFIG, type Crates } from './crates';
import { run, type Finished } from './process';
import { cleanEnvironment } from './toolchain';

export interface Judgement {
  /** Sentences, each with what the toolchain said; empty if the block does what it says. */
  readonly problems: readonly string[];
  /** The compiler's message on a block that must fail or warn. */
  readonly message?: string;
}

/** Hash order and thread order show in more than one run. */
const RUNS = 3;
/** In ms. */
const LONGEST_RUN = 10_000;

/** Everything of a block's judgement that lies in its own text. */
export async function judgeBlock(question: QuestionSummary, block: CodeBlock, crates: Crates): Promise<Judgement> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bank-'));
  try {
    return block.package ? await judgePackage(question, block, folder) : await new SingleFile(question, block, crates, folder).judge();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Compiled extends Finished {
  /** Each error or warning but the summaries. */
  readonly messages: readonly { readonly level: string; readonly code: string | undefined; readonly rendered: string }[];
}

class SingleFile {
  readonly #file: string;
  readonly #problems: string[] = [];
  #message: string | undefined;

  constructor(
    private readonly question: QuestionSummary,
    private readonly block: CodeBlock,
    private readonly crates: Crates,
    private readonly folder: string,
  ) {
    this.#file = block.library ? 'lib.rs' : 'main.rs';
  }

  async judge(): Promise<Judgement> {
    await writeFile(path.join(this.folder, this.#file), this.block.files[0]?.code ?? '');
    const { expectation } = this.block;
    switch (expectation.kind) {
      case 'compile-fails':
        await this.#mustFail(expectation.codes);
        break;
      case 'warns':
        await this.#mustWarn(expectation.lint);
        break;
      case 'exercise':
      case 'solution':
        await this.#tests(expectation.kind);
        break;
      case 'panics':
      case 'aborts':
        if (await this.#compiles({ clippy: false }))
          await this.#runs((end) => (expectation.kind === 'panics' ? end.code === 101 : end.code !== 0 && end.code !== 101));
        break;
      case 'compiles':
        await this.#compiles({ clippy: true });
        break;
      case 'runs':
        if (await this.#compiles({ clippy: true })) await this.#runs((end) => end.code === 0);
        break;
    }
    await this.#format();
    return { problems: this.#problems, ...(this.#message === undefined ? {} : { message: this.#message }) };
  }

  async #mustFail(codes: readonly string[]): Promise<void> {
    // Metadata leaves out what only code generation sees, such as `arithmetic_overflow`.
    let compiled = await this.#compile('rustc', ['--emit=metadata']);
    if (compiled.code === 0) compiled = await this.#compile('rustc', ['--emit=obj']);
    const errors = compiled.messages.filter((message) => message.level.startsWith('error'));
    const said = rendered(errors);
    this.#message = said;
    const found = [...new Set(errors.map((error) => error.code))];
    if (compiled.code !== 1)
      this.#problems.push(
        compiled.code === 0 ? 'It must not compile, but it does.' : `The compiler ended with ${compiled.code}.\n${compiled.stderr}`,
      );
    else if (codes.length === 0) {
      if (found.some((code) => code !== undefined))
        this.#problems.push(`The error has a code (${found.join(', ')}): name it in the fence.\n${said}`);
      else this.#contains(said, this.block.stderr);
    } else if (found.length !== codes.length || !codes.every((code) => found.includes(code)))
      this.#problems.push(
        `Expected ${codes.join(', ')}, found ${found.map((code) => code ?? 'an error without a code').join(', ')}.\n${said}`,
      );
    else if (this.block.stderr !== undefined) this.#contains(said, this.block.stderr);
  }

  async #mustWarn(lint: string): Promise<void> {
    const compiled = await this.#compile('clippy-driver', ['-W', lint, '--emit=metadata', ...(this.#hasTests() ? ['--test'] : [])]);
    this.#message = rendered(compiled.messages);
    if (compiled.code !== 0)
      this.#problems.push(`It must compile with a warning, but is refused.\n${compiled.stderr === '' ? '' : this.#message}`);
    else if (!compiled.messages.some((message) => message.code === lint))
      this.#problems.push(`The lint ${lint} is not raised.\n${this.#message}`);
    else if (this.block.stdout !== undefined && (await this.#compiles({ clippy: false, warnings: true })))
      await this.#runs((end) => end.code === 0);
  }

  async #tests(kind: 'exercise' | 'solution'): Promise<void> {
    const isSolution = kind === 'solution';
    for (const [tool, more] of [
      ['rustc', ['--emit=metadata']],
      ...(isSolution
        ? ([
            ['clippy-driver', ['--emit=metadata']],
            ['clippy-driver', ['--emit=metadata', '--test']],
          ] as const)
        : []),
    ] as const) {
      const compiled = await this.#compile(tool, more);
      const unwanted = compiled.messages.filter((message) => isSolution || message.code !== 'unused_variables');
      if (compiled.code !== 0 || unwanted.length > 0)
        this.#problems.push(
          `${isSolution ? 'A solution compiles without a warning' : 'An exercise compiles, with warnings of unused variables only'}.\n${rendered(unwanted)}`,
        );
    }
    if (this.#problems.length > 0) return;
    const tests = await this.#compile('rustc', ['--test', '-o', 'tests']);
    if (tests.code !== 0) {
      this.#problems.push(`The tests do not compile.\n${rendered(tests.messages)}`);
      return;
    }
    const end = await run(path.join(this.folder, 'tests'), [], { cwd: this.folder, env: cleanEnvironment(), timeout: LONGEST_RUN });
    if (isSolution && end.code !== 0) this.#problems.push(`The tests of the solution fail.\n${end.stdout}`);
    if (!isSolution && end.code === 0) this.#problems.push('The tests of the exercise pass before anything is done.');
    if (isSolution && this.block.stdout !== undefined && (await this.#compiles({ clippy: false })))
      await this.#runs((ended) => ended.code === 0);
  }

  async #compiles(options: { clippy: boolean; warnings?: boolean }): Promise<boolean> {
    if (options.clippy) {
      const linted = await this.#compile('clippy-driver', ['--emit=metadata']);
      if (linted.code !== 0 || linted.messages.length > 0) {
        this.#problems.push(
          `It must compile without a warning of rustc or clippy.\n${linted.messages.length > 0 ? rendered(linted.messages) : linted.stderr}`,
        );
        return false;
      }
    }
    const emit = this.block.library ? ['--emit=metadata'] : ['-o', 'program'];
    const compiled = await this.#compile('rustc', [...(this.block.release ? ['-O'] : []), ...emit]);
    if (compiled.code === 0 && (options.warnings === true || compiled.messages.length === 0)) return true;
    this.#problems.push(`It must compile without a warning.\n${rendered(compiled.messages)}`);
    return false;
  }

  async #runs(endsWell: (end: Finished) => boolean): Promise<void> {
    for (let turn = 0; turn < RUNS; turn++) {
      const end = await run(path.join(this.folder, 'program'), [], { cwd: this.folder, env: cleanEnvironment(), timeout: LONGEST_RUN });
      const before = this.#problems.length;
      if (end.timedOut) this.#problems.push(`It did not end within ${LONGEST_RUN / 1000} s.`);
      else if (!endsWell(end)) this.#problems.push(`It ended with ${end.code}.\n${end.stdout}${end.stderr}`);
      else {
        if (this.block.stdout !== undefined && end.stdout !== this.block.stdout)
          this.#problems.push(`It printed\n${end.stdout}but the text block says\n${this.block.stdout}`);
        this.#contains(end.stderr, this.block.stderr);
      }
      if (this.#problems.length > before) return;
    }
  }

  #contains(said: string, wanted: string | undefined): void {
    const missing = (wanted ?? '').split('\n').filter((line) => line.trim() !== '' && !said.includes(line.trim()));
    if (missing.length > 0) this.#problems.push(`The message does not contain "${missing.join('" and "')}".\n${said}`);
  }

  async #format(): Promise<void> {
    const checked = await run('rustfmt', ['--edition', this.block.edition, '--check', '--color', 'never', this.#file], {
      cwd: this.folder,
    });
    // What does not even parse cannot be formatted; only a block that must not compile may be so.
    const unreadable = checked.stderr.includes('error') && this.block.expectation.kind === 'compile-fails';
    if (checked.code !== 0 && !unreadable) this.#problems.push(`rustfmt would change it.\n${checked.stdout}${checked.stderr}`);
  }

  #hasTests(): boolean {
    return this.block.files[0]?.code.includes('#[test]') ?? false;
  }

  async #compile(tool: 'rustc' | 'clippy-driver', more: readonly string[]): Promise<Compiled> {
    // A library's name has no doubled underscore: see `scratchLayout`.
    const name = scratchName(this.question.id, this.block.key).replaceAll(/_+/g, this.block.library ? '_' : '$&');
    const args = [
      '--edition',
      this.block.edition,
      '--error-format=json',
      '--crate-name',
      name,
      '-Cdebuginfo=0',
      // As cargo does: without these an unknown feature or environment variable passes or fails differently.
      '--check-cfg=cfg(docsrs,test)',
      '--check-cfg=cfg(feature, values())',
      ...(this.block.library ? ['--crate-type', 'lib'] : []),
      ...(this.question.crates.length > 0 ? this.crates.arguments : []),
      ...more,
      this.#file,
    ];
    const env = cleanEnvironment({
      CARGO_PKG_NAME: 'practice-std',
      CARGO_PKG_VERSION: '0.1.0',
      CARGO_CRATE_NAME: name,
      CARGO_BIN_NAME: name,
      CARGO_MANIFEST_DIR: this.folder,
    });
    const finished = await run(tool, args, { cwd: this.folder, env });
    return { ...finished, messages: messagesOf(finished.stderr) };
  }
}

const SUMMARY = /^(?:aborting due to|\d+ warnings? emitted|For more information)/;

function messagesOf(output: string): Compiled['messages'] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const message = JSON.parse(line) as { level?: string; message?: string; code?: { code: string } | null; rendered?: string };
    if ((message.level !== 'error' && message.level !== 'warning') || SUMMARY.test(message.message ?? '')) return [];
    return [{ level: message.level, code: message.code?.code, rendered: message.rendered ?? message.message ?? '' }];
  });
}

function rendered(messages: Compiled['messages']): string {
  return messages.map((message) => message.rendered.trimEnd()).join('\n\n');
}

/** A package is judged as a person runs it, by cargo, from the very files that open for them. */
async function judgePackage(question: QuestionSummary, block: CodeBlock, folder: string): Promise<Judgement> {
  const layout = scratchLayout(question, block);
  for (const file of layout.files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.code);
  }
  await mkdir(path.join(folder, '.cargo'), { recursive: true });
  await writeFile(path.join(folder, '.cargo/config.toml'), OFFLINE_CONFIG);
  const cwd = path.join(folder, layout.packageFolder);
  const env = cleanEnvironment();
  const action =
    block.expectation.kind === 'compiles' ||
    block.expectation.kind === 'compile-fails' ||
    !layout.files.some((file) => file.path.endsWith('/src/main.rs'))
      ? 'build'
      : 'run';
  const end = await run('cargo', [action, '--offline', '--color', 'never', '--target-dir', path.join(folder, 'target')], { cwd, env });
  const problems: string[] = [];
  const said = `${end.stdout}${end.stderr}`;
  const mustFail = block.expectation.kind === 'compile-fails' || block.expectation.kind === 'panics' || block.expectation.kind === 'aborts';
  // With lines of cargo's to expect, a package may end in either way: they say which.
  if (mustFail !== (end.code !== 0) && !(block.console !== undefined && block.expectation.kind === 'runs'))
    problems.push(`cargo ${action} ended with ${end.code}.\n${said}`);
  if (block.expectation.kind === 'compile-fails') {
    const missing = block.expectation.codes.filter((code) => !said.includes(`[${code}]`));
    if (missing.length > 0) problems.push(`cargo did not report ${missing.join(', ')}.\n${said}`);
  }
  const lines = (block.console ?? '').split('\n').filter((line) => line.trim() !== '' && !said.includes(line.trim()));
  if (lines.length > 0) problems.push(`cargo did not print "${lines.join('" and "')}".\n${said}`);
  if (block.stdout !== undefined && end.stdout !== block.stdout)
    problems.push(`It printed\n${end.stdout}but the text block says\n${block.stdout}`);
  for (const file of layout.files.filter((candidate) => candidate.path.endsWith('.rs'))) {
    const checked = await run('rustfmt', ['--edition', block.edition, '--check', '--color', 'never', file.path], { cwd: folder });
    if (checked.code !== 0 && block.expectation.kind !== 'compile-fails')
      problems.push(`rustfmt would change ${file.path}.\n${checked.stdout}${checked.stderr}`);
  }
  return { problems, ...(end.code === 0 ? {} : { message: packageMessage(end.stderr, folder) }) };
}

/** What cargo says of the person's package, without the paths and the times of this machine. */
function packageMessage(stderr: string, folder: string): string {
  return stderr
    .replaceAll(/\(?(?:file:\/\/)?[^\s()`]*bank-[\w]+\/packages\/([^\s()`]*)\)?/g, '$1')
    .replaceAll(`${folder}/`, '')
    .split('\n')
    .filter((line) => !/^\s+(?:Compiling|Finished|Running|Locking|Blocking)\b/.test(line))
    .join('\n')
    .trim();
}
