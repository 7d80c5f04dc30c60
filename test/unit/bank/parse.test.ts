import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFence } from '../../../src/core/bank/fence';
import { LARGEST_FILE, parseQuestion } from '../../../src/core/bank/parse';
import { GOOD, GOOD_FILE, parse, problemsOf } from './support';

/** Each: what is changed in the good question, and the problem that must be reported, as `line: start of the message`. */
const BROKEN: readonly (readonly [what: string, from: string | RegExp, to: string, problem: string])[] = [
  ['no front matter', /^---\n/, '', '1: The file must begin with a line "---"'],
  ['an unknown key', 'minutes: 3', 'minutes: 3\nauthor: me', '8: "author" is not a key'],
  ['a missing key', 'level: basic\n', '', '1: The key "level" is missing'],
  ['a wrong level', 'level: basic', 'level: expert', '5: "level" must be one of basic'],
  ['a wrong number', 'minutes: 3', 'minutes: 90', '7: "minutes" must be a whole number from 2 to 45'],
  ['minutes in words', 'minutes: 3', 'minutes: three', '7: "minutes" must be a whole number'],
  ['an id that is not the file name', 'id: good-question', 'id: other-question', '2: The id "other-question" and the file name'],
  ['a topic that is not the folder', 'topic: language-basics', 'topic: lifetimes', '4: The topic "lifetimes" and the folder'],
  ['no concept', 'concepts: [functions, mutability]', 'concepts: []', '8: "concepts" must be a list of 1 to 10'],
  ['a concept twice', 'concepts: [functions, mutability]', 'concepts: [functions, functions]', '8: "concepts" names something twice'],
  [
    'a link without https',
    'https://doc.rust-lang.org/reference',
    'http://doc.rust-lang.org/reference',
    '11: Each reference has a title and a url',
  ],
  [
    'a script as a link',
    '](https://doc.rust-lang.org/book/title-page.html)',
    '](javascript:alert(1))',
    '25: The link "javascript:alert(1)" must begin with',
  ],
  ['HTML', 'It cannot.', 'It <b>cannot</b>.', '63: HTML is not part of a question'],
  ['a picture', 'It cannot.', '![It](x.png)', '63: This Markdown (image) is not part of a question'],
  ['an unknown heading', '## In practice', '## In theory', '50: "In theory" is not a heading of a question'],
  ['a missing section', /## In practice[\s\S]*?(?=## Common)/, '', '1: The section "## In practice" is missing'],
  [
    'sections in the wrong order',
    /(## Short answer[\s\S]*?)(## Explanation[\s\S]*?)(?=## Example)/,
    '$2$1',
    '32: "## Short answer" must stand before "## Explanation"',
  ],
  ['a short answer that is too long', 'It is short, and it is true.', 'word '.repeat(90), '16: "Short answer" has 96 words'],
  ['an explanation that is too short', /The second paragraph.*/, '', '20: "Explanation" has'],
  ['a heading where none may be', 'One sentence.', '### One sentence.', '38: A heading of this level has no place here'],
  ['an unknown attribute', 'rust,compile_fail,E0384', 'rust,compile_fail,E0384,sometimes!', '65: "sometimes!" is not a known attribute'],
  ['an unknown language', '```toml', '```python', '54: "python" is not a known kind of code block'],
  ['a block without a language', '```toml', '```', '54: A code block needs a language'],
  ['a program without output', /```text\nhello\n```\n/, '', '40: The block "example" must be followed by a text block'],
  [
    'an example twice',
    '```text\nhello\n```',
    '```text\nhello\n```\n\n```rust\nfn main() {}\n```\n\n```text\n```',
    '50: There is already a block "example"',
  ],
  ['no main', /fn main\(\) \{\n {4}println!\("hello"\);/, 'fn start() {\n    println!("hello");', '40: The block "example" has no fn main'],
  ['a code question without exercise', /## Exercise[\s\S]*?(?=## What)/, '', '1: The section "## Exercise" is missing'],
  ['too few bullets', '- The first fact.\n- The second fact.\n', '', '156: "What interviewers listen for" has 1 bullets'],
  ['output without a program', 'It cannot.', '```text\nx\n```', '63: This block says what a program prints'],
];

describe('a question file', () => {
  it('is read whole', () => {
    const { question, problems, mentions } = parse(GOOD);
    assert.deepEqual(problems, []);
    assert.equal(question?.id, 'good-question');
    assert.deepEqual(
      question.blocks.map((block) => `${block.key}:${block.expectation.kind}`),
      ['example:runs', 'mistake-1:compile-fails', 'fix-1:runs', 'mistake-2:warns', 'fix-2:runs', 'exercise:exercise', 'solution:solution'],
    );
    assert.equal(question.blocks[0]?.stdout, 'hello\n');
    assert.equal(question.blocks[4]?.stdout, '');
    assert.equal(question.sections.length, 7);
    assert.deepEqual(mentions.map((mention) => `${mention.kind}:${mention.id}`).toSorted(), [
      'concept:functions',
      'concept:functions',
      'concept:mutability',
      'question:another-question',
    ]);
  });

  for (const [what, from, to, problem] of BROKEN) {
    it(`with ${what} is refused where it is wrong`, () => {
      const changed = GOOD.replace(from, to);
      assert.notEqual(changed, GOOD, 'the change must change something');
      const found = problemsOf(changed);
      assert.ok(
        found.some((text) => text.startsWith(problem)),
        `wanted ${problem}\nfound\n${found.join('\n')}`,
      );
    });
  }

  it('reports all its problems, not only the first', () => {
    const changed = GOOD.replace('level: basic', 'level: expert').replace('```toml', '```python').replace('It cannot.', '<b>no</b>');
    assert.ok(problemsOf(changed).length >= 3);
  });

  it('is told apart from code that gray-matter would run', () => {
    for (const language of ['js', 'javascript', 'coffee', 'json5', 'json', 'toml']) {
      const hostile = `---${language}\n({ id: (globalThis.pwned = true) })\n---\n\n## Short answer\n`;
      for (let turn = 0; turn < 2; turn++) assert.match(problemsOf(hostile)[0] ?? '', /^1: The file must begin/);
    }
    assert.equal((globalThis as { pwned?: boolean }).pwned, undefined);
  });

  it('is broken the second time too', () => {
    const broken = GOOD.replace('level: basic', 'level: [basic');
    const first = problemsOf(broken);
    assert.ok(first.length > 0);
    assert.deepEqual(problemsOf(broken), first);
  });

  it('may have Windows line ends and a byte order mark', () => {
    assert.deepEqual(parse(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`), parse(GOOD));
  });

  it('is refused if it is too long or not UTF-8', () => {
    assert.match(problemsOf(GOOD + ' '.repeat(LARGEST_FILE))[0] ?? '', /bytes; more than 262144 are not read/);
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]) {
      assert.match(parseQuestion(GOOD_FILE, new Uint8Array(bytes)).problems[0]?.message ?? '', /not UTF-8/);
    }
  });

  it('cannot reach into the objects that hold it', () => {
    const hostile = GOOD.replace('minutes: 3', 'minutes: 3\n__proto__: { polluted: true }');
    assert.ok(problemsOf(hostile).length > 0);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('never makes the parser throw, and every problem has a place inside it', () => {
    const lines = GOOD.split('\n');
    const edit = fc.record({
      line: fc.nat(lines.length),
      remove: fc.nat(3),
      insert: fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.constantFrom('---', '```', '```rust', '## Example', '### x', '|', '- ', '&a', '*a', '<!--'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        const changed = [...lines];
        for (const { line, remove, insert } of edits) changed.splice(line, remove, insert);
        const text = changed.join('\n');
        const count = text.split('\n').length;
        for (const problem of parse(text).problems) {
          assert.ok(problem.line >= 1 && problem.line <= count && problem.column >= 1, JSON.stringify(problem));
          assert.match(problem.message, /\S.*[.?]$/s);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the words after three backticks', () => {
  const cases: readonly (readonly [info: string, expected: string])[] = [
    ['rust', 'runs 2024'],
    ['rust,release', 'runs 2024 release'],
    ['rust,compile_fail,E0382', 'compile-fails:E0382 2024'],
    ['rust,compile_fail,E0382,E0499', 'compile-fails:E0382,E0499 2024'],
    ['rust,compile_fail,arithmetic_overflow', 'compile-fails:arithmetic_overflow 2024'],
    ['rust,compile_fail', 'compile-fails: 2024'],
    ['rust,edition2021,compile_fail,E0133', 'compile-fails:E0133 2021'],
    ['rust,warns,clippy::ptr_arg', 'warns:clippy::ptr_arg 2024'],
    ['rust,should_panic', 'panics 2024'],
    ['rust,aborts', 'aborts 2024'],
    ['rust,lib', 'compiles:a library 2024 library'],
    ['rust,no_run,reason="listens, for ever"', 'compiles:listens, for ever 2024'],
    ['rust,exercise', 'exercise 2024'],
    ['rust,file=src/lib.rs', 'runs 2024 src/lib.rs'],
    ['toml,file=Cargo.toml', 'runs 2024 Cargo.toml'],
  ];
  for (const [info, expected] of cases) {
    it(info, () => {
      const fence = parseFence(info);
      assert.ok(typeof fence === 'object' && fence.type === 'code', JSON.stringify(fence));
      const { expectation: wanted } = fence;
      const detail =
        wanted.kind === 'compile-fails'
          ? `:${wanted.codes.join(',')}`
          : wanted.kind === 'warns'
            ? `:${wanted.lint}`
            : wanted.kind === 'compiles'
              ? `:${wanted.reason}`
              : '';
      assert.equal(
        [
          `${wanted.kind}${detail}`,
          fence.edition,
          ...(fence.release ? ['release'] : []),
          ...(fence.library ? ['library'] : []),
          ...(fence.path === undefined ? [] : [fence.path]),
        ].join(' '),
        expected,
      );
    });
  }

  for (const info of [
    'rust,no_run',
    'rust,warns',
    'rust,exercise,solution',
    'rust,E0382',
    'text,stdout',
    'toml,x',
    'rust,file=/etc/passwd',
    'rust,file=../x.rs',
    'rust,file=a/../../x.rs',
    'rust,edition2015',
  ]) {
    it(`refuses ${info}`, () => assert.equal(typeof parseFence(info), 'string'));
  }
});
