import assert from 'node:assert/strict';
import { stripAnsi } from '../../../src/core/rust/ansi';
import { planCargo, type BuildTarget } from '../../../src/core/rust/cargoPlan';
import { recogniseTrouble } from '../../../src/core/rust/cargoTrouble';
import { playgroundUrl } from '../../../src/core/rust/playground';
import { sourcePlaces } from '../../../src/core/rust/sourcePlaces';

describe('how cargo is asked', () => {
  const target = (rest: Partial<BuildTarget>): BuildTarget => ({
    action: 'run',
    expectation: { kind: 'runs' },
    release: false,
    library: false,
    binary: 'q',
    hasTests: false,
    hasClippy: true,
    ...rest,
  });
  const cases: readonly [what: string, target: Partial<BuildTarget>, steps: string[], execute: string][] = [
    ['run', {}, ['build --bin q'], 'program'],
    ['check', { action: 'check' }, ['check --bin q'], 'nothing'],
    ['run of an optimised program', { release: true }, ['build --release --bin q'], 'program'],
    [
      'check of what must fail',
      { action: 'check', expectation: { kind: 'compile-fails', codes: [] } },
      ['check --bin q', 'build --bin q'],
      'nothing',
    ],
    ['run of what must fail', { expectation: { kind: 'compile-fails', codes: [] } }, ['build --bin q'], 'program'],
    ['check of a lint', { action: 'check', expectation: { kind: 'warns', lint: 'l' } }, ['clippy --bin q -- -W l'], 'nothing'],
    [
      'check of a lint of the compiler without clippy',
      { action: 'check', expectation: { kind: 'warns', lint: 'l' }, hasClippy: false },
      ['rustc --profile check --bin q -- -W l'],
      'nothing',
    ],
    [
      'check of a lint of clippy without clippy',
      { action: 'check', expectation: { kind: 'warns', lint: 'clippy::l' }, hasClippy: false },
      ['clippy --bin q -- -W clippy::l'],
      'nothing',
    ],
    [
      'run of a lint with tests',
      { expectation: { kind: 'warns', lint: 'l' }, hasTests: true },
      ['clippy --profile test --bin q -- -W l', 'build --bin q'],
      'program',
    ],
    ['run of an exercise', { expectation: { kind: 'exercise' } }, ['test --no-run --bin q'], 'tests'],
    ['check of a solution', { action: 'check', expectation: { kind: 'solution' } }, ['check --profile test --bin q'], 'nothing'],
    ['run of what is only compiled', { expectation: { kind: 'compiles', reason: '' } }, ['build --bin q'], 'nothing'],
    ['run of a library', { library: true, binary: undefined as never }, ['build --lib'], 'nothing'],
    ['run of a package', { binary: undefined as never }, ['build'], 'program'],
  ];
  for (const [what, rest, steps, execute] of cases) {
    it(what, () => {
      const plan = planCargo(target(rest));
      const shown = plan.steps.map(({ tool, args, compilerArgs }) =>
        [...(tool === 'clippy' ? ['clippy'] : []), ...args, ...(compilerArgs.length > 0 ? ['--', ...compilerArgs] : [])].join(' '),
      );
      assert.deepEqual([shown, plan.execute], [steps, execute]);
    });
  }
});

describe('trouble of cargo', () => {
  const cases: readonly [text: string, trouble: string | undefined][] = [
    ['error[E0382]: borrow of moved value', undefined],
    ['error: no such command: `clippy`', 'noClippy'],
    ["error: 'cargo-clippy' is not installed for the toolchain 'stable-x86_64-unknown-linux-gnu'.", 'noClippy'],
    [
      'warning: spurious network error (3 tries remaining): [6] Could not resolve hostname (Could not resolve host: index.example.org)',
      'offline',
    ],
    ["error: failed to download from `https://...`\n\nCaused by:\n  [6] Couldn't resolve host name", 'offline'],
    ["error: no matching package named `tokio` found\nAs a reminder, you're using offline mode (--offline)", 'offline'],
    ['error: linker `cc` not found', 'noLinker'],
    ['error: linker `link.exe` not found', 'noLinker'],
    ['LINK : fatal error LNK1104: cannot open file', 'programInUse'],
    ['error: failed to write x: No space left on device (os error 28)', 'diskFull'],
    ['note: the `wasm32-unknown-unknown` target may not be installed', 'noTarget'],
  ];
  for (const [text, trouble] of cases)
    it(`${trouble ?? 'none'}: ${text.split('\n')[0]?.slice(0, 50)}`, () => assert.equal(recogniseTrouble(text), trouble));
});

describe('text of a terminal', () => {
  it('loses its colours and links', () => {
    assert.equal(
      stripAnsi('\u001b[1m\u001b[38;5;9merror\u001b[0m: \u001b]8;;https://a.b\u001b\\E0382\u001b]8;;\u001b\\ x[0m'),
      'error: E0382 x[0m',
    );
  });
});

describe('the address of the Playground', () => {
  it('holds the code as it is', () => {
    const code = 'fn main() {\n    println!("a&b=c+d #{} %", 1);\n}\n';
    const { url, complete } = playgroundUrl(code, '2024', { release: true });
    const query = new URL(url).searchParams;
    assert.deepEqual([complete, query.get('code'), query.get('edition'), query.get('mode')], [true, code, '2024', 'release']);
  });
  it('leaves out what is too long', () => {
    const { url, complete } = playgroundUrl('x'.repeat(9000), '2021');
    assert.equal(complete, false);
    assert.ok(url.length < 200 && url.includes('edition=2021'));
  });
});

describe('places that the compiler names', () => {
  const cases: readonly [text: string, places: [text: string, file: string, line: number, column: number][]][] = [
    [' --> src/bin/q_a__example.rs:3:5', [['src/bin/q_a__example.rs:3:5', 'src/bin/q_a__example.rs', 2, 4]]],
    ['  --> src\\bin\\q_a.rs:10:1', [['src\\bin\\q_a.rs:10:1', 'src/bin/q_a.rs', 9, 0]]],
    ["thread 'main' (7) panicked at build.rs:1:2:", [['build.rs:1:2', 'build.rs', 0, 1]]],
    [
      'a src/a.rs:1:1 b src/b.rs:2',
      [
        ['src/a.rs:1:1', 'src/a.rs', 0, 0],
        ['src/b.rs:2', 'src/b.rs', 1, 0],
      ],
    ],
    ['at /rustc/abc/library/core/src/panicking.rs:75:14', []],
    ['at ../other/src/a.rs:1:1', []],
    ['C:\\x\\a.rs:1:1', []],
    ['src/a.rs', []],
  ];
  for (const [text, places] of cases) {
    it(text, () => {
      const found = sourcePlaces(text).map(({ start, length, file, line, column }) => [
        text.slice(start, start + length),
        file,
        line,
        column,
      ]);
      assert.deepEqual(found, places);
    });
  }
});
