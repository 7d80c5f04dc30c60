import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dependencyLine } from '../../src/core/bank/scratch';
import { runCommand } from './command';
import { cargoEnvironment, type Toolchain } from './toolchain';

/** Debian packages crates as sources, in a folder that cargo can take them from. */
const REGISTRY = '/usr/share/cargo/registry';

/** Debian's packages of a crate, where they do not follow from its name. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  serde: ['librust-serde-dev', 'librust-serde-derive-dev'],
  clap: ['librust-clap-dev', 'librust-clap-derive-dev'],
  proptest: ['librust-proptest+default-dev'],
};

const MANIFEST = `[package]
name = "bank-crates"
version = "0.1.0"
edition = "2024"

[workspace]

[profile.dev]
debug = 0
incremental = false

[dependencies]
`;

export interface Crates {
  /** `--extern` and `-L` of the compiler. */
  readonly arguments: readonly string[];
  /** What was found with other crates must be found again. */
  readonly identity: string;
}

/** Keeps cargo from the network, and takes crates from Debian's folder where that exists. */
export function cargoConfig(): string {
  const source = existsSync(REGISTRY)
    ? `[source.crates-io]\nreplace-with = "debian"\n\n[source.debian]\ndirectory = "${REGISTRY}"\n\n`
    : '';
  return `${source}[net]\noffline = true\n`;
}

/**
 * Builds these crates once, in a folder that is kept until they or the compiler change.
 * @returns why they cannot be had here, if they cannot
 */
export async function prepareCrates(names: readonly string[], toolchain: Toolchain, folder: string): Promise<Crates | string> {
  if (names.length === 0) return { arguments: [], identity: '' };
  const missing = await install(names.flatMap((name) => PACKAGES[name] ?? [`librust-${name.replaceAll('_', '-')}-dev`]));
  if (missing !== undefined) return missing;
  const manifest = `${MANIFEST}${names.map(dependencyLine).join('\n')}\n`;
  const identity = createHash('sha256')
    // The folder too: what is stored names files in it, and a copy of the project has files of its own.
    .update([toolchain.identity, path.resolve(folder), manifest, ...readdirSync(REGISTRY).toSorted()].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const home = path.resolve(folder, identity);
  const stored = path.join(home, 'arguments.json');
  if (existsSync(stored)) return { arguments: JSON.parse(readFileSync(stored, 'utf8')) as string[], identity };

  for (const below of ['src', '.cargo']) mkdirSync(path.join(home, below), { recursive: true });
  writeFileSync(path.join(home, '.cargo/config.toml'), cargoConfig());
  writeFileSync(path.join(home, 'Cargo.toml'), manifest);
  // Cargo shows the command line of what it builds and not of what is fresh, so this must never be fresh.
  writeFileSync(path.join(home, 'src/main.rs'), `// ${Date.now()}\nfn main() {}\n`);
  const built = await runCommand(toolchain.cargo, ['build', '-v', '--target-dir', path.join(home, 'target')], {
    cwd: home,
    env: cargoEnvironment(toolchain),
    timeout: 900_000,
  });
  if (built.exitCode !== 0) {
    const errors = built.stderr.split('\n').filter((line) => line.startsWith('error'));
    return `the crates could not be built: ${errors.slice(0, 5).join(' ') || `cargo ended with ${built.exitCode ?? built.signal}`}`;
  }
  // The folder of dependencies holds several builds of one crate: only cargo's own command line says which one is meant.
  const command = built.stderr.split('\n').find((line) => line.includes('--crate-name bank_crates ')) ?? '';
  const externs = [...command.matchAll(/--extern ([^\s`]+)/g)].flatMap((match) => ['--extern', match[1] ?? '']);
  const found = ['-L', `dependency=${path.join(home, 'target/debug/deps')}`, ...externs];
  writeFileSync(`${stored}.${process.pid}`, JSON.stringify(found));
  renameSync(`${stored}.${process.pid}`, stored);
  return { arguments: found, identity };
}

/** Removes what was built for other lists of crates and other compilers. */
export function forgetOtherCrates(crates: Crates, folder: string): void {
  if (crates.identity === '') return;
  for (const name of readdirSync(folder)) if (name !== crates.identity) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** @returns why the packages cannot be installed here, if they cannot */
async function install(packages: readonly string[]): Promise<string | undefined> {
  const command = (names: readonly string[]): string[] => ['install', '-y', '--no-install-recommends', ...names];
  if (!existsSync('/etc/debian_version'))
    return `crates come from Debian packages, and this is not Debian; there it is: apt-get ${command(packages).join(' ')}`;
  const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }, timeout: 900_000 };
  // A package may stand under another name for several that exist in name only.
  const status = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Status}, ${Package}, ${Provides}\\n', 'librust-*'], options);
  const installed = new Set(
    status.stdout
      .split('\n')
      .map((line) => line.split(', ').map((name) => name.replace(/ \(.*$/, '')))
      .flatMap(([state, ...names]) => (state === 'installed' ? names : [])),
  );
  const missing = packages.filter((name) => !installed.has(name));
  if (missing.length === 0) return undefined;
  if (process.getuid?.() !== 0) return `crates are missing; run as root: apt-get ${command(missing).join(' ')}`;
  console.log(`Installing ${missing.join(' ')}.`);
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  await runCommand('apt-get', [...lock, 'update', '-qq'], options);
  const done = await runCommand('apt-get', [...lock, ...command(missing)], options);
  return done.exitCode === 0
    ? undefined
    : `Debian packages could not be installed (${done.stderr.trim().split('\n').at(-1) ?? ''}): apt-get ${command(missing).join(' ')}`;
}
