import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dependencyLine } from '../../src/core/bank/scratch';
import { run } from './process';
import { cleanEnvironment } from './toolchain';

/** Debian keeps the sources of crates here, a directory source for cargo. */
const REGISTRY = '/usr/share/cargo/registry';

/** Makes cargo take crates from Debian's packages alone. */
export const OFFLINE_CONFIG = `[source.crates-io]\nreplace-with = "debian"\n\n[source.debian]\ndirectory = "${REGISTRY}"\n\n[net]\noffline = true\n`;

/** Debian's packages for a crate, where the name does not follow from the crate's. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  serde: ['librust-serde-dev', 'librust-serde-derive-dev'],
  clap: ['librust-clap-dev', 'librust-clap-derive-dev'],
  proptest: ['librust-proptest+default-dev'],
};

function packagesOf(crate: string): readonly string[] {
  return PACKAGES[crate] ?? [`librust-${crate.replaceAll('_', '-')}-dev`];
}

/** Where rustc finds crates: `--extern` and `-L` arguments, from cargo's own command line. */
export interface Crates {
  readonly arguments: readonly string[];
  readonly identity: string;
}

/**
 * Gets the crates and builds them once, kept in `folder` until the list or the compiler changes.
 * @returns a sentence that says what is missing if they cannot be had here
 */
export async function prepareCrates(crates: readonly string[], compiler: string, folder: string): Promise<Crates | string> {
  if (crates.length === 0) return { arguments: [], identity: '' };
  const problem = await install(crates);
  if (problem !== undefined) return problem;
  const manifest = `[package]\nname = "bank-crates"\nversion = "0.1.0"\nedition = "2024"\n\n[workspace]\n\n[profile.dev]\ndebug = 0\nincremental = false\n\n[dependencies]\n${crates.map(dependencyLine).join('\n')}\n`;
  const identity = `${compiler}\n${manifest}`;
  const stored = path.join(folder, 'externs.json');
  if (existsSync(stored)) {
    const known = JSON.parse(await readFile(stored, 'utf8')) as Crates;
    if (known.identity === identity) return known;
  }
  await mkdir(path.join(folder, 'src'), { recursive: true });
  await mkdir(path.join(folder, '.cargo'), { recursive: true });
  await writeFile(path.join(folder, '.cargo/config.toml'), OFFLINE_CONFIG);
  await writeFile(path.join(folder, 'Cargo.toml'), manifest);
  await writeFile(path.join(folder, 'src/main.rs'), `// ${Date.now()}\nfn main() {}\n`);
  const built = await run('cargo', ['build', '-v', '--color', 'never', '--target-dir', 'target'], {
    cwd: folder,
    env: cleanEnvironment(),
    timeout: 600_000,
  });
  if (built.code !== 0) return `the crates ${crates.join(', ')} could not be built: ${built.stderr.trim().split('\n').slice(-5).join(' ')}`;
  // The folder of dependencies holds several builds of one crate: only cargo's own command line says which one is meant.
  const line = built.stderr.split('\n').find((text) => text.includes('--crate-name bank_crates ')) ?? '';
  const found = [...line.matchAll(/--extern ([^\s`]+)/g)].flatMap((match) => ['--extern', match[1] ?? '']);
  const result: Crates = { arguments: ['-L', `dependency=${path.join(folder, 'target/debug/deps')}`, ...found], identity };
  await writeFile(stored, JSON.stringify(result));
  return result;
}

async function install(crates: readonly string[]): Promise<string | undefined> {
  const wanted = crates.flatMap(packagesOf);
  const installed = async (name: string): Promise<boolean> =>
    (await run('dpkg-query', ['-W', '-f', '${Status}', name]).catch(() => undefined))?.stdout.includes('ok installed') ?? false;
  const missing: string[] = [];
  for (const name of wanted) if (!(await installed(name))) missing.push(name);
  if (missing.length === 0) return undefined;
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const isDebian = existsSync('/etc/debian_version');
  if (!isDebian || process.getuid?.() !== 0) {
    return isDebian ? `crates are missing; as root: ${command.join(' ')}` : 'crates are taken from Debian packages, and this is not Debian';
  }
  console.log(`Installing ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...lock, 'update', '-qq'], { env, timeout: 600_000 });
  const done = await run('apt-get', [...lock, ...command.slice(1)], { env, timeout: 600_000 });
  return done.code === 0 ? undefined : `Debian packages could not be installed: ${done.stderr.trim().split('\n').at(-1) ?? ''}`;
}
