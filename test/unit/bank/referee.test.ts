import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseFence } from '../../../src/core/bank/fence';
import type { CodeBlock, Expectation, Question } from '../../../src/core/bank/question';
import { checkBlock, type BlockJob, type Finding } from '../../bank/blockCheck';
import { checkToml } from '../../bank/listingCheck';
import { checkPackage } from '../../bank/packageCheck';
import { checkPractice, practiceFiles } from '../../bank/practiceCheck';
import { Workbench } from '../../bank/rustc';
import { findToolchain, type Toolchain } from '../../bank/toolchain';
import { codeBlock, summary } from '../makers';

const MOVED = 'fn main() {\n    let a = String::new();\n    drop(a);\n    drop(a);\n}\n';
const TESTS =
  '\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn doubles() {\n        assert_eq!(double(2), 4);\n    }\n}\n';
const exercise = (body: string): string =>
  `fn double(n: u8) -> u8 {\n    ${body}\n}\n\nfn main() {\n    println!("{}", double(2));\n}\n${TESTS}`;
const prints = (text: string): string => `fn main() {\n    println!("${text}");\n}\n`;

interface Case {
  readonly what: string;
  readonly fence: string;
  readonly code: string;
  readonly output?: Partial<Pick<CodeBlock, 'stdout' | 'stderr' | 'key'>>;
  /** What it is judged against. */
  readonly others?: Omit<BlockJob, 'block'>;
  /** Must be found; absent for a block that is right. */
  readonly failure?: RegExp;
  /** Must be in the compiler's message that is kept. */
  readonly message?: RegExp;
}

const CASES: readonly Case[] = [
  { what: 'what it prints', fence: 'rust', code: prints('a'), output: { stdout: 'a\n' } },
  { what: 'another output', fence: 'rust', code: prints('a'), output: { stdout: 'b\n' }, failure: /line 1 should be "b" and is "a"/ },
  {
    what: 'more output',
    fence: 'rust',
    code: prints('a\\nb'),
    output: { stdout: 'a\n' },
    failure: /line 2 should be \(nothing more\) and is "b"/,
  },
  {
    what: 'less output',
    fence: 'rust',
    code: prints('a'),
    output: { stdout: 'a\nb\n' },
    failure: /line 2 should be "b" and is \(nothing more\)/,
  },
  {
    what: 'a warning of the compiler',
    fence: 'rust',
    code: 'fn main() {\n    let x = 1;\n}\n',
    output: { stdout: '' },
    failure: /The compiler says:[\s\S]*unused variable/,
  },
  {
    what: 'a warning of clippy',
    fence: 'rust',
    code: 'fn main() {\n    let all = vec![1];\n    println!("{}", all.len() == 0);\n}\n',
    output: { stdout: 'false\n' },
    failure: /Clippy says:[\s\S]*is_empty/,
  },
  { what: 'an error', fence: 'rust', code: MOVED, output: { stdout: '' }, failure: /The compiler says:[\s\S]*E0382/ },
  {
    what: 'a panic',
    fence: 'rust',
    code: 'fn main() {\n    panic!("no");\n}\n',
    output: { stdout: '' },
    failure: /it ended with exit code 101/,
  },
  {
    what: 'an output that changes',
    fence: 'rust',
    code: 'use std::collections::HashSet;\n\nfn main() {\n    let all: HashSet<u32> = (0..1000).collect();\n    println!("{:?}", all.iter().next());\n}\n',
    output: { stdout: 'Some(0)\n' },
    failure: /Its output is not that of the text block/,
  },
  {
    what: 'a loop',
    fence: 'rust',
    code: 'fn main() {\n    loop {\n        std::thread::park();\n    }\n}\n',
    output: { stdout: '' },
    failure: /did not end within 10 seconds/,
  },
  {
    what: 'a question to stdin',
    fence: 'rust',
    code: 'use std::io::{Read, stdin};\n\nfn main() -> std::io::Result<()> {\n    let mut text = String::new();\n    println!("{}", stdin().read_to_string(&mut text)?);\n    Ok(())\n}\n',
    output: { stdout: '0\n' },
  },
  { what: 'other spacing', fence: 'rust', code: 'fn main(){}\n', output: { stdout: '' }, failure: /rustfmt would change it: line 1/ },
  { what: 'failing tests', fence: 'rust', code: exercise('n'), output: { stdout: '2\n' }, failure: /Its tests fail/ },
  { what: 'passing tests', fence: 'rust', code: exercise('n * 2'), output: { stdout: '4\n' } },
  {
    what: 'the variables of cargo',
    fence: 'rust',
    code: 'fn main() {\n    println!("{}", env!("CARGO_PKG_VERSION"));\n}\n',
    output: { stdout: '0.1.0\n' },
  },
  {
    what: 'an unknown feature',
    fence: 'rust',
    code: 'fn main() {\n    println!("{}", cfg!(feature = "x"));\n}\n',
    output: { stdout: 'false\n' },
    failure: /unexpected `cfg` condition/,
  },
  {
    what: 'optimisation',
    fence: 'rust,release',
    code: 'fn main() {\n    println!("{}", cfg!(debug_assertions));\n}\n',
    output: { stdout: 'false\n' },
  },
  {
    what: 'an older edition',
    fence: 'rust,edition2018',
    code: 'fn main() {\n    let dyn_ = 1;\n    let r#gen = dyn_;\n    println!("{}", r#gen);\n}\n',
    output: { stdout: '1\n' },
  },
  { what: 'a library', fence: 'rust,lib', code: 'pub fn one() -> u8 {\n    1\n}\n' },
  { what: 'a library that does not compile', fence: 'rust,lib', code: 'pub fn one() -> u8 {\n    "1"\n}\n', failure: /E0308/ },
  {
    what: 'what is not run',
    fence: 'rust,no_run,reason="loops"',
    code: 'fn main() {\n    loop {\n        std::thread::park();\n    }\n}\n',
  },
  {
    what: 'its error',
    fence: 'rust,compile_fail,E0382',
    code: MOVED,
    message: /^error\[E0382\]: use of moved value: `a`\n --> main\.rs:4:10\n/,
  },
  {
    what: 'another error',
    fence: 'rust,compile_fail,E0499',
    code: MOVED,
    failure: /should be refused with E0499, but the compiler says E0382/,
  },
  { what: 'no error', fence: 'rust,compile_fail,E0382', code: 'fn main() {}\n', failure: /It compiles, and should be refused with E0382/ },
  {
    what: 'one error of two',
    fence: 'rust,compile_fail,E0382,E0308',
    code: MOVED,
    failure: /should be refused with E0382, E0308, but the compiler says E0382/,
  },
  {
    what: 'an error too many',
    fence: 'rust,compile_fail,E0425',
    code: 'fn main() {\n    missing();\n    let _: Missing;\n    let _: u8 = "";\n}\n',
    failure: /the compiler says E0425, E0308|the compiler says E0308, E0425/,
  },
  {
    what: 'an error of code generation',
    fence: 'rust,compile_fail,arithmetic_overflow',
    code: 'fn main() {\n    let last = u8::MAX;\n    println!("{}", last + 1);\n}\n',
    message: /this arithmetic operation will overflow/,
  },
  {
    what: 'an error without a code',
    fence: 'rust,compile_fail',
    code: 'fn main() {\n    missing!();\n}\n',
    output: { stderr: 'cannot find macro\n' },
    message: /cannot find macro `missing`/,
  },
  {
    what: 'other words of the compiler',
    fence: 'rust,compile_fail',
    code: 'fn main() {\n    missing!();\n}\n',
    output: { stderr: 'cannot find cow\n' },
    failure: /message does not contain the text,stderr block/,
  },
  {
    what: 'a code where none is named',
    fence: 'rust,compile_fail',
    code: MOVED,
    output: { stderr: 'moved\n' },
    failure: /but the compiler says E0382/,
  },
  {
    what: 'its lint',
    fence: 'rust,warns,unused_must_use',
    code: 'fn main() {\n    "1".parse::<u8>();\n}\n',
    message: /^warning: unused `[\w:]*Result` that must be used\n --> main\.rs:2:5\n/,
  },
  {
    what: 'its lint of clippy, and nothing besides in the message',
    fence: 'rust,warns,clippy::ptr_arg',
    code: 'fn size(all: &Vec<u8>) -> usize {\n    let x = 1;\n    all.len()\n}\n\nfn main() {\n    println!("{}", size(&vec![1]));\n}\n',
    output: { stdout: '1\n' },
    message: /^warning: writing `&Vec` instead of `&\[_\]`(?![\s\S]*unused variable)/,
  },
  {
    what: 'another lint',
    fence: 'rust,warns,clippy::ptr_arg',
    code: 'fn main() {\n    let x = 1;\n}\n',
    failure: /It does not raise clippy::ptr_arg, but unused_variables/,
  },
  { what: 'a denied lint', fence: 'rust,warns,arithmetic_overflow', code: 'fn main() {}\n', failure: /does not raise/ },
  {
    what: 'its panic',
    fence: 'rust,should_panic',
    code: 'fn main() {\n    println!("a");\n    panic!("no");\n}\n',
    output: { stdout: 'a\n', stderr: 'panicked at main.rs\n' },
  },
  {
    what: 'no panic',
    fence: 'rust,should_panic',
    code: 'fn main() {}\n',
    output: { stderr: 'x\n' },
    failure: /it did not panic: it ended with exit code 0/,
  },
  {
    what: 'another panic',
    fence: 'rust,should_panic',
    code: 'fn main() {\n    panic!("no");\n}\n',
    output: { stderr: 'yes\n' },
    failure: /stderr does not contain/,
  },
  {
    what: 'its abort',
    fence: 'rust,aborts',
    code: 'fn main() {\n    eprintln!("end");\n    std::process::abort();\n}\n',
    output: { stderr: 'end\n' },
  },
  {
    what: 'its exit code',
    fence: 'rust,aborts',
    code: 'fn main() {\n    eprintln!("end");\n    std::process::exit(3);\n}\n',
    output: { stderr: 'end\n' },
  },
  {
    what: 'a panic as an abort',
    fence: 'rust,aborts',
    code: 'fn main() {\n    panic!("no");\n}\n',
    output: { stderr: 'no\n' },
    failure: /say should_panic/,
  },
  {
    what: 'a good end as an abort',
    fence: 'rust,aborts',
    code: 'fn main() {}\n',
    output: { stderr: 'no\n' },
    failure: /it ended successfully/,
  },
  { what: 'work to be done', fence: 'rust,exercise', code: exercise('todo!()') },
  { what: 'work that is done', fence: 'rust,exercise', code: exercise('n * 2'), failure: /leaves its work as todo/ },
  {
    what: 'work that need not be done',
    fence: 'rust,exercise',
    code: exercise('n * 2').replace('fn main() {', 'fn main() {\n    if false {\n        todo!();\n    }'),
    failure: /Its tests pass, though/,
  },
  { what: 'work without tests', fence: 'rust,exercise', code: 'fn main() {\n    todo!()\n}\n', failure: /It has no tests/ },
  { what: 'work with warnings', fence: 'rust,exercise', code: `use std::mem;\n\n${exercise('todo!()')}`, failure: /unused import/ },
  { what: 'a solution', fence: 'rust,solution', code: exercise('n * 2'), output: { stdout: '4\n' } },
  { what: 'a wrong solution', fence: 'rust,solution', code: exercise('n'), failure: /Its tests fail/ },
  {
    what: 'a solution of another exercise',
    fence: 'rust,solution',
    code: exercise('n * 2'),
    others: { exercise: block('rust,exercise', exercise('todo!()').replace('(2), 4', '(3), 6')) },
    failure: /Its tests are not those of the exercise/,
  },
  {
    what: 'a mistake that is none',
    fence: 'rust',
    code: prints('a'),
    output: { stdout: 'a\n', key: 'mistake-1' },
    others: { fix: block('rust', prints('a'), { stdout: 'a\n' }) },
    failure: /nothing to repair/,
  },
  {
    what: 'a repair that keeps the lint',
    fence: 'rust',
    code: 'fn main() {\n    let all = [1];\n    println!("{}", all[0]);\n}\n',
    output: { stdout: '1\n', key: 'fix-1' },
    others: { mistake: block('rust,warns,clippy::print_stdout', prints('a')) },
    failure: /still raises clippy::print_stdout/,
  },
];

function block(fence: string, code: string, more: Partial<CodeBlock> = {}): CodeBlock {
  const parsed = parseFence(fence);
  assert.ok(typeof parsed === 'object' && parsed.type === 'code', JSON.stringify(parsed));
  const { expectation, edition, release, library } = parsed;
  return codeBlock({
    key: 'example',
    expectation,
    edition,
    release,
    library,
    files: [{ path: library ? 'lib.rs' : 'main.rs', code }],
    ...more,
  });
}

describe('the referee', function () {
  this.timeout(120_000);
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'referee-'));
  let toolchain: Toolchain;
  before(async function () {
    const found = await findToolchain(temporary);
    if (typeof found === 'string' || found.clippy === undefined || found.rustfmt === undefined) this.skip();
    else toolchain = found;
  });
  after(() => rmSync(temporary, { recursive: true, force: true }));

  const assertFinding = (finding: Finding, { failure, message }: Pick<Case, 'failure' | 'message'>): void => {
    if (failure) assert.match(finding.failures.join('\n'), failure);
    else assert.deepEqual(finding.failures, []);
    if (message) assert.match(finding.message ?? '', message);
  };

  for (const [index, one] of CASES.entries()) {
    it(`${one.failure ? 'does not let' : 'lets'} ${one.fence} pass with ${one.what}`, async () => {
      const judged = block(one.fence, one.code, one.output);
      const bench = { toolchain, folder: path.join(temporary, String(index)), block: judged, name: `q_${index}`, externs: [] };
      assertFinding(await Workbench.with(bench, (workbench) => checkBlock(workbench, { block: judged, ...one.others })), one);
    });
  }

  const MANIFEST = '[package]\nname = "walk"\nversion = "0.1.0"\nedition = "2024"\n';
  const packages: readonly (Pick<Case, 'what' | 'failure' | 'message'> & {
    readonly main: string;
    readonly expectation?: Expectation;
    readonly output: Partial<CodeBlock>;
    readonly fix?: Partial<CodeBlock>;
    readonly manifest?: string;
  })[] = [
    { what: 'what it prints', main: prints('a'), output: { stdout: 'a\n' } },
    { what: 'lines of it', main: prints('a\\nb'), output: { console: 'b\n' } },
    { what: 'other lines', main: prints('a'), output: { console: 'b\n' }, failure: /do not print all lines/ },
    { what: 'another output', main: prints('a'), output: { stdout: 'b\n' }, failure: /line 1 should be "b"/ },
    {
      what: 'a warning',
      main: 'fn main() {\n    let x = 1;\n}\n',
      output: { stdout: '' },
      failure: /The compiler says:[\s\S]*unused variable/,
    },
    {
      what: 'a warning that is expected',
      main: 'fn main() {\n    let x = 1;\n}\n',
      output: { key: 'mistake-1', console: 'warning: unused variable\n' },
      message: /^warning: unused variable: `x`\n --> src\/main\.rs:2:9/,
    },
    { what: 'its error', main: MOVED, expectation: { kind: 'compile-fails', codes: ['E0382'] }, output: {}, message: /^error\[E0382\]/ },
    {
      what: 'another error',
      main: MOVED,
      expectation: { kind: 'compile-fails', codes: ['E0499'] },
      output: {},
      failure: /should be refused with E0499/,
    },
    {
      what: 'no error',
      main: prints('a'),
      expectation: { kind: 'compile-fails', codes: ['E0382'] },
      output: {},
      failure: /should refuse it/,
    },
    {
      what: 'its lint',
      main: prints('a'),
      expectation: { kind: 'warns', lint: 'clippy::print_stdout' },
      output: {},
      message: /print_stdout|println/,
    },
    {
      what: 'a refusal of cargo',
      main: prints('a'),
      manifest: MANIFEST.replace('2024', '2042'),
      output: { console: 'failed to parse the `edition` key\n' },
      message: /^error: failed to parse manifest at/,
    },
    {
      what: 'a mistake that is none',
      main: prints('a'),
      output: { key: 'mistake-1', console: 'a\n' },
      fix: { console: 'a\n' },
      failure: /nothing to repair/,
    },
    { what: 'other spacing', main: 'fn main(){}\n', output: { stdout: '' }, failure: /rustfmt would change src\/main\.rs/ },
  ];
  for (const [index, { what, main, expectation, output, fix, manifest, failure, message }] of packages.entries()) {
    it(`${failure ? 'does not let' : 'lets'} a package pass with ${what}`, async () => {
      const files = [
        { path: 'Cargo.toml', code: manifest ?? MANIFEST },
        { path: 'src/main.rs', code: main },
      ];
      const judged = codeBlock({ key: 'example', package: true, files, ...(expectation ? { expectation } : {}), ...output });
      const job = { block: judged, ...(fix ? { fix: codeBlock({ key: 'fix-1', package: true, ...fix }) } : {}) };
      const question = { ...summary('walk'), references: [], sections: [], blocks: [judged] };
      const finding = await checkPackage(toolchain, question, job, path.join(temporary, `package-${index}`));
      assertFinding(finding, { ...(failure ? { failure } : {}), ...(message ? { message } : {}) });
      assert.doesNotMatch(finding.message ?? '', new RegExp(temporary), 'the message must not name a folder of this machine');
    });
  }

  it('lets a practice folder pass in which all stand side by side, and no other', async () => {
    const question = (id: string, ...codes: string[]): Question => ({
      ...summary(id),
      references: [],
      sections: [],
      blocks: codes.map((code, at) => block('rust', code, { key: `practice-${at + 1}` })),
    });
    const folder = path.join(temporary, 'practice');
    const good = practiceFiles([question('build', prints('a'), prints('b')), question('deps', prints('c'))]);
    assert.deepEqual([...good.keys()].filter((name) => name.startsWith('std/')).toSorted(), [
      'std/Cargo.toml',
      'std/src/bin/q_build__practice_1.rs',
      'std/src/bin/q_build__practice_2.rs',
      'std/src/bin/q_deps__practice_1.rs',
    ]);
    assert.deepEqual((await checkPractice(toolchain, good, folder)).failures, []);
    const { failures } = await checkPractice(toolchain, practiceFiles([question('good', prints('a')), question('bad', MOVED)]), folder);
    assert.match(failures.join('\n'), /refuses the package "std":[\s\S]*q_bad__practice_1\.rs:4:10: error\[E0382\]/);
  });

  it('reads TOML', async () => {
    assert.deepEqual((await checkToml(toolchain, '[features]\ndefault = ["json"]\n', temporary, 'good')).failures, []);
    assert.match((await checkToml(toolchain, '[features]\ndefault = [json\n', temporary, 'bad')).failures.join(), /This is not TOML/);
  });
});
