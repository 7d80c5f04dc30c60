import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { blockHash } from '../../../src/core/bank/verdicts';
import { Cache } from '../../bank/cache';
import { runCommand } from '../../bank/command';
import { globToRegExp } from '../../bank/glob';
import { jobFor } from '../../bank/jobs';
import { checkLink, documentationLinks } from '../../bank/links';
import { containsLines } from '../../../src/core/rust/outcome';
import { difference, portableMessage } from '../../bank/messages';
import { inParallel } from '../../bank/pool';
import { readDiagnostics } from '../../bank/rustc';
import { cleanEnvironment, withoutSources } from '../../bank/toolchain';
import { VerdictFile } from '../../bank/verdictFile';
import { checkWholeBank } from '../../bank/wholeBank';
import { codeBlock, summary } from '../makers';
import { GOOD, parse } from './support';

const temporary = mkdtempSync(path.join(os.tmpdir(), 'checker-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

describe('--only', () => {
  const cases: readonly (readonly [glob: string, name: string, matches: boolean])[] = [
    ['async/*', 'async/select', true],
    ['async/*', 'async-runtimes/select', false],
    ['*/select', 'async/select', true],
    ['*', 'async/select', false],
    ['**', 'async/select', true],
    ['s?lect', 'select', true],
    ['{a,b}/*', 'b/c', true],
    ['{a,b}/*', 'c/c', false],
    ['a.c', 'abc', false],
    ['a+(b)', 'a+(b)', true],
  ];
  for (const [glob, name, matches] of cases)
    it(`${glob} ${matches ? 'means' : 'does not mean'} ${name}`, () => assert.equal(globToRegExp(glob).test(name), matches));
});

describe('a link to the documentation', () => {
  const site = path.join(temporary, 'html');
  const page = (name: string, html: string): void => {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), html);
  };
  before(() => {
    page('std/index.html', '<h1 id="the-std">std</h1><h2 id="impl-Add%3Ci32%3E-for-i32">');
    page('old.html', '<meta http-equiv="refresh" content="0; URL=std/">');
    page('book/second.html', 'There is a new edition of the book');
    writeFileSync(path.join(temporary, 'secret.html'), '');
  });
  const cases: readonly (readonly [address: string, problem: RegExp | undefined])[] = [
    ['std/', undefined],
    ['stable/std/index.html', undefined],
    ['std/#the-std', undefined],
    ['std/index.html?search=x#the-std', undefined],
    ['std/#impl-Add%3Ci32%3E-for-i32', undefined],
    ['std/#nothing', /no place "#nothing"/],
    ['std', /leads to a folder: end it with/],
    ['std/none.html', /no such page/],
    ['old.html', /only leads on to another/],
    ['book/second.html', /old edition of the book/],
    ['nightly/std/', /one version/],
    ['1.80.0/std/', /one version/],
    ['../secret.html', /no such page/],
    ['%E0%A4%A', /no such page/],
  ];
  for (const [address, problem] of cases) {
    it(address, () => {
      const found = checkLink(`https://doc.rust-lang.org/${address}`, site);
      if (problem) assert.match(found ?? '', problem);
      else assert.equal(found, undefined);
    });
  }

  it('is found wherever a question has one, once', () => {
    const { question } = parse(
      GOOD.replace('### Thinking', '### [Thinking](https://doc.rust-lang.org/std/)').replace(
        '| `a` | one |',
        '| `a` | [x](https://doc.rust-lang.org/core/) |',
      ),
    );
    assert.deepEqual(question && documentationLinks(question), [
      'https://doc.rust-lang.org/reference/introduction.html',
      'https://doc.rust-lang.org/book/title-page.html',
      'https://doc.rust-lang.org/core/',
      'https://doc.rust-lang.org/std/',
    ]);
  });
});

describe('what the compiler says', () => {
  const line = (message: object): string => JSON.stringify({ level: 'error', message: 'm', rendered: 'r', code: null, ...message });

  it('is read without its summaries, and the rest is kept', () => {
    const stderr = [
      line({ code: { code: 'E0382' } }),
      line({ message: 'aborting due to 1 previous error' }),
      line({ level: 'failure-note', message: 'For more information about this error' }),
      line({ level: 'warning', message: '2 warnings emitted' }),
      '{ not json',
      'linker broken',
    ].join('\n');
    const { diagnostics, rest } = readDiagnostics(stderr);
    assert.deepEqual(diagnostics, [{ level: 'error', code: 'E0382', message: 'm', rendered: 'r' }]);
    assert.equal(rest, '{ not json\nlinker broken');
  });

  it('is kept without the folders of a machine', () => {
    const rendered = [
      'error: x',
      ` --> /rustc/${'0a'.repeat(20)}/library/core/src/option.rs:600:0`,
      ' --> /home/me/.rustup/toolchains/stable/lib/rustlib/src/rust/library/std/src/io.rs:1:1',
      ' --> C:\\Users\\me\\lib\\rustlib\\src\\rust\\library\\std\\x.rs:1:1',
      ' --> /usr/share/cargo/registry/tokio-1.24.2/src/lib.rs:3:1',
      ' --> /home/me/.cargo/registry/src/index.example.org-1949cf8c6b5b557f/tokio-1.47.0/src/lib.rs:3:1',
      "  = note: the full type name has been written to '/tmp/x/main.long-type-123.txt'",
      '  = note: consider using `--verbose` to print the full type name to the console',
      '  = note: first definition in `std` loaded from /home/me/.rustup/toolchains/stable/lib/rustlib/x86_64-unknown-linux-gnu/lib/libstd-d1237ef7159db0a2.rmeta',
      '',
    ].join('\n');
    assert.equal(
      portableMessage([{ level: 'error', code: undefined, message: 'x', rendered }]),
      [
        'error: x',
        ' --> library/core/src/option.rs:600:0',
        ' --> library/std/src/io.rs:1:1',
        ' --> library/std\\x.rs:1:1',
        ' --> tokio-1.24.2/src/lib.rs:3:1',
        ' --> tokio-1.47.0/src/lib.rs:3:1',
        '  = note: first definition in `std` loaded from libstd.rmeta',
      ].join('\n'),
    );
  });

  it('does not depend on installed sources of the standard library', () => {
    const sysroot = path.join(temporary, 'toolchain');
    for (const folder of ['x86/lib', 'src/rust']) mkdirSync(path.join(sysroot, 'lib/rustlib', folder), { recursive: true });
    const [flag = ''] = withoutSources(sysroot, temporary);
    assert.deepEqual(readdirSync(path.join(flag.replace('--sysroot=', ''), 'lib/rustlib')), ['x86']);
    assert.ok(existsSync(path.join(flag.replace('--sysroot=', ''), 'lib/rustlib/x86/lib')));
    rmSync(path.join(sysroot, 'lib/rustlib/src'), { recursive: true });
    assert.deepEqual(withoutSources(sysroot, temporary), []);
  });

  it('is compared line by line', () => {
    assert.ok(containsLines('a\n  b c\n', 'b c  \n'));
    assert.ok(!containsLines('a\nb\n', 'a\nc\n'));
    assert.equal(difference('a\nb\n', 'a\nc\n'), 'line 2 should be "b" and is "c"');
    assert.equal(difference('a\n', 'a\nb\n'), 'line 2 should be (nothing more) and is "b"');
    assert.equal(difference('a\nb\n', 'a\n'), 'line 2 should be "b" and is (nothing more)');
    assert.equal(difference('a\n', 'a'), 'line 2 should be (nothing more) and is (no line end)');
  });
});

describe('a command', function () {
  this.timeout(30_000);
  const run = (script: string, timeout = 20_000): ReturnType<typeof runCommand> =>
    runCommand(process.execPath, ['-e', script], { cwd: temporary, timeout });

  it('has its stdin closed, and both its outputs kept apart', async () => {
    const result = await run(
      'process.stdin.on("data", () => {}).on("end", () => { console.log("end"); console.error("e"); process.exit(3); });',
    );
    assert.deepEqual([result.exitCode, result.stdout, result.stderr, result.timedOut], [3, 'end\n', 'e\n', false]);
  });

  it('is ended with all that it started when its time is up', async () => {
    // The grandchild holds stdout too: the result comes only when it is gone.
    const result = await run(
      'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" }); setInterval(() => {}, 1000);',
      1000,
    );
    assert.deepEqual([result.timedOut, result.exitCode, result.signal], [true, undefined, 'SIGKILL']);
  });

  it('is ended when it floods its output', async () => {
    const result = await run('const text = "x".repeat(65536); const more = () => process.stdout.write(text, more); more();');
    assert.ok(result.stdout.length <= 4 * 1024 * 1024);
    assert.equal(result.timedOut, false);
    assert.notEqual(result.exitCode, 0);
  });

  it('hears nothing of flags for other projects', () => {
    process.env['RUSTFLAGS'] = '-Dwarnings';
    process.env['CARGO_BUILD_TARGET'] = 'x';
    try {
      const env = cleanEnvironment();
      assert.deepEqual([env['RUSTFLAGS'], env['CARGO_BUILD_TARGET'], env['RUST_BACKTRACE']], [undefined, undefined, '0']);
      assert.equal(env['PATH'], process.env['PATH']);
    } finally {
      delete process.env['RUSTFLAGS'];
      delete process.env['CARGO_BUILD_TARGET'];
    }
  });
});

describe('the memory of the checker', () => {
  it('keeps what passed, and forgets what a whole run did not ask for', () => {
    const folder = path.join(temporary, 'results');
    const cache = new Cache(folder);
    const [passed, failed] = [cache.key('a', { b: 1 }), cache.key('a', { b: 2 })];
    assert.notEqual(passed, failed);
    cache.put(passed, { failures: [], message: 'm' });
    cache.put(failed, { failures: ['no'] });
    assert.deepEqual(cache.get(passed), { failures: [], message: 'm' });
    assert.equal(cache.get(failed), undefined);
    const later = new Cache(folder);
    assert.equal(later.get(later.key('other')), undefined);
    later.prune();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('works in parallel and answers in order', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([30, 5, 10, 1], 2, async (ms) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running--;
      return ms * 2;
    });
    assert.deepEqual(results, [60, 10, 20, 2]);
    assert.equal(most, 2);
  });
});

describe('the kept messages', () => {
  const one = codeBlock({ expectation: { kind: 'compile-fails', codes: ['E0382'] } });
  const two = codeBlock({ ...one, edition: '2021' });
  const known = new Map([
    [blockHash(one), { message: 'm', compiler: 'rustc 1.90.0' }],
    ['0123456789abcdef', { message: 'old', compiler: 'rustc 1.90.0' }],
  ]);

  it('are stale when the words differ, not when only the compiler does', () => {
    const file = new VerdictFile(known, 'rustc 1.95.0');
    file.add(one, 'a', 'm');
    file.add(two, 'b', 'n');
    assert.deepEqual(file.stale, ['b']);
    assert.equal(file.orphans, 1);
    const again = new VerdictFile(known, 'rustc 1.95.0');
    again.add(one, 'a', 'other');
    assert.deepEqual(again.stale, ['a']);
  });

  it('are written in a stable order, the rest of a part kept', () => {
    const file = path.join(temporary, 'verdicts.json');
    const verdicts = new VerdictFile(known, 'rustc 1.95.0', file);
    verdicts.add(two, 'b', 'n');
    verdicts.add(one, 'a', 'm');
    verdicts.write(false);
    const written = readFileSync(file, 'utf8');
    assert.deepEqual(Object.keys(JSON.parse(written) as object), [blockHash(one), blockHash(two), '0123456789abcdef'].toSorted());
    assert.match(written, /rustc 1\.90\.0[\s\S]*\n$/);
    verdicts.write(true);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object), [blockHash(one), blockHash(two)].toSorted());
  });
});

describe('the whole bank', () => {
  const question = (
    id: string,
    code: string,
    more: Partial<Parameters<typeof codeBlock>[0]> = {},
  ): Parameters<typeof checkWholeBank>[0]['questions'][number] => ({
    ...summary(id),
    references: [],
    sections: [],
    blocks: [codeBlock({ files: [{ path: 'main.rs', code }], ...more })],
  });

  it('has no program twice, whatever its comments', () => {
    const { failures } = checkWholeBank({
      concepts: [],
      questions: [question('a', 'fn main() {}\n'), question('b', '// mine\nfn main() { }\n'), question('c', 'fn x() {}')],
    });
    assert.deepEqual(
      failures.map((failure) => failure.id),
      ['b'],
    );
    assert.match(failures[0]?.message ?? '', /stands in a too/);
  });

  it('has at most ten blocks that are never run', () => {
    const some = (count: number): ReturnType<typeof question>[] =>
      Array.from({ length: count }, (_, at) =>
        question(`q-${at}`, `fn main() { f${at}() }`, { expectation: { kind: 'compiles', reason: 'x' } }),
      );
    assert.deepEqual(checkWholeBank({ concepts: [], questions: some(10) }).failures, []);
    const { failures, notes } = checkWholeBank({ concepts: [], questions: some(11) });
    assert.match(failures[0]?.message ?? '', /11 blocks are never run/);
    assert.match(notes[1] ?? '', /never run: 11 \(q-0 example, /);
  });

  it('has no paragraph twice, whatever its marks', () => {
    const saying = (id: string, ...texts: string[]): ReturnType<typeof question> => ({
      ...question(id, `fn ${id}() {}`),
      sections: [{ kind: 'explanation', content: texts.map((text) => ({ type: 'paragraph', content: [text] })), parts: [] }],
    });
    const long = 'A value has one owner, and the owner drops it at the end.';
    const { failures } = checkWholeBank({
      concepts: [],
      questions: [saying('a', long, long, 'Short is free.'), saying('b', long.replace(',', ' -')), saying('c', 'Short is free.')],
    });
    assert.deepEqual(
      failures.map((failure) => failure.id),
      ['b'],
    );
    assert.match(failures[0]?.message ?? '', /Its text "A value .*" stands in a too/);
  });

  it('names a version of every crate', () => {
    const needs = { ...question('a', 'fn a() {}'), crates: ['serde', 'some-crate'] };
    const { failures } = checkWholeBank({ concepts: [], questions: [needs] });
    assert.deepEqual(
      failures.map((failure) => failure.message.slice(0, 40)),
      ['The crate "some-crate" has no version: a'],
    );
  });

  it('leads from every concept to a question', () => {
    const concept = (id: string) => ({ id, title: id, summary: 'x', url: 'https://doc.rust-lang.org/', triggers: [] });
    const about = { ...question('a', 'fn a() {}'), concepts: ['loops'] };
    const { failures } = checkWholeBank({ questions: [about], concepts: [concept('loops'), concept('unions')] });
    assert.deepEqual(
      failures.map((failure) => failure.message),
      ['No question is about the concept "unions".'],
    );
  });

  it('judges a repair by its mistake, and a solution by its exercise', () => {
    const { question: good } = parse(GOOD);
    assert.ok(good);
    const job = (key: string): ReturnType<typeof jobFor> => jobFor(good, good.blocks.find((block) => block.key === key) ?? codeBlock());
    assert.equal(job('mistake-2').fix?.key, 'fix-2');
    assert.equal(job('fix-2').mistake?.key, 'mistake-2');
    assert.equal(job('solution').exercise?.key, 'exercise');
    assert.deepEqual(Object.keys(job('example')), ['block']);
  });
});
