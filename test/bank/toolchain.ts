import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command';

export interface Toolchain {
  /** Such as `rustc 1.95.0`. */
  readonly compiler: string;
  /** All that the compiler says of itself: what was found with another toolchain must be found again. */
  readonly identity: string;
  readonly sysroot: string;
  /** Arguments that every compiler is given. */
  readonly flags: readonly string[];
  readonly rustc: string;
  readonly cargo: string;
  readonly clippy: string | undefined;
  readonly rustfmt: string | undefined;
  readonly rustdoc: string | undefined;
  /** Folder of the documentation that was installed with it. */
  readonly documentation: string | undefined;
}

/** The least compiler that knows edition 2024. */
const LEAST_MINOR = 85;

/**
 * Compilers must not hear of the surroundings: flags and wrappers that somebody set for their own projects.
 * What cargo sets for a program it compiles is there, so that `env!("CARGO_PKG_VERSION")` works.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CARGO_(?!HOME$)|RUST(?!UP_)|CLIPPY_|DYLD_|LD_PRELOAD$|npm_)/.test(name)),
  );
  return { ...env, LC_ALL: 'C', RUST_BACKTRACE: '0', CARGO_TERM_COLOR: 'never' };
}

/**
 * As cleanEnvironment, for cargo: it and what it starts are of this very toolchain, whatever a `rust-toolchain` file in the folder of a crate
 * asks of the stand-ins on the PATH.
 */
export function cargoEnvironment(toolchain: Toolchain): NodeJS.ProcessEnv {
  const bin = path.join(toolchain.sysroot, 'bin');
  return { ...cleanEnvironment(), PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, RUSTC: toolchain.rustc };
}

/** The toolchain on the PATH, or a sentence that says why there is none. */
export async function findToolchain(folder: string): Promise<Toolchain | string> {
  const ask = async (...args: string[]): Promise<string | undefined> => {
    try {
      const { exitCode, stdout } = await runCommand('rustc', args, { cwd: folder, env: cleanEnvironment(), timeout: 60_000 });
      return exitCode === 0 ? stdout.trim() : undefined;
    } catch {
      return undefined;
    }
  };
  const identity = await ask('-vV');
  const sysroot = await ask('--print', 'sysroot');
  if (identity === undefined || sysroot === undefined) return 'there is no Rust on the PATH; install it from rust-lang.org';
  const release = /^release: (1\.(\d+)\.\d+\S*)$/m.exec(identity);
  if (!release || Number(release[2]) < LEAST_MINOR) return `Rust ${release?.[1] ?? ''} is too old; 1.${LEAST_MINOR} or newer is needed`;
  // The programs themselves: rustup's stand-ins on the PATH cost more than a compilation of a small program.
  const tool = (name: string): string | undefined => {
    const file = path.join(sysroot, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    return existsSync(file) ? file : undefined;
  };
  const documentation = path.join(sysroot, 'share/doc/rust/html');
  return {
    compiler: `rustc ${release[1]}`,
    identity,
    sysroot,
    flags: withoutSources(sysroot, folder),
    rustc: tool('rustc') ?? 'rustc',
    cargo: tool('cargo') ?? 'cargo',
    clippy: tool('clippy-driver'),
    rustfmt: tool('rustfmt'),
    rustdoc: tool('rustdoc'),
    documentation: existsSync(path.join(documentation, 'std')) ? documentation : undefined,
  };
}

/**
 * Where the sources of the standard library are installed, the compiler quotes them, and its messages are not those of other machines. So it
 * gets a sysroot that has everything but them.
 */
export function withoutSources(sysroot: string, folder: string): readonly string[] {
  const below = 'lib/rustlib';
  const real = path.join(sysroot, below);
  if (!existsSync(path.join(real, 'src'))) return [];
  const bare = path.join(folder, 'sysroot');
  mkdirSync(path.join(bare, below), { recursive: true });
  for (const entry of readdirSync(real, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== 'src')
      symlinkSync(path.join(real, entry.name), path.join(bare, below, entry.name), 'junction');
  return [`--sysroot=${bare}`];
}

export function describeToolchain(toolchain: Toolchain): string {
  const parts = (['clippy', 'rustfmt', 'documentation'] as const).map((part) => (toolchain[part] === undefined ? `no ${part}` : part));
  return `${toolchain.compiler} with ${parts.join(', ')}`;
}
