import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { skip } from '../../host/skip.mjs';
import { stripAnsi } from '../../../src/core/rust/ansi';
import type { Expectation } from '../../../src/core/rust/expectation';
import { Network } from '../../../src/platform/node/network';
import { processIdentity } from '../../../src/platform/node/processTree';
import { PracticePackage, toolchainHere, type RunningJob } from './practicePackage';

const RUNS: Expectation = { kind: 'runs' };
const MOVED = 'fn main() {\n    let s = String::from("a");\n    let t = s;\n    println!("{s} {t}");\n}\n';
const EXERCISE = (body: string): string =>
  `fn double(n: i32) -> i32 {\n    ${body}\n}\n\nfn main() {\n    println!("{}", double(2));\n}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn doubles() {\n        assert_eq!(double(2), 4);\n    }\n}\n`;

describe('running with the real toolchain', function () {
  this.timeout(120_000);
  let practice: PracticePackage;

  before(async function () {
    const toolchain = await toolchainHere();
    if (!toolchain) {
      assert.notEqual(process.env.CI, 'true', 'there is no Rust toolchain on this computer');
      skip(this, 'there is no Rust toolchain on this computer');
    }
    practice = await PracticePackage.create(toolchain);
  });
  after(() => practice?.remove());

  /** Outcome of Run and of Check. */
  const cases: readonly {
    what: string;
    code: string;
    expectation: Expectation;
    stderr?: string;
    run: string;
    check: string;
    last: RegExp;
    clippy?: true;
  }[] = [
    {
      what: 'a program',
      code: 'fn main() { println!("hi"); }',
      expectation: RUNS,
      run: 'success 0',
      check: 'success',
      last: /exit code 0/,
    },
    {
      what: 'a program that ends with another code',
      code: 'fn main() { std::process::exit(3) }',
      expectation: RUNS,
      run: 'failed 3',
      check: 'success',
      last: /exit code 3/,
    },
    { what: 'a program that does not compile', code: MOVED, expectation: RUNS, run: 'failed', check: 'failed', last: /1 error \(E0382\)/ },
    {
      what: 'the expected error',
      code: MOVED,
      expectation: { kind: 'compile-fails', codes: ['E0382'] },
      run: 'expected',
      check: 'expected',
      last: /As expected.*E0382/,
    },
    {
      what: 'another error',
      code: MOVED,
      expectation: { kind: 'compile-fails', codes: ['E0499'] },
      run: 'failed',
      check: 'failed',
      last: /Expected: E0499/,
    },
    {
      what: 'a repaired error',
      code: 'fn main() {}',
      expectation: { kind: 'compile-fails', codes: ['E0382'] },
      run: 'success 0',
      check: 'success',
      last: /Repaired/,
    },
    {
      what: 'an error that only code generation finds',
      code: 'fn main() {\n    let a = [1];\n    println!("{}", a[3]);\n}\n',
      expectation: { kind: 'compile-fails', codes: ['unconditional_panic'] },
      run: 'expected',
      check: 'expected',
      last: /unconditional_panic/,
    },
    {
      what: 'an error without a code',
      code: 'fn main() {\n    nothing!();\n}\n',
      expectation: { kind: 'compile-fails', codes: [] },
      stderr: 'cannot find macro `nothing` in this scope',
      run: 'expected',
      check: 'expected',
      last: /As expected/,
    },
    {
      what: 'a panic',
      code: 'fn main() { panic!("boom") }',
      expectation: { kind: 'panics' },
      stderr: 'boom',
      run: 'expected 101',
      check: 'success',
      last: /the program panics/,
    },
    {
      what: 'another panic',
      code: 'fn main() { panic!("bang") }',
      expectation: { kind: 'panics' },
      stderr: 'boom',
      run: 'failed 101',
      check: 'success',
      last: /panicked/,
    },
    {
      what: 'an abort',
      code: 'fn main() { std::process::abort() }',
      expectation: { kind: 'aborts' },
      run: 'expected 134',
      check: 'success',
      last: /134/,
    },
    {
      what: 'code that is only compiled',
      code: 'fn main() { println!("no") }',
      expectation: { kind: 'compiles', reason: 'it needs a network' },
      run: 'success',
      check: 'success',
      last: /needs a network/,
    },
    {
      what: 'a lint of clippy',
      code: 'fn len(v: &Vec<u8>) -> usize {\n    v.len()\n}\n\nfn main() {\n    println!("{}", len(&vec![1]));\n}\n',
      expectation: { kind: 'warns', lint: 'clippy::ptr_arg' },
      run: 'expected 0',
      check: 'expected',
      last: /clippy::ptr_arg is raised/,
      clippy: true,
    },
    {
      what: 'a lint that is gone',
      code: 'fn len(v: &[u8]) -> usize {\n    v.len()\n}\n\nfn main() {\n    println!("{}", len(&[1]));\n}\n',
      expectation: { kind: 'warns', lint: 'clippy::ptr_arg' },
      run: 'success 0',
      check: 'success',
      last: /not raised any more/,
      clippy: true,
    },
    {
      what: 'a lint of the compiler',
      code: 'fn give() -> Result<(), ()> {\n    Ok(())\n}\n\nfn main() {\n    give();\n}\n',
      expectation: { kind: 'warns', lint: 'unused_must_use' },
      run: 'expected 0',
      check: 'expected',
      last: /unused_must_use/,
    },
    {
      what: 'an exercise',
      code: EXERCISE('let _ = n;\n    todo!()'),
      expectation: { kind: 'exercise' },
      run: 'expected 101',
      check: 'success',
      last: /1 test to go/,
    },
    {
      what: 'an exercise done wrong',
      code: EXERCISE('n + 1'),
      expectation: { kind: 'exercise' },
      run: 'failed 101',
      check: 'success',
      last: /1 of 1 test fails/,
    },
    {
      what: 'an exercise done',
      code: EXERCISE('n * 2'),
      expectation: { kind: 'exercise' },
      run: 'success 0',
      check: 'success',
      last: /All tests pass \(1\)/,
    },
    {
      what: 'a solution',
      code: EXERCISE('n * 2'),
      expectation: { kind: 'solution' },
      run: 'success 0',
      check: 'success',
      last: /All tests pass/,
    },
  ];
  for (const [index, { what, code, expectation, stderr, run, check, last }] of cases.entries()) {
    it(`${what}: run is ${run}, check is ${check}`, async () => {
      const rest = stderr === undefined ? {} : { stderr };
      const running = await practice.start(`q_case_${index}__example`, code, expectation, rest);
      const ran = await running.result;
      assert.equal([ran.outcome, ran.exitCode].join(' ').trim(), run, running.shown());
      assert.match(stripAnsi(running.shown()).trimEnd().split('\n').at(-1) ?? '', last);
      const checking = await practice.start(`q_case_${index}__example`, code, expectation, { ...rest, action: 'check' });
      const checked = await checking.result;
      assert.equal(checked.outcome, check, checking.shown());
      assert.equal(checked.stdout, undefined, 'nothing runs in a check');
    });
  }

  it('says where an error is, behind emoji and tabs', async () => {
    const line = '\tlet s = String::from("é😀"); drop(s); /*\t😀*/ drop(s);';
    const { diagnostics } = await (await practice.start('q_columns__example', `fn main() {\n${line}\n}\n`, RUNS)).result;
    const error = diagnostics.find(({ code }) => code === 'E0382');
    const column = line.lastIndexOf('drop(s)') + 'drop('.length;
    assert.deepEqual(error?.span, {
      file: 'src/bin/q_columns__example.rs',
      start: { line: 1, character: column },
      end: { line: 1, character: column + 1 },
    });
    const [change] = error?.suggestions ?? [];
    assert.match(change?.title ?? '', /`\.clone\(\)`/);
    const at = change?.edits[0]?.span.start.character ?? 0;
    assert.equal(line.slice(at - 1, at + 1), 's)', 'the clone goes behind the first use');
    assert.deepEqual(change?.edits[0]?.lines, [line]);
  });

  it('gathers what the program writes and does not take its JSON for cargo’s', async () => {
    const code = String.raw`fn main() {
    println!("{{\"reason\":\"compiler-message\",\"message\":{{\"message\":\"no\",\"level\":\"error\",\"spans\":[],\"children\":[]}}}}");
    eprint!("to stderr");
}
`;
    const running = await practice.start('q_json__example', code, RUNS);
    const result = await running.result;
    assert.match(result.stdout ?? '', /^\{"reason":"compiler-message".*\n$/);
    assert.equal(result.stderr, 'to stderr');
    assert.deepEqual(result.diagnostics, []);
    assert.match(running.shown(), /to stderr\n\n/, 'the verdict stands on a line of its own');
  });

  it('passes on what is typed, and the end of it', async () => {
    const code = 'fn main() {\n    for line in std::io::stdin().lines() {\n        println!("<{}>", line.unwrap());\n    }\n}\n';
    const running = await practice.start('q_typed__example', code, RUNS);
    const input = await running.input;
    input.write('grüße 😀\n');
    input.write('zwei\n');
    input.end();
    assert.equal((await running.result).stdout, '<grüße 😀>\n<zwei>\n');
  });

  it('keeps the beginning of a flood', async () => {
    const running = await practice.start(
      'q_flood__example',
      'fn main() {\n    for i in 0..400_000u32 {\n        println!("line {i}");\n    }\n}\n',
      RUNS,
    );
    const result = await running.result;
    assert.equal(result.outcome, 'success');
    assert.equal(result.stdoutTruncated, true);
    assert.equal(result.stdout?.length, 1_000_000);
  });

  /** Starts a program that prints the process ids of its children, then waits for ever. */
  async function startParent(name: string, child: string, end: string): Promise<{ running: RunningJob; pids: number[] }> {
    const code = `use std::process::Command;\n\nfn main() {\n    let child = Command::new("sh").args(["-c", ${JSON.stringify(child)}]).spawn().unwrap();\n    println!("child {}", child.id());\n    ${end}\n}\n`;
    const running = await practice.start(name, code, RUNS);
    const all = child.includes('grandchild') ? /child \d+[^]*grandchild \d+|grandchild \d+[^]*child \d+/ : /child \d+/;
    for (let tries = 0; tries < 600 && !all.test(running.shown()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    const pids = [...running.shown().matchAll(/(?:child|grandchild) (\d+)/g)].map((match) => Number(match[1]));
    assert.ok(pids.length > 0, running.shown());
    return { running, pids };
  }
  async function assertGone(pids: readonly number[]): Promise<void> {
    for (const pid of pids) {
      // A killed process takes a moment to be gone.
      for (let tries = 0; tries < 40 && (await processIdentity(pid)) !== undefined; tries++)
        await new Promise((resolve) => setTimeout(resolve, 25));
      assert.equal(await processIdentity(pid), undefined, `process ${pid} still runs`);
    }
  }
  const LOOP = 'loop {\n        std::thread::sleep(std::time::Duration::from_secs(1));\n    }';

  for (const [what, child] of [
    ['a child', 'sleep 1000'],
    ['a child that ignores the signal', 'trap "" TERM; while true; do sleep 1; done'],
    ['a child with a session of its own', 'exec setsid sleep 1000'],
    ['a child that has left its parent as well', 'setsid sh -c "sleep 1000 & echo grandchild \\$!; sleep 1"; sleep 1000'],
  ] as const) {
    it(`stop ends a program with ${what}`, async function () {
      if (process.platform === 'win32') this.skip();
      const { running, pids } = await startParent('q_stop__example', child, LOOP);
      await new Promise((resolve) => setTimeout(resolve, 200));
      running.stop();
      const result = await running.result;
      assert.equal(result.outcome, 'cancelled');
      assert.match(result.stdout ?? '', /child/);
      assert.equal(result.exitCode, undefined);
      await assertGone(pids);
      assert.match(running.shown(), /Stopped\./);
    });
  }

  for (const [what, child] of [
    ['holds its output', 'sleep 1000'],
    ['holds its output in another session', 'exec setsid sleep 1000'],
    ['writes nowhere', 'exec sleep 1000 >/dev/null 2>&1'],
  ] as const) {
    it(`a run is over when its program is, though a child ${what}`, async function () {
      if (process.platform === 'win32') this.skip();
      const { running, pids } = await startParent('q_orphan__example', child, 'std::thread::sleep(std::time::Duration::from_millis(300));');
      assert.equal((await running.result).outcome, 'success');
      await assertGone(pids);
    });
  }

  it('stop ends a build', async () => {
    // A constant that takes the compiler minutes.
    const code =
      '#![allow(long_running_const_eval)]\nconst N: u64 = {\n    let mut i = 0;\n    while i < 10_000_000_000 {\n        i += 1;\n    }\n    i\n};\n\nfn main() {\n    println!("{N}");\n}\n';
    const running = await practice.start('q_slow__example', code, RUNS);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const started = Date.now();
    running.stop();
    assert.equal((await running.result).outcome, 'cancelled');
    assert.ok(Date.now() - started < 10_000);
  });

  it('leaves no record of a run that has ended', async () => {
    assert.deepEqual(await readdir(path.join(practice.targetFolder, '.running')).catch(() => []), []);
  });

  it('does not obey the folders above, nor the environment', async () => {
    await mkdir(path.join(practice.parent, '.cargo'), { recursive: true });
    await writeFile(
      path.join(practice.parent, '.cargo', 'config.toml'),
      '[build]\nrustflags = ["-Dwarnings"]\ntarget-dir = "stolen"\ntarget = "wasm32-unknown-unknown"\nrustc-wrapper = "/nonexistent/wrapper"\n[profile.dev]\nopt-level = 3\noverflow-checks = false\n',
    );
    await writeFile(path.join(practice.parent, 'rust-toolchain.toml'), '[toolchain]\nchannel = "1.60.0"\n');
    await writeFile(path.join(practice.parent, 'Cargo.toml'), '[workspace]\nmembers = ["nowhere"]\n');
    await writeFile(path.join(practice.parent, 'clippy.toml'), 'no-such-setting = true\n');
    const hostile = {
      RUSTFLAGS: '-Dwarnings',
      CARGO_BUILD_TARGET: 'wasm32-unknown-unknown',
      RUSTC_WRAPPER: '/nonexistent/wrapper',
      CARGO_TARGET_DIR: '/nonexistent/target',
      RUST_BACKTRACE: 'full',
    };
    const before = { ...process.env };
    Object.assign(process.env, hostile);
    try {
      const toolchain = await toolchainHere();
      assert.ok(toolchain);
      const code = 'fn main() {\n    let unused = 1;\n    let n = std::hint::black_box(255u8);\n    println!("{}", n + 1);\n}\n';
      await practice.write('src/bin/q_hostile__example.rs', code);
      const request = (action: 'run' | 'check', expectation: Expectation) => ({
        action,
        block: { expectation, release: false, library: false, files: [{ path: 'main.rs', code }] },
        packageRoot: practice.root,
        binary: 'q_hostile__example',
        targetFolder: practice.targetFolder,
      });
      const running = practice.startJob(request('run', { kind: 'panics' }), toolchain);
      const result = await running.result;
      assert.equal(result.outcome, 'expected', running.shown());
      assert.match(result.stderr ?? '', /attempt to add with overflow/);
      assert.doesNotMatch(result.stderr ?? '', /stack backtrace/);
      const linting = practice.startJob(request('check', { kind: 'warns', lint: 'unused_variables' }), toolchain);
      assert.equal((await linting.result).outcome, 'expected', linting.shown());
    } finally {
      for (const name of Object.keys(hostile)) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('without a network, tries with the crates that are there', async function () {
    if (process.platform === 'win32') this.skip();
    const cargo = path.join(practice.parent, 'cargo without network');
    const script = `#!/bin/sh
case "$*" in
  *--offline*) printf '{"reason":"build-finished","success":true}\\n';;
  *) echo "error: failed to download from somewhere" >&2; exit 101;;
esac
`;
    await writeFile(cargo, script, { mode: 0o755 });
    const toolchain = await toolchainHere();
    assert.ok(toolchain);
    const request = {
      action: 'check' as const,
      block: { expectation: RUNS, release: false, library: false, files: [] },
      packageRoot: practice.root,
      binary: 'q',
      targetFolder: practice.targetFolder,
    };
    const running = practice.startJob(request, { ...toolchain, cargo });
    assert.equal((await running.result).outcome, 'success', running.shown());
    await writeFile(cargo, script.replace('*--offline*', 'never'), { mode: 0o755 });
    const result = await practice.startJob(request, { ...toolchain, cargo }).result;
    assert.deepEqual([result.outcome, result.cause], ['unavailable', 'offline']);
  });

  it('without a network, waits for cargo’s retries once', async function () {
    const toolchain = await toolchainHere();
    assert.ok(toolchain);
    // A registry where nobody listens, and no crates of other builds.
    const registry = {
      CARGO_HOME: path.join(practice.parent, 'no crates'),
      CARGO_REGISTRIES_NOWHERE_INDEX: 'sparse+http://127.0.0.1:9/',
      CARGO_NET_RETRY: '2', // by itself, cargo would try for more than ten seconds
    };
    const alone = { ...toolchain, buildEnvironment: { ...toolchain.buildEnvironment, ...registry } };
    await practice.write(
      '../crates/Cargo.toml',
      '[package]\nname = "crates"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\nabsent = { version = "1", registry = "nowhere" }\n\n[workspace]\n',
    );
    await practice.write('../crates/src/bin/q.rs', 'fn main() {}\n');
    const network = new Network();
    const times: number[] = [];
    for (let run = 0; run < 2; run += 1) {
      const begun = Date.now();
      const job = practice.startJob(
        {
          action: 'check',
          block: { expectation: RUNS, release: false, library: false, files: [] },
          packageRoot: path.join(practice.root, '../crates'),
          binary: 'q',
          targetFolder: practice.targetFolder,
        },
        alone,
        network,
      );
      const result = await job.result;
      assert.deepEqual([result.outcome, result.cause], ['unavailable', 'offline'], job.shown());
      times.push(Date.now() - begun);
    }
    const [first = 0, second = 0] = times;
    assert.ok(second < first / 2, `${first} ms, then ${second} ms`);
  });

  it('without clippy, a lint of the compiler is checked and one of clippy’s is told to be out of reach', async () => {
    const found = await toolchainHere();
    assert.ok(found);
    const toolchain = { ...found, clippy: () => Promise.resolve(undefined) };
    await practice.write('src/bin/q_no_clippy__example.rs', 'fn main() {\n    let unused = 1;\n}\n');
    const check = (lint: string) =>
      practice.startJob(
        {
          action: 'check',
          block: { expectation: { kind: 'warns', lint }, release: false, library: false, files: [] },
          packageRoot: practice.root,
          binary: 'q_no_clippy__example',
          targetFolder: practice.targetFolder,
        },
        toolchain,
      );
    const compiler = check('unused_variables');
    assert.equal((await compiler.result).outcome, 'expected', compiler.shown());
    const clippy = await check('clippy::ptr_arg').result;
    assert.deepEqual([clippy.outcome, clippy.cause], ['unavailable', 'noClippy']);
    assert.match(clippy.reason ?? '', /rustup component add clippy/);
  });

  it('builds with optimisation where the block says so', async () => {
    const code = 'fn main() {\n    println!("{}", cfg!(debug_assertions));\n}\n';
    assert.equal((await (await practice.start('q_release__example', code, RUNS, { release: true })).result).stdout, 'false\n');
  });

  it('a package of its own is run, and one that is a library only checked', async () => {
    const manifest = (name: string): string => `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2024"\n\n[workspace]\n`;
    await practice.write('../packages/q_own/Cargo.toml', manifest('own'));
    await practice.write('../packages/q_own/build.rs', 'fn main() {\n    println!("cargo::warning=said by the build script");\n}\n');
    await practice.write('../packages/q_own/src/main.rs', 'fn main() {\n    println!("own");\n}\n');
    await practice.write('../packages/q_lib/Cargo.toml', manifest('lib'));
    await practice.write('../packages/q_lib/src/lib.rs', 'pub fn nothing() {}\n');
    const start = (name: string, library: boolean, expectation: Expectation): RunningJob =>
      practice.startJob({
        action: 'run',
        block: { expectation, release: false, library, files: [] },
        packageRoot: path.join(practice.root, '../packages', name),
        targetFolder: practice.targetFolder,
      });
    const own = start('q_own', false, RUNS);
    assert.equal((await own.result).stdout, 'own\n');
    assert.match(own.shown(), /said by the build script/);
    const library = await start('q_lib', true, { kind: 'compiles', reason: 'it is a library' }).result;
    assert.equal(library.outcome, 'success');
    assert.equal(library.stdout, undefined);
  });

  it('a broken manifest is told in cargo’s words', async () => {
    await practice.write('../packages/q_broken/Cargo.toml', '[package\n');
    await practice.write('../packages/q_broken/src/main.rs', 'fn main() {}\n');
    const running = practice.startJob({
      action: 'run',
      block: { expectation: RUNS, release: false, library: false, files: [] },
      packageRoot: path.join(practice.root, '../packages/q_broken'),
      targetFolder: practice.targetFolder,
    });
    const result = await running.result;
    assert.equal(result.outcome, 'failed');
    assert.ok(result.reason, running.shown());
  });
});
