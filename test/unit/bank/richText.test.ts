import assert from 'node:assert/strict';
import type { Question } from '../../../src/core/bank/question';
import type { Block } from '../../../src/core/bank/richText';
import { GOOD, parse, problemsOf } from './support';

/** The good question with this instead of what it says in practice. */
function withPractice(markdown: string): string {
  return GOOD.replace('Real code does this every day.', markdown);
}

function read(markdown: string): Question {
  const text = withPractice(markdown);
  assert.deepEqual(problemsOf(text), []);
  return parse(text).question as Question;
}

function practice(markdown: string): readonly Block[] {
  return read(markdown).sections[3]?.content.slice(0, -1) ?? [];
}

describe('the text of a question', () => {
  const cases: readonly (readonly [markdown: string, ...blocks: Block[]])[] = [
    ['Two\nlines.', { type: 'paragraph', content: ['Two lines.'] }],
    [
      'A `code`, **strong *both* word**.',
      {
        type: 'paragraph',
        content: [
          'A ',
          { type: 'code', text: 'code' },
          ', ',
          { type: 'strong', content: ['strong ', { type: 'emphasis', content: ['both'] }, ' word'] },
          '.',
        ],
      },
    ],
    ['[a `b`](concept:x)', { type: 'paragraph', content: [{ type: 'concept', id: 'x', content: ['a ', { type: 'code', text: 'b' }] }] }],
    ['<https://a.b/c>', { type: 'paragraph', content: [{ type: 'link', url: 'https://a.b/c', content: ['https://a.b/c'] }] }],
    ['Less &lt; more &amp; \\*star\\*', { type: 'paragraph', content: ['Less < more & *star*'] }],
    [
      '1. one\n2. two\n\n   more',
      {
        type: 'list',
        ordered: true,
        items: [
          [{ type: 'paragraph', content: ['one'] }],
          [
            { type: 'paragraph', content: ['two'] },
            { type: 'paragraph', content: ['more'] },
          ],
        ],
      },
    ],
    ['> said', { type: 'quote', content: [{ type: 'paragraph', content: ['said'] }] }],
    [
      '| a | b |\n| - | - |\n| `x \\| y` | 2 |',
      { type: 'table', head: [['a'], ['b']], rows: [[[{ type: 'code', text: 'x | y' }], ['2']]] },
    ],
    [
      'x\n\n```console\n$ cargo run\n```',
      { type: 'paragraph', content: ['x'] },
      { type: 'listing', language: 'console', text: '$ cargo run' },
    ],
    ['x\n\n```figure\nA box.\n+--+\n```', { type: 'paragraph', content: ['x'] }, { type: 'figure', alternative: 'A box.', text: '+--+' }],
  ];
  for (const [markdown, ...blocks] of cases) it(JSON.stringify(markdown), () => assert.deepEqual(practice(markdown), blocks));
});

const PROGRAM = '```rust\nfn main() {}\n```\n\n```text\n```';
const PACKAGE = '```toml,file=Cargo.toml\n[package]\n```\n\n```rust,file=src/main.rs\nfn main() {}\n```';

describe('the blocks of a question', () => {
  it('are numbered where a section has several', () => {
    const { blocks } = read(`One.\n\n${PROGRAM}\n\nTwo.\n\n${PROGRAM}`);
    assert.deepEqual(blocks.map((block) => block.key).slice(1, 3), ['practice-1', 'practice-2']);
  });

  it('hold the files of a package and what cargo prints', () => {
    const { blocks } = read(`One.\n\n${PACKAGE}\n\n\`\`\`console,expect\nwarning: x\n\`\`\``);
    assert.deepEqual(blocks[1], {
      key: 'practice-1',
      section: 'in-practice',
      expectation: { kind: 'runs' },
      edition: '2024',
      release: false,
      library: false,
      package: true,
      files: [
        { path: 'Cargo.toml', code: '[package]\n' },
        { path: 'src/main.rs', code: 'fn main() {}\n' },
      ],
      console: 'warning: x\n',
    });
  });

  it('part two packages by words', () => {
    const output = '```console,expect\nx\n```';
    const { blocks } = read(`One.\n\n${PACKAGE}\n\n${output}\n\nTwo.\n\n${PACKAGE}\n\n${output}`);
    assert.deepEqual(
      blocks.slice(1, 3).map((block) => [block.key, block.files.length]),
      [
        ['practice-1', 2],
        ['practice-2', 2],
      ],
    );
  });

  it('take what must happen from any file of a package', () => {
    const { blocks } = read(`One.\n\n${PACKAGE.replace('rust,file', 'rust,compile_fail,E0425,file')}`);
    assert.deepEqual(blocks[1]?.expectation, { kind: 'compile-fails', codes: ['E0425'] });
  });

  it('may be libraries and end in words on stderr', () => {
    const { blocks } = read(
      'A.\n\n```rust,lib\npub fn f() {}\n```\n\nB.\n\n```rust,aborts\nfn main() {}\n```\n\n```text,stderr\nstack\n```',
    );
    assert.deepEqual(
      blocks.slice(1, 3).map((block) => [block.files[0]?.path, block.expectation.kind, block.stdout, block.stderr]),
      [
        ['lib.rs', 'compiles', undefined, undefined],
        ['main.rs', 'aborts', undefined, 'stack\n'],
      ],
    );
  });

  const broken: readonly (readonly [what: string, markdown: string, problem: RegExp])[] = [
    [
      'a package without a manifest',
      '```rust,file=src/main.rs\nfn main() {}\n```\n\n```console,expect\nx\n```',
      /needs a fence toml,file=Cargo\.toml/,
    ],
    ['a package that says nothing', PACKAGE, /must be followed by a console,expect block/],
    ['a file twice', `${PACKAGE}\n\n${PACKAGE}`, /The package has a file "Cargo.toml" already/],
    [
      'six files',
      [PACKAGE, ...['a', 'b', 'c', 'd'].map((name) => `\`\`\`rust,file=src/${name}.rs\n\`\`\``)].join('\n\n'),
      /has 6 files; it has at most 5/,
    ],
    ['a hundred lines', PACKAGE.replace('fn main() {}', 'fn main() {}\n'.repeat(100)), /has \d+ lines; it has at most 100/],
    [
      'two outcomes',
      PACKAGE.replace('rust,file', 'rust,should_panic,file').concat('\n\n```rust,aborts,file=src/x.rs\n```'),
      /Only one file of a package says/,
    ],
  ];
  for (const [what, markdown, problem] of broken)
    it(`cannot have ${what}`, () => assert.match(problemsOf(withPractice(`x\n\n${markdown}`)).join('\n'), problem));
});

describe('a design question', () => {
  const steps = (think: string): string => ['Ask', 'Choose', 'Change'].map((title) => `### ${title}\n\n${think}\n\nBecause.\n`).join('\n');
  const design = (walkthrough: string): string =>
    GOOD.replace('kind: code', 'kind: system-design').replace(
      '## What interviewers',
      `## Walkthrough\n\n${walkthrough}\n## What interviewers`,
    );

  it('has steps that ask first', () => {
    const { question, problems } = parse(design(steps('**Think:** how many?')));
    assert.deepEqual(problems.list, []);
    assert.equal(question?.sections.find((section) => section.kind === 'walkthrough')?.parts.length, 3);
  });

  it('is refused if a step answers at once, or if there are too few', () => {
    assert.match(problemsOf(design(steps('How many?'))).join('\n'), /A step asks before it answers/);
    assert.match(problemsOf(design('### One\n\n**Think:** x\n')).join('\n'), /"Walkthrough" has 1 steps \(###\); it has 3 to 7/);
  });

  it('may have a mistake that nothing convicts, and only one', () => {
    const bare = '**Belief**: a.\n\n**Why it fails**: b.\n\n**Say instead**: c.\n\n';
    const one = GOOD.replace(/It is lost\.[\s\S]*?(?=## Exercise)/, bare);
    assert.deepEqual(
      problemsOf(one).filter((problem) => !problem.includes('unused_must_use')),
      [],
    );
    const two = one.replace('## Exercise', `### Another\n\n${bare}## Exercise`);
    assert.match(problemsOf(two).join('\n'), /Only one mistake of a question may be without code/);
  });
});
