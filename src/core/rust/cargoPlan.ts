import type { Expectation } from './expectation';

/** What of a block decides how it is built. */
export interface BuildTarget {
  readonly action: 'run' | 'check';
  readonly expectation: Expectation;
  readonly release: boolean;
  readonly library: boolean;
  /** Name of the binary; absent for a package of its own and for a library. */
  readonly binary?: string;
  /** The code has tests. */
  readonly hasTests: boolean;
  /** Clippy is installed. */
  readonly hasClippy: boolean;
}

export interface CargoStep {
  /** `clippy` is a tool of its own, which may be missing. */
  readonly tool: 'cargo' | 'clippy';
  /** `cargo` subcommand and its flags; `clippy` has flags only. */
  readonly args: readonly string[];
  /** Flags for the compiler, after `--`. */
  readonly compilerArgs: readonly string[];
}

export interface CargoPlan {
  /** One after the other, as long as each succeeds. */
  readonly steps: readonly CargoStep[];
  /** What is started afterwards. */
  readonly execute: 'program' | 'tests' | 'nothing';
}

/**
 * How cargo is asked. `cargo check` does not report what only code generation finds (`arithmetic_overflow`, E0080 in generic code), so a block
 * that must fail is built as well; a program with tests is checked with them.
 */
export function planCargo(target: BuildTarget): CargoPlan {
  const { action, expectation } = target;
  const which = target.binary === undefined ? (target.library ? ['--lib'] : []) : ['--bin', target.binary];
  const profile = target.release ? ['--release'] : [];
  const testing = expectation.kind === 'exercise' || expectation.kind === 'solution';
  const step = (tool: CargoStep['tool'], args: readonly string[], compilerArgs: readonly string[] = []): CargoStep => ({
    tool,
    args: [...args, ...which],
    compilerArgs,
  });
  const build = step('cargo', ['build', ...profile]);
  const check = step('cargo', testing ? ['check', '--profile', 'test'] : ['check', ...profile]);

  if (expectation.kind === 'warns') {
    // The compiler's own lints need no clippy, though clippy says more.
    const needsClippy = target.hasClippy || expectation.lint.startsWith('clippy::');
    const raise = ['-W', expectation.lint];
    const lint = needsClippy
      ? step('clippy', target.hasTests ? ['--profile', 'test'] : profile, raise)
      : step('cargo', ['rustc', '--profile', target.hasTests ? 'test' : 'check'], raise);
    return action === 'check'
      ? { steps: [lint], execute: 'nothing' }
      : { steps: [lint, build], execute: target.library ? 'nothing' : 'program' };
  }
  if (action === 'check') {
    return { steps: expectation.kind === 'compile-fails' ? [check, build] : [check], execute: 'nothing' };
  }
  if (testing) return { steps: [step('cargo', ['test', '--no-run', ...profile])], execute: 'tests' };
  return { steps: [build], execute: expectation.kind === 'compiles' || target.library ? 'nothing' : 'program' };
}
