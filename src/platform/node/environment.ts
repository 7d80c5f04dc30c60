import path from 'node:path';

/** A process of ours, and whatever it starts, carries this variable with a value of its own: so they are found again. */
export const RUN_MARK = 'RUST_INTERVIEW_RUN';

/**
 * What the surroundings say about how cargo builds must not change what a question shows. Kept: where cargo and its registries are, how to
 * reach them, and which linker this computer needs.
 */
const BUILD_VARIABLES = /^(?:CARGO|RUSTC|RUSTDOC|RUSTFLAGS|RUSTDOCFLAGS|CLIPPY|RUST_BACKTRACE|RUST_LIB_BACKTRACE|RUST_MIN_STACK)(?:_|$)/;
const KEPT = /^CARGO_(?:HOME|HTTP|NET|REGISTRY|REGISTRIES|SOURCE|INSTALL_ROOT)(?:_|$)|^CARGO_TARGET_[A-Z0-9_]+_LINKER$/;
/** The editor's own, which would make a program started from here something else than one from a terminal. */
const EDITOR_VARIABLES = /^(?:ELECTRON_RUN_AS_NODE|VSCODE_.*|NODE_OPTIONS|APPLICATION_INSIGHTS_.*)$/;

/** The environment without what would lead cargo or a program astray. */
export function cleanEnvironment(parent: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(parent).filter(([name]) => {
    const upper = name.toUpperCase();
    return !EDITOR_VARIABLES.test(upper) && (!BUILD_VARIABLES.test(upper) || KEPT.test(upper));
  });
  return { ...Object.fromEntries(kept), RUSTUP_AUTO_INSTALL: '0' };
}

/** For cargo: also overrules what configuration files of the person say about flags and wrappers. Empty is not the same as absent: it overrules. */
export function cargoEnvironment(clean: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...clean,
    CARGO_ENCODED_RUSTFLAGS: '',
    RUSTC_WRAPPER: '',
    RUSTC_WORKSPACE_WRAPPER: '',
    CARGO_TERM_COLOR: 'always',
    CARGO_TERM_PROGRESS_WHEN: 'never',
    CARGO_TERM_QUIET: 'false',
    CARGO_TERM_VERBOSE: 'false',
  };
}

/** Puts a folder before all others of the PATH, whatever that variable is called here. */
export function withPathFirst(environment: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const present = environment[name];
  return { ...environment, [name]: present ? `${folder}${path.delimiter}${present}` : folder };
}

/** The folders of the PATH; relative ones are left out, for they would run whatever lies in the folder at hand. */
export function pathFolders(environment: NodeJS.ProcessEnv): readonly string[] {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
  const value = name === undefined ? '' : (environment[name] ?? '');
  return value.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}
