import assert from 'node:assert/strict';
import { expectationLabel, scratchLayout, scratchName } from '../../../src/core/bank/scratch';
import type { CodeBlock, QuestionSummary } from '../../../src/core/bank/question';
import { codeBlock, summary } from '../makers';

const question = (overrides: Partial<QuestionSummary> = {}): QuestionSummary => summary('move-copy-clone', overrides);
const block = (overrides: Partial<CodeBlock> = {}): CodeBlock => codeBlock({ key: 'mistake-1', section: 'mistakes', ...overrides });

describe('the practice folder', () => {
  it('names files by question and block, with underscores only', () => {
    assert.equal(scratchName('move-copy-clone', 'mistake-1'), 'q_move_copy_clone__mistake_1');
  });

  const places: readonly (readonly [crates: string[], overrides: Partial<CodeBlock>, mainFile: string])[] = [
    [[], {}, 'std/src/bin/q_move_copy_clone__mistake_1.rs'],
    [['serde'], {}, 'crates-serde/src/bin/q_move_copy_clone__mistake_1.rs'],
    [[], { edition: '2021' }, 'edition2021/src/bin/q_move_copy_clone__mistake_1.rs'],
    [['serde'], { edition: '2018' }, 'crates-serde-edition2018/src/bin/q_move_copy_clone__mistake_1.rs'],
    [[], { library: true }, 'packages/q_move_copy_clone__mistake_1/src/lib.rs'],
    [
      [],
      {
        package: true,
        files: [
          { path: 'Cargo.toml', code: '[package]\n' },
          { path: 'src/main.rs', code: '' },
        ],
      },
      'packages/q_move_copy_clone__mistake_1/src/main.rs',
    ],
  ];
  for (const [crates, overrides, mainFile] of places) {
    it(`puts a block at ${mainFile}`, () => assert.equal(scratchLayout(question({ crates }), block(overrides)).mainFile, mainFile));
  }

  it('keeps every package apart from a workspace in the folders above', () => {
    const shared = scratchLayout(question(), block()).support;
    assert.match(shared[0]?.code ?? '', /^\[workspace\]$/m);
    const own = scratchLayout(
      question(),
      block({
        package: true,
        files: [
          { path: 'Cargo.toml', code: '[package]\nname = "x"\n' },
          { path: 'src/main.rs', code: '' },
        ],
      }),
    );
    assert.match(own.files[0]?.code ?? '', /^\[workspace\]$/m);
    const workspace = '[workspace]\nmembers = ["a"]\n';
    assert.equal(
      scratchLayout(question(), block({ package: true, files: [{ path: 'Cargo.toml', code: workspace }] })).files[0]?.code,
      workspace,
    );
  });

  it('gives each set of crates a package of its own, whatever their order', () => {
    const layout = (crates: string[]): string[] => {
      const { packageFolder, support } = scratchLayout(question({ crates }), block());
      return [packageFolder, ...(support[0]?.code.split('\n').filter((line) => line.startsWith('serde')) ?? [])];
    };
    const expected = ['crates-serde-serde_json', 'serde = { version = "1", features = ["derive"] }', 'serde_json = "1"'];
    assert.deepEqual(layout(['serde', 'serde_json']), expected);
    assert.equal(layout(['serde_json', 'serde'])[0], expected[0]);
  });

  it('says above the file what the block must do', () => {
    assert.equal(expectationLabel(block()), undefined);
    assert.equal(expectationLabel(block({ expectation: { kind: 'compile-fails', codes: ['E0382'] } })), 'expected: E0382');
    assert.equal(expectationLabel(block({ expectation: { kind: 'compile-fails', codes: [] } })), 'expected: does not compile');
    assert.equal(expectationLabel(block({ expectation: { kind: 'warns', lint: 'clippy::ptr_arg' } })), 'expected: clippy::ptr_arg');
  });
});
