import { run } from './process';

/** The compiler that judges. */
export interface Toolchain {
  /** `rustc 1.95.0`. */
  readonly compiler: string;
  /** All that decides what the compiler says, for the cache. */
  readonly identity: string;
  /** Folder of the documentation that ships with it; it need not exist. */
  readonly documentation: string;
}

/** @returns the toolchain, or a sentence that says what is missing */
export async function findToolchain(): Promise<Toolchain | string> {
  const versions: string[] = [];
  for (const tool of ['rustc', 'cargo', 'clippy-driver', 'rustfmt']) {
    const found = await run(tool, ['-vV']).catch(() => undefined);
    const plain = found?.code === 0 ? found : await run(tool, ['--version']).catch(() => undefined);
    if (plain?.code !== 0) return `${tool} is not installed (rustup component add clippy rustfmt; https://www.rust-lang.org/tools/install)`;
    versions.push(plain.stdout.trim());
  }
  const sysroot = (await run('rustc', ['--print', 'sysroot'])).stdout.trim();
  const compiler = /^rustc \S+/.exec(versions[0] ?? '')?.[0] ?? 'rustc';
  return { compiler, identity: versions.join('\n'), documentation: `${sysroot}/share/doc/rust/html` };
}

/** The person's own settings must not change the verdict. */
export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:CARGO_(?!HOME$)|RUSTFLAGS$|RUSTDOCFLAGS$|RUSTC|RUST_LOG$|RUST_BACKTRACE$|RUST_LIB_BACKTRACE$|CLIPPY)/.test(name),
  );
  return { ...Object.fromEntries(kept), RUST_BACKTRACE: '0', ...extra };
}
