import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { skip } from '../../host/skip.mjs';
import { cargoEnvironment, cleanEnvironment, pathFolders, withPathFirst } from '../../../src/platform/node/environment';
import { findToolchain, isAtLeast, type ToolchainSearch } from '../../../src/platform/node/toolchain';
import { ToolchainFinder } from '../../../src/platform/node/toolchainFinder';

describe('finding Rust', () => {
  let folder: string;
  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(path.join(os.tmpdir(), 'rust interview '));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Puts programs into a folder that answer as cargo and rustc do. */
  async function install(
    name: string,
    release: string,
    options: { fails?: string; clippy?: boolean; without?: string } = {},
  ): Promise<string> {
    const bin = path.join(folder, name, 'bin');
    await mkdir(bin, { recursive: true });
    const script = options.fails
      ? `echo ${JSON.stringify(options.fails)} >&2; exit 1`
      : `case "$1" in --print) echo ${JSON.stringify(path.join(folder, name))};; *) echo "tool ${release}"; echo "release: ${release}";; esac`;
    for (const tool of ['cargo', 'rustc', ...(options.clippy ? ['cargo-clippy'] : [])]) {
      if (tool === options.without) continue;
      await writeFile(path.join(bin, tool), `#!/bin/sh\n${script}\n`);
      await chmod(path.join(bin, tool), 0o755);
    }
    return bin;
  }
  const find = (rest: { cargoPath?: string; path?: string[]; env?: NodeJS.ProcessEnv; home?: string }): Promise<ToolchainSearch> =>
    findToolchain({
      cargoPath: rest.cargoPath ?? '',
      environment: { PATH: [...(rest.path ?? []), '/bin', '/usr/bin'].join(path.delimiter), ...rest.env },
      home: rest.home ?? path.join(folder, 'nobody'),
    });
  const failure = (search: ToolchainSearch): string => (search.found ? `found ${search.found.cargo}` : `${search.cause}: ${search.reason}`);
  /** Where this computer has Rust for everybody, "none" cannot be tried. */
  const systemHasRust = async (): Promise<boolean> => (await find({})).found !== undefined;

  it('on the PATH', async () => {
    const bin = await install('on-path', '1.90.0');
    const { found } = await find({ path: [bin] });
    assert.deepEqual([found?.cargo, found?.rustc, found?.release], [path.join(bin, 'cargo'), path.join(bin, 'rustc'), '1.90.0']);
    assert.equal(found?.neutralFolder, '/');
  });

  it('where the installer puts it, if the PATH lacks it', async function () {
    if (await systemHasRust()) skip(this, 'this system has Rust of its own');
    const home = path.join(folder, 'home');
    await install('home/.cargo', '1.91.0');
    await install('elsewhere', '1.92.0');
    assert.equal((await find({ home })).found?.release, '1.91.0');
    assert.equal((await find({ home, env: { CARGO_HOME: path.join(folder, 'elsewhere') } })).found?.release, '1.92.0');
  });

  it('where the setting says, be it the program or its folder', async () => {
    const bin = await install('of the setting', '1.93.0-nightly');
    const other = await install('other', '1.90.0');
    for (const cargoPath of [path.join(bin, 'cargo'), bin, `  ${bin}  `])
      assert.equal((await find({ cargoPath, path: [other] })).found?.release, '1.93.0-nightly');
    assert.equal((await find({ cargoPath: '~/bin', home: path.dirname(bin) })).found?.release, '1.93.0-nightly');
  });

  it('passes over a stand-in that does not answer, and says so if there is nothing else', async () => {
    const broken = await install('broken', '', {
      fails: "error: rustup could not choose a version of cargo to run, because one wasn't specified explicitly",
    });
    const good = await install('good', '1.90.0');
    assert.equal((await find({ path: [broken, good] })).found?.release, '1.90.0');
    const alone = failure(await find({ cargoPath: '', path: [broken] }));
    if (!(await systemHasRust()))
      assert.match(
        alone,
        /^noRust: Rust is installed but does not work \(rustup could not choose .*\)\. Install a toolchain: rustup default stable/,
      );
  });

  it('never in a folder that is relative', () => {
    assert.deepEqual(pathFolders({ PATH: `.${path.delimiter}bin${path.delimiter}${path.delimiter}/usr/bin` }), ['/usr/bin']);
  });

  it('not if it is too old, or has no compiler', async () => {
    assert.match(
      failure(await find({ path: [await install('old', '1.84.1')] })),
      /^oldRust: .*1\.85 or newer, and yours is 1\.84\.1\. Update it/,
    );
    if (!(await systemHasRust()))
      assert.match(failure(await find({ path: [await install('half', '1.90.0', { without: 'rustc' })] })), /^noRust: .*no Rust compiler/);
  });

  it('tells what is wrong with the setting', async () => {
    const broken = await install('broken-too', '', { fails: 'no' });
    for (const [cargoPath, sentence] of [
      ['/nonexistent/cargo', /where there is no program/],
      ['cargo', /not a full path/],
      [broken, /does not work as cargo/],
      [await install('old-too', '1.60.0'), /^oldRust/],
    ] as const) {
      assert.match(failure(await find({ cargoPath })), sentence);
    }
  });

  it('knows whether clippy is there', async () => {
    const withIt = (await find({ path: [await install('with', '1.90.0', { clippy: true })] })).found;
    assert.deepEqual(await withIt?.clippy(), [path.join(folder, 'with/bin/cargo-clippy'), 'clippy']);
    const without = (await find({ path: [await install('without', '1.90.0')] })).found;
    assert.equal(await without?.clippy(), undefined);
  });

  it('looks again when the setting has changed, the program is gone, or a newer one is wanted', async () => {
    let cargoPath = await install('first', '1.85.0');
    const finder = new ToolchainFinder({ cargoPath: () => cargoPath, environment: () => ({ PATH: '/bin:/usr/bin' }), home: folder });
    const first = await finder.find();
    assert.equal(first.found?.release, '1.85.0');
    assert.equal(await finder.find(), first, 'remembered');
    const old = await finder.find('1.88');
    assert.match(failure(old), /^oldRust: This example needs Rust 1\.88 or newer, and yours is 1\.85\.0/);
    await install('first', '1.88.0');
    assert.equal((await finder.find('1.88')).found?.release, '1.88.0');
    cargoPath = await install('second', '1.95.0');
    assert.equal((await finder.find()).found?.release, '1.95.0');
    await rm(path.join(cargoPath, 'rustc'));
    await install('second', '1.96.0');
    await rm(path.join(cargoPath, 'cargo'));
    assert.equal((await finder.find()).found, undefined);
  });

  for (const [release, least, enough] of [
    ['1.85.0', '1.85', true],
    ['1.84.9', '1.85', false],
    ['1.100.0', '1.85', true],
    ['2.0.0', '1.85', true],
    ['1.97.0-nightly', '1.97', true],
    ['1.88.0', '1.88.1', false],
  ] as const) {
    it(`${release} is ${enough ? '' : 'not '}${least} or newer`, () => assert.equal(isAtLeast(release, least), enough));
  }
});

describe('the environment of a build', () => {
  it('is without what leads it astray, and keeps what it needs', () => {
    const kept = {
      PATH: '/bin',
      HOME: '/h',
      CARGO_HOME: '/c',
      RUSTUP_HOME: '/r',
      RUSTUP_TOOLCHAIN: 'beta',
      CARGO_HTTP_PROXY: 'p',
      CARGO_NET_OFFLINE: 'true',
      CARGO_REGISTRIES_MINE_INDEX: 'i',
      CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER: 'clang',
      https_proxy: 'p',
      RUST_LOG: 'info',
    };
    const dropped = {
      CARGO_BUILD_TARGET: 't',
      CARGO_TARGET_DIR: 'd',
      RUSTFLAGS: '-D',
      CARGO_ENCODED_RUSTFLAGS: '-D',
      RUSTC: 'x',
      RUSTC_WRAPPER: 's',
      RUSTC_BOOTSTRAP: '1',
      CARGO_PROFILE_DEV_OPT_LEVEL: '3',
      CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER: 'qemu',
      CARGO: '/x',
      CLIPPY_ARGS: '-D',
      RUST_BACKTRACE: '1',
      ELECTRON_RUN_AS_NODE: '1',
      VSCODE_IPC_HOOK: 'x',
      rustflags: '-D',
    };
    assert.deepEqual(cleanEnvironment({ ...kept, ...dropped }), { ...kept, RUSTUP_AUTO_INSTALL: '0' });
    const build = cargoEnvironment(cleanEnvironment({ ...kept, ...dropped }));
    assert.deepEqual([build['CARGO_ENCODED_RUSTFLAGS'], build['RUSTC_WRAPPER']], ['', ''], 'empty overrules the files of the person');
  });

  it('has the toolchain first on its PATH, whatever that is called', () => {
    assert.equal(withPathFirst({ Path: '/a' }, '/b')['Path'], `/b${path.delimiter}/a`);
    assert.equal(withPathFirst({}, '/b')['PATH'], '/b');
  });
});
