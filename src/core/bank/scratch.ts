import type { CodeBlock, Edition, QuestionSummary, SourceFile } from './question';

/** A file of the practice folder, with `/` between its parts. */
export interface ScratchLayout {
  /** Folder of the Cargo package below the practice folder: `std`, `packages/q_cargo_features__example`. */
  readonly packageFolder: string;
  /** Name of the binary target; absent for a library or a package of its own. */
  readonly binary?: string;
  /** What opens; below the practice folder. */
  readonly mainFile: string;
  /** The block's files, below the practice folder. */
  readonly files: readonly SourceFile[];
  /** What the package needs besides, below the practice folder; `Cargo.toml` among it unless the block brings its own. */
  readonly support: readonly SourceFile[];
}

/**
 * How each crate is asked for, in versions that a current registry and older offline ones both satisfy.
 * Features are those that the bank's code uses.
 */
const DEPENDENCIES: Readonly<Record<string, string>> = {
  anyhow: '"1"',
  'async-trait': '"0.1"',
  bytes: '"1"',
  clap: '{ version = "4", features = ["derive"] }',
  criterion: '{ version = "0.3", default-features = false }',
  crossbeam: '"0.8"',
  'crossbeam-epoch': '"0.9"',
  dashmap: '"5"',
  futures: '"0.3"',
  libc: '"0.2"',
  once_cell: '"1"',
  parking_lot: '"0.12"',
  'pin-project-lite': '"0.2"',
  'proc-macro2': '"1"',
  proptest: '"1"',
  quote: '"1"',
  rayon: '"1"',
  serde: '{ version = "1", features = ["derive"] }',
  serde_json: '"1"',
  syn: '{ version = "1", features = ["full"] }',
  thiserror: '"1"',
  tokio: '{ version = "1", features = ["full", "test-util"] }',
  'tokio-stream': '"0.1"',
  'tokio-util': '"0.7"',
  tracing: '"0.1"',
};

/** The line of a manifest that asks for this crate. */
export function dependencyLine(crate: string): string {
  return `${crate} = ${DEPENDENCIES[crate] ?? '"*"'}`;
}

/**
 * Name of a block's file and binary target: `q_move_copy_clone__mistake_1`. Underscores only: a dot breaks the crate's name; the prefix keeps
 * it from being a name that cargo refuses, such as `build` or `deps`.
 */
export function scratchName(questionId: string, blockKey: string): string {
  return `q_${questionId.replaceAll('-', '_')}__${blockKey.replaceAll('-', '_')}`;
}

/** Where a block lives in the practice folder, and what must stand beside it. */
export function scratchLayout(question: QuestionSummary, block: CodeBlock): ScratchLayout {
  const name = scratchName(question.id, block.key);
  if (block.package) return ownPackage(name, block.files, []);
  const code = block.files[0]?.code ?? '';
  if (block.library) {
    const manifest = { path: 'Cargo.toml', code: manifestText(name.replaceAll(/_+/g, '-'), block.edition, question.crates) };
    return ownPackage(name, [{ path: 'src/lib.rs', code }], [manifest]);
  }
  const packageFolder = sharedPackage(block.edition, question.crates);
  const mainFile = `${packageFolder}/src/bin/${name}.rs`;
  return {
    packageFolder,
    binary: name,
    mainFile,
    files: [{ path: mainFile, code }],
    support: [{ path: `${packageFolder}/Cargo.toml`, code: manifestText(`practice-${packageFolder}`, block.edition, question.crates) }],
  };
}

/**
 * A std example must never wait for a registry: what needs crates lives in a package for just these crates, so that one that cannot be had
 * keeps no other from being built; what needs another edition lives apart too.
 */
function sharedPackage(edition: Edition, crates: readonly string[]): string {
  const parts = [...(crates.length > 0 ? ['crates', ...crates.toSorted()] : []), ...(edition === '2024' ? [] : [`edition${edition}`])];
  return parts.join('-') || 'std';
}

function ownPackage(name: string, files: readonly SourceFile[], support: readonly SourceFile[]): ScratchLayout {
  const packageFolder = `packages/${name}`;
  const inside = (file: SourceFile): SourceFile => ({
    path: `${packageFolder}/${file.path}`,
    code: file.path === 'Cargo.toml' ? standAlone(file.code) : file.code,
  });
  const main = ['src/main.rs', 'src/lib.rs'].find((path) => files.some((file) => file.path === path)) ?? files[0]?.path ?? 'Cargo.toml';
  return { packageFolder, mainFile: `${packageFolder}/${main}`, files: files.map(inside), support: support.map(inside) };
}

/** Without a `[workspace]` table cargo looks for one in the folders above and refuses to build below somebody's own project. */
function standAlone(manifest: string): string {
  return /^\s*\[workspace[\].]/m.test(manifest) ? manifest : `${manifest.trimEnd()}\n\n[workspace]\n`;
}

function manifestText(name: string, edition: Edition, crates: readonly string[]): string {
  return [
    '[package]',
    `name = "${name}"`,
    'version = "0.1.0"',
    `edition = "${edition}"`,
    'publish = false',
    '',
    '# Keeps this package apart from any project in the folders above.',
    '[workspace]',
    '',
    '[dependencies]',
    ...crates.map(dependencyLine),
    '',
  ].join('\n');
}

/** Files at the top of the practice folder. */
export const PRACTICE_ROOT_FILES: readonly SourceFile[] = [
  {
    path: '.cargo/config.toml',
    code: '# One build folder for all practice packages, whatever the folders above say.\n[build]\ntarget-dir = "target"\n',
  },
  { path: '.gitignore', code: 'target/\n.originals/\n' },
];

/** What running a block is called. */
export function runVerb({ expectation: { kind } }: Pick<CodeBlock, 'expectation'>): 'Run' | 'Test' | 'Check' {
  if (kind === 'compiles') return 'Check';
  return kind === 'exercise' || kind === 'solution' ? 'Test' : 'Run';
}

/** What a block must do, in the words that stand above its file; undefined where it just runs. */
export function expectationLabel(block: Pick<CodeBlock, 'expectation'>): string | undefined {
  const { expectation } = block;
  switch (expectation.kind) {
    case 'runs':
      return undefined;
    case 'compile-fails':
      return `expected: ${expectation.codes.length > 0 ? expectation.codes.join(', ') : 'does not compile'}`;
    case 'warns':
      return `expected: ${expectation.lint}`;
    case 'panics':
      return 'expected: a panic';
    case 'aborts':
      return 'expected: ends unsuccessfully';
    case 'compiles':
      return 'check only';
    case 'exercise':
      return 'make the tests pass';
    case 'solution':
      return 'solution';
  }
}
