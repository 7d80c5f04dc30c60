import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { cargoEnvironment, pathFolders, withPathFirst } from './environment';

/** Edition 2024 begins here. */
const LEAST_RUST = '1.85';
const PROBE_MS = 20_000;
const isWindows = process.platform === 'win32';

export interface Toolchain {
  readonly cargo: string;
  readonly rustc: string;
  /** Such as `1.95.0`. */
  readonly release: string;
  readonly cargoRelease: string;
  /** Program and first arguments of clippy; undefined if it is not installed. */
  clippy(): Promise<readonly [string, ...string[]] | undefined>;
  /** For cargo and clippy. */
  readonly buildEnvironment: NodeJS.ProcessEnv;
  /** For the programs that it builds. */
  readonly programEnvironment: NodeJS.ProcessEnv;
  /**
   * Where cargo is started: a folder without settings of its own, since cargo obeys `.cargo/config.toml`, and rustup `rust-toolchain.toml`, in
   * every folder above the one it is started in.
   */
  readonly neutralFolder: string;
}

export type ToolchainSearch =
  | { readonly found: Toolchain }
  | { readonly found?: undefined; readonly cause: 'noRust' | 'oldRust' | 'badCargoPath'; readonly reason: string };

export interface ToolchainOptions {
  /** The setting; empty if the person has none. */
  readonly cargoPath: string;
  /** Cleaned. */
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

/** Finds the person's cargo and asks it and rustc who they are: a file that exists proves nothing, since rustup puts stand-ins for what is not installed. */
export async function findToolchain(options: ToolchainOptions): Promise<ToolchainSearch> {
  const setting = options.cargoPath.trim();
  if (setting !== '') return probeSetting(setting, options);
  let firstFailure: ToolchainSearch | undefined;
  for (const folder of candidateFolders(options)) {
    const cargo = path.join(folder, executableName('cargo'));
    if (!(await isExecutable(cargo))) continue;
    const result = await probe(cargo, options);
    if (result.found) return result;
    firstFailure ??= result;
  }
  return (
    firstFailure ?? {
      cause: 'noRust',
      reason:
        'Rust is not installed, or not where it could be found. Install it, or name the cargo program in the setting rustInterview.cargoPath.',
    }
  );
}

/** True if `release` (`1.95.0`, `1.97.0-nightly`) is at least `least` (`1.88`). */
export function isAtLeast(release: string, least: string): boolean {
  const [have, want] = [release, least].map((version) => version.split(/[.-]/).slice(0, 3).map(Number)) as [number[], number[]];
  for (let index = 0; index < 3; index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The PATH first; then where installers put cargo, for editors started from a dock or a sandbox see less of the PATH than a terminal. */
function candidateFolders({ environment, home }: ToolchainOptions): readonly string[] {
  const cargoHome = environment.CARGO_HOME;
  const usual = [...(cargoHome && path.isAbsolute(cargoHome) ? [path.join(cargoHome, 'bin')] : []), path.join(home, '.cargo', 'bin')];
  const packaged = isWindows ? [] : ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin', path.join(home, '.nix-profile', 'bin')];
  return [...new Set([...pathFolders(environment), ...usual, ...packaged])];
}

async function probeSetting(setting: string, options: ToolchainOptions): Promise<ToolchainSearch> {
  const expanded = /^~(?:[\\/]|$)/.test(setting) ? path.join(options.home, setting.slice(1)) : setting;
  const isFolder = await stat(expanded).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const cargo = isFolder ? path.join(expanded, executableName('cargo')) : expanded;
  const bad = (what: string): ToolchainSearch => ({
    cause: 'badCargoPath',
    reason: `The setting rustInterview.cargoPath names "${setting}", ${what}. Correct it, or clear it to use the cargo on the PATH.`,
  });
  if (!path.isAbsolute(cargo)) return bad('which is not a full path');
  if (!(await isExecutable(cargo))) return bad('where there is no program');
  const result = await probe(cargo, options);
  return result.found || result.cause === 'oldRust' ? result : bad('which does not work as cargo');
}

async function probe(cargo: string, options: ToolchainOptions): Promise<ToolchainSearch> {
  const neutralFolder = path.parse(options.home).root;
  const ask = (command: string, args: readonly string[]): Promise<Answer> => run(command, args, neutralFolder, options.environment);
  const beside = path.join(path.dirname(cargo), executableName('rustc'));
  const rustc = (await isExecutable(beside)) ? beside : await onPath('rustc', options.environment);
  if (rustc === undefined) {
    return { cause: 'noRust', reason: `There is a cargo at ${cargo}, but no Rust compiler beside it or on the PATH. Install Rust again.` };
  }
  const [cargoAnswer, rustcAnswer, rootAnswer] = await Promise.all([
    ask(cargo, ['-vV']),
    ask(rustc, ['-vV']),
    ask(rustc, ['--print', 'sysroot']),
  ]);
  const release = releaseIn(rustcAnswer);
  const cargoRelease = releaseIn(cargoAnswer);
  if (release === undefined || cargoRelease === undefined)
    return { cause: 'noRust', reason: whyNot(release === undefined ? rustcAnswer : cargoAnswer) };
  if (!isAtLeast(release, LEAST_RUST)) {
    return {
      cause: 'oldRust',
      reason: `The examples need Rust ${LEAST_RUST} or newer, and yours is ${release}. Update it: rustup update stable`,
    };
  }
  // rustup's stand-ins choose a toolchain anew at every call; the programs behind them do not, and start faster.
  const bin = path.join(rootAnswer.stdout.trim(), 'bin');
  const direct = { cargo: path.join(bin, executableName('cargo')), rustc: path.join(bin, executableName('rustc')) };
  const isDirect = rootAnswer.ok && (await isExecutable(direct.cargo)) && (await isExecutable(direct.rustc));
  const tools = isDirect ? direct : { cargo, rustc };
  const programEnvironment = { ...withPathFirst(options.environment, path.dirname(tools.cargo)), CARGO: tools.cargo };
  const buildEnvironment = { ...cargoEnvironment(programEnvironment), RUSTC: tools.rustc };
  let clippy: Promise<readonly [string, ...string[]] | undefined> | undefined;
  return {
    found: {
      ...tools,
      release,
      cargoRelease,
      buildEnvironment,
      programEnvironment,
      neutralFolder,
      clippy: () => (clippy ??= findClippy([path.dirname(tools.cargo), path.dirname(cargo)], neutralFolder, buildEnvironment)),
    },
  };
}

/** `cargo-clippy` is asked for directly: `cargo clippy` may find the one of another toolchain. */
async function findClippy(
  folders: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
): Promise<readonly [string, string] | undefined> {
  for (const folder of new Set([...folders, ...pathFolders(environment)])) {
    const program = path.join(folder, executableName('cargo-clippy'));
    if ((await isExecutable(program)) && (await run(program, ['-V'], cwd, environment)).ok) return [program, 'clippy'];
  }
  return undefined;
}

/** Rust is there and does not answer: most often rustup without a toolchain. */
function whyNot(answer: Answer): string {
  const said = answer.stderr
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
  const way =
    /rustup/.test(answer.stderr) || /toolchain/.test(answer.stderr) ? 'Install a toolchain: rustup default stable' : 'Install Rust again.';
  return `Rust is installed but does not work${said === undefined ? '' : ` (${said.replace(/^error: /, '')})`}. ${way}`;
}

interface Answer {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(command, [...args], { cwd, env, timeout: PROBE_MS, windowsHide: true }, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr: stderr || (error ? error.message : '') }),
    );
  });
}

function releaseIn(answer: Answer): string | undefined {
  return answer.ok ? /^release: (\d+\.\d+\.\d+\S*)/m.exec(answer.stdout)?.[1] : undefined;
}

async function onPath(name: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of pathFolders(environment)) {
    const program = path.join(folder, executableName(name));
    if (await isExecutable(program)) return program;
  }
  return undefined;
}

function executableName(name: string): string {
  return isWindows ? `${name}.exe` : name;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
