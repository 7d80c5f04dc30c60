import assert from 'node:assert/strict';
import { LARGEST_FILE, parseQuestion } from '../../../src/core/bank/parse';
import { GOOD, GOOD_FILE, parse, problemsOf } from './support';

/** Each: what is changed in the good question, and the problem that must be reported, as `line:column: start of the message`. */
const BROKEN: readonly (readonly [what: string, from: string | RegExp, to: string, problem: string])[] = [
  ['no front matter', /^---\n/, '', '1:1: The file must begin with a line "---"'],
  ['front matter without an end', /\n---\n/, '\n', '1:1: The front matter must end with a line "---"'],
  ['front matter that ends with more dashes', /\n---\n/, '\n-----\n', '14:1: The front matter must end with a line "---"'],
  ['empty front matter', /---\n[\s\S]*?\n---\n/, '---\n# nothing\n---\n', '2:1: The front matter must have keys and values'],
  ['front matter that is a list', /---\n[\s\S]*?\n---\n/, '---\n- id\n---\n', '2:1: The front matter must have keys and values'],
  ['broken YAML', 'level: basic', 'level: [basic', '6:1: This is not valid YAML'],
  ['an unknown key', 'minutes: 3', 'minutes: 3\nauthor: me', '8:1: "author" is not a key of a question. The keys are: id, title, '],
  ['a key twice', 'minutes: 3', 'minutes: 3\nminutes: 4', '8:1: "minutes" stands here twice'],
  ['a missing key', 'level: basic\n', '', '2:1: The key "level" is missing: it must be one of basic, '],
  ['a wrong level', 'level: basic', 'level: expert', '5:8: "level" must be one of basic'],
  ['a number as a title', /title: .*/, 'title: 12', '3:8: "title" must be a sentence of one line and at most 300 characters, in quotes'],
  ['a wrong number', 'minutes: 3', 'minutes: 90', '7:10: "minutes" must be a whole number from 2 to 45'],
  ['minutes in words', 'minutes: 3', 'minutes: three', '7:10: "minutes" must be a whole number'],
  ['a compiler without quotes', 'minutes: 3', 'minutes: 3\nrust: 1.90', '8:7: "rust" must be a version in quotes, such as "1.88"'],
  ['an alias', 'minutes: 3', 'minutes: *a', '7:10: Anchors (&), aliases (*) and tags (!) are not read here'],
  ['an anchor', 'minutes: 3', 'minutes: &a 3', '7:13: Anchors (&), aliases (*) and tags (!) are not read here'],
  ['a tag', 'minutes: 3', 'minutes: !!js/function x', '7:1'],
  ['an id that is not the file name', 'id: good-question', 'id: other-question', '2:1: The id "other-question" and the file name'],
  ['an id in capitals', 'id: good-question', 'id: Good', '2:5: "id" must be an id in small letters'],
  ['a topic that is not the folder', 'topic: language-basics', 'topic: lifetimes', '4:1: The topic "lifetimes" and the folder'],
  ['no concept', '[functions, mutability]', '[]', '8:1: "concepts" must be a list of 1 to 10 ids of concepts'],
  ['a concept twice', '[functions, mutability]', '[functions, functions]', '8:23: "concepts" names "functions" twice'],
  ['a concept that is no word', '[functions, mutability]', '[functions, [a]]', '8:23: Each item of "concepts" must be an id'],
  ['an error that the text does not name', 'errors: [E0384', 'errors: [E0999, E0384', '9:10: "errors" names E0999, but the text does not'],
  ['itself as a follow-up', '[another-question]', '[good-question]', '10:13: A question cannot follow itself'],
  ['five follow-ups', '[another-question]', '[a, b, c, d, e]', '10:1: "followUps" must be a list of 1 to 4'],
  [
    'a reference without https',
    'https://doc.rust-lang.org/reference',
    'http://doc.rust-lang.org/reference',
    '13:10: "url" must be an address',
  ],
  ['a reference with more', 'introduction.html', 'introduction.html\n    by: me', '14:5: "by" is not a key of a reference'],
  ['a reference that is only an address', /references:\n[\s\S]*?\n---/, 'references: [x]\n---', '11:14: A reference has a title and a url'],
  [
    'a script as a link',
    '](https://doc.rust-lang.org/book/title-page.html)',
    '](javascript:alert(1))',
    '25:18: The link "javascript:alert(1)"',
  ],
  [
    'a path as a link',
    '](https://doc.rust-lang.org/book/title-page.html)',
    '](../other.md)',
    '25:18: The link "../other.md" must begin with',
  ],
  ['a link with a title', 'title-page.html)', 'title-page.html "The book")', '25:18: A link has no title'],
  ['a link by reference', 'It cannot.', '[It][a]\n\n[a]: https://a.b', '63:1: Write the address where the link stands'],
  ['HTML', 'It cannot.', 'It <b>cannot</b>.', '63:4: HTML is not part of a question: if <b> is code'],
  ['a block of HTML', 'It cannot.', '<div>\n</div>', '63:1: HTML is not part of a question'],
  ['a comment', 'It cannot.', 'It <!-- not --> cannot.', '63:4: HTML is not part of a question'],
  ['a picture', 'It cannot.', '![It](x.png)', '63:1: This Markdown (image) is not part of a question'],
  ['a broken line', 'It cannot.', 'It\\\ncannot.', '63:3: A line cannot be broken'],
  ['a list that begins with 3', 'It cannot.', '3. It cannot.', '63:1: A numbered list begins with 1'],
  ['text before the first heading', '\n## Short answer', 'Hello.\n\n## Short answer', '15:1: The body must begin with the heading'],
  ['a title in the text', '## Short answer', '# Title\n\n## Short answer', '16:1: "Title" is not a heading of a question'],
  ['an unknown heading', '## In practice', '## In theory', '50:1: "In theory" is not a heading of a question'],
  ['a missing section', /## In practice[\s\S]*?(?=## Common)/, '', '1:1: The section "## In practice" is missing'],
  ['a section twice', '## In practice', '## Example\n\n## In practice', '50:1: "## Example" must stand before "## Example", and only once'],
  [
    'sections in the wrong order',
    /(## Short answer[\s\S]*?)(## Explanation[\s\S]*?)(?=## Example)/,
    '$2$1',
    '32:1: "## Short answer" must stand before "## Explanation"',
  ],
  [
    'a short answer that is too long',
    'It is short, and it is true.',
    'word '.repeat(90),
    '16:1: "Short answer" has 96 words; it has 1 to 90',
  ],
  ['code in the short answer', '## Explanation', '```rust\nfn main() {}\n```\n\n## Explanation', '20:1: This section has no code'],
  ['an explanation that is too short', /The second paragraph.*/, '', '20:1: "Explanation" has'],
  ['a heading where none may be', 'One sentence.', '### One sentence.', '38:1: A heading of this level has no place here'],
  ['an example without words', 'One sentence.\n\n', '', '36:1: Say in a sentence what the example shows'],
  ['an example without code', /(One sentence\.)\n\n```rust[\s\S]*?```text[\s\S]*?```/, '$1', '36:1: The section "Example" needs a program'],
  [
    'an example that fails',
    /```rust\nfn main\(\) \{\n {4}println!\("hello/,
    '```rust,warns,x\nfn main() {\n    println!("hello',
    '40:1: An example compiles',
  ],
  [
    'an example that is too long',
    '    println!("hello");\n',
    '    println!("hello");\n'.repeat(59),
    '40:1: The example has 61 lines; it has at most 60',
  ],
  ['an unknown attribute', 'rust,compile_fail,E0384', 'rust,compile_fail,E0384,sometimes!', '65:1: "sometimes!" is not a known attribute'],
  ['an unknown language', '```toml', '```python', '54:1: "python" is not a known kind of code block'],
  ['a block without a language', '```toml', '```', '54:1: A code block needs a language'],
  ['indented code', 'It cannot.', '    let x = 1;', '63:1: A code block needs a language'],
  ['a program without output', /```text\nhello\n```\n/, '', '40:1: The program must be followed by a text block'],
  [
    'output that does not follow at once',
    '```text\nhello',
    'It prints:\n\n```text\nhello',
    '48:1: This says what a program prints, but no program',
  ],
  [
    'output twice',
    '```text\nhello\n```',
    '```text\nhello\n```\n\n```text\nhello\n```',
    '50:1: The block "example" has this output already',
  ],
  [
    'an example twice',
    '```text\nhello\n```',
    '```text\nhello\n```\n\n```rust\nfn main() {}\n```',
    '50:1: There is a block "example" already',
  ],
  ['no main', /fn main\(\) \{\n {4}println!\("hello"\);/, 'fn start() {\n    println!("hello");', '40:1: Every block is a whole program'],
  ['output of what is not run', 'The compiler refuses.', '```text\nx\n```', '65:1: This block is not run'],
  ['lines of cargo without a package', '```text\nhello\n```', '```text\nhello\n```\n\n```console,expect\nx\n```', '40:1: Only a package'],
  [
    'a panic that says nothing',
    'rust,compile_fail,E0384',
    'rust,should_panic',
    '65:1: The program must be followed by a text,stderr block',
  ],
  ['an error that has no code and no words', 'rust,compile_fail,E0384', 'rust,compile_fail', '65:1: Without an error code'],
  ['a mistake that nothing convicts', 'rust,compile_fail,E0384', 'rust,no_run,reason="x"', '65:1: A mistake must be convicted'],
  ['a repair that fails', 'Fix: say `mut`.\n\n```rust', 'Fix: say `mut`.\n\n```rust,should_panic', '77:1: A repair compiles'],
  ['a mistake without a repair', /Fix: say[\s\S]*?(?=### Forgetting)/, '', '61:1: A mistake with code has its repair'],
  [
    'a repair that shows nothing',
    /(Fix: use it\.)[\s\S]*?(?=## Exercise)/,
    '$1\n\n',
    '91:1: Show the code that is right after the line "Fix:"',
  ],
  ['a repair of nothing', /```rust,warns[\s\S]*?(?=Fix: use)/, '', '91:1: Show the code that is wrong before the line "Fix:"'],
  ['two mistakes in one part', 'The compiler refuses.', '```rust,warns,x\nfn main() {}\n```', '73:1: There is a block "mistake-1" already'],
  ['words before the first mistake', '### Thinking', 'Look.\n\n### Thinking', '59:1: Common mistakes begin with a part'],
  [
    'a mistake without code and without its labels',
    /It is lost\.[\s\S]*?(?=## Exercise)/,
    '**Belief**: x.\n\n',
    '91:1: A mistake without code has paragraphs',
  ],
  [
    'an exercise elsewhere',
    'rust,compile_fail,E0384',
    'rust,exercise',
    '65:1: An exercise and its solution stand in the section "Exercise"',
  ],
  ['an exercise without a solution', /```rust,solution[\s\S]*?```\n/, '', '112:1: The section "Exercise" needs a rust,solution block'],
  ['an exercise without words', 'Add two numbers.\n\n', '', '112:1: Say in words what the exercise asks for'],
  ['an exercise without tests', /#\[cfg\(test\)\]\nmod tests/, 'mod tests', '116:1: It needs a module #[cfg(test)]'],
  ['a code question without exercise', /## Exercise[\s\S]*?(?=## What)/, '', '1:1: The section "## Exercise" is missing'],
  ['a design without a walkthrough', 'kind: code', 'kind: system-design', '1:1: The section "## Walkthrough" is missing'],
  ['too few bullets', '- The first fact.\n- The second fact.\n', '', '156:1: "What interviewers listen for" has 1 bullets; it has 3 to 6'],
  ['more than bullets', '- The first fact.', 'Facts:\n\n- The first fact.', '156:1: What interviewers listen for is one list'],
  ['output without a program', 'It cannot.', '```text\nx\n```', '63:1: This says what a program prints'],
  ['a figure without words', 'It cannot.', '```figure\n\n+--+\n```', '63:1: The first line of a figure says in words'],
];

describe('a question file', () => {
  it('is read whole', () => {
    const { question, problems, mentions, blockLines } = parse(GOOD);
    assert.deepEqual(problems.list, []);
    assert.equal(question?.id, 'good-question');
    assert.deepEqual(
      question.blocks.map((block) => `${block.key}:${block.expectation.kind}:${blockLines.get(block.key)}`),
      [
        'example:runs:40',
        'mistake-1:compile-fails:65',
        'fix-1:runs:77',
        'mistake-2:warns:95',
        'fix-2:runs:103',
        'exercise:exercise:116',
        'solution:solution:136',
      ],
    );
    assert.equal(question.blocks[0]?.stdout, 'hello\n');
    assert.equal(question.blocks[4]?.stdout, '');
    assert.equal(question.sections.length, 7);
    assert.deepEqual(mentions.map((mention) => `${mention.kind}:${mention.id}`).toSorted(), [
      'concept:functions',
      'concept:functions',
      'concept:mutability',
      'question:another-question',
      'topic:language-basics',
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

  it('reports all its problems, in the order of the file', () => {
    const changed = GOOD.replace('level: basic', 'level: expert').replace('```toml', '```python').replace('It cannot.', '<b>no</b>');
    assert.deepEqual(
      problemsOf(changed).map((problem) => problem.split(':')[0]),
      ['5', '54', '63', '63'],
    );
  });

  it('is broken the second time too', () => {
    const broken = GOOD.replace('level: basic', 'level: [basic');
    const first = problemsOf(broken);
    assert.ok(first.length > 0);
    assert.deepEqual(problemsOf(broken), first);
  });

  it('may have Windows line ends and a byte order mark', () => {
    for (const text of [GOOD, GOOD.replace('level: basic', 'level: expert').replace('It cannot.', '<b>no</b>')]) {
      assert.deepEqual(problemsOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`), problemsOf(text));
      assert.deepEqual(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`).question, parse(text).question);
    }
  });

  it('is refused if it is too long or not UTF-8', () => {
    assert.match(problemsOf(GOOD + ' '.repeat(LARGEST_FILE))[0] ?? '', /bytes, and at most 262144 are read/);
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82], [0xc0, 0x80]]) {
      assert.match(parseQuestion(GOOD_FILE, new Uint8Array(bytes)).problems.list[0]?.message ?? '', /not UTF-8/);
    }
  });

  it('keeps every character of its text', () => {
    const words = 'Grüße, 日本語, 🦀 and a\u00A0space';
    const { question } = parse(GOOD.replace('It cannot.', words));
    assert.deepEqual(question?.sections[4]?.parts[0]?.content[0], { type: 'paragraph', content: [words] });
  });
});
