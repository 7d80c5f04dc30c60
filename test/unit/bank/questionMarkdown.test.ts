import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PackedIndex } from '../../../src/core/bank/bank';
import { parseMarkdown, RichTextReader, type RootContent } from '../../../src/core/bank/markdown';
import { Problems } from '../../../src/core/bank/problem';
import type { Question } from '../../../src/core/bank/question';
import { questionMarkdown } from '../../../src/core/bank/questionMarkdown';
import type { Block, Inline } from '../../../src/core/bank/richText';
import { codeBlock, summary } from '../makers';

const SURROUNDINGS = { topicTitle: 'Ownership', followUps: [] };

function question(overrides: Partial<Question> = {}): Question {
  return { ...summary('first', { title: 'What is `Option<T>` & why?' }), references: [], sections: [], blocks: [], ...overrides };
}

/** A question whose explanation is this. */
function explaining(content: readonly Block[], overrides: Partial<Question> = {}): Question {
  return question({ sections: [{ kind: 'explanation', content, parts: [] }], ...overrides });
}

function answer(of: Question): string {
  return questionMarkdown(of, SURROUNDINGS, true).text;
}

function nodesOf(text: string): readonly RootContent[] {
  const problems = new Problems('x.md');
  const nodes = parseMarkdown(text, 0, problems);
  assert.deepEqual(problems.list, []);
  return nodes;
}

/** What a reader of Markdown takes the text for. */
function readBack(text: string): readonly Block[] {
  const problems = new Problems('x.md');
  const reader = new RichTextReader(
    problems,
    0,
    ({ lang, value }) => ({ type: 'listing', language: lang ?? '', text: value }),
    () => assert.fail('a link to a concept leads nowhere'),
  );
  const blocks = reader.blocks(nodesOf(text).filter(({ type }) => type !== 'heading'));
  // Follow-ups lead to other documents, which a question's own text may not do.
  assert.deepEqual(
    problems.list.filter(({ message }) => !message.startsWith('The link "../')),
    [],
  );
  return blocks;
}

/** Concepts become their words, and neighbouring words one text. */
function plain(content: readonly Inline[]): readonly Inline[] {
  const parts = content.flatMap((node): readonly Inline[] => {
    if (typeof node === 'string' || node.type === 'code') return [node];
    return node.type === 'concept' ? plain(node.content) : [{ ...node, content: plain(node.content) }];
  });
  return parts.reduce<Inline[]>((all, node) => {
    const last = all.at(-1);
    if (typeof node === 'string' && typeof last === 'string') all[all.length - 1] = last + node;
    else all.push(node);
    return all;
  }, []);
}

function plainBlock(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
      return { ...block, content: plain(block.content) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(plainBlock)) };
    case 'quote':
      return { ...block, content: block.content.map(plainBlock) };
    case 'table':
      return { ...block, head: block.head.map(plain), rows: block.rows.map((row) => row.map(plain)) };
    default:
      return block;
  }
}

describe('a question as Markdown', () => {
  it('asks to think first, and holds nothing of the answer', () => {
    const { text, levelLine, revealLine, blocks } = questionMarkdown(
      explaining([{ type: 'code', key: 'example' }], { blocks: [codeBlock()] }),
      SURROUNDINGS,
      false,
    );
    assert.deepEqual(text.split('\n'), [
      '# What is `Option<T>` & why?',
      '',
      'Basic - Concept - 2 minutes - Ownership',
      '',
      '**Think first.** Answer aloud, as you would in the interview. Then show the answer.',
      '',
    ]);
    assert.deepEqual([levelLine, revealLine, blocks], [2, 4, []]);
  });

  it('shows blocks with what compiler and program say, and knows their lines', () => {
    const { text, blocks, revealLine } = questionMarkdown(
      explaining(
        [
          { type: 'code', key: 'mistake-1' },
          { type: 'code', key: 'fix-1' },
        ],
        {
          blocks: [
            codeBlock({
              key: 'mistake-1',
              expectation: { kind: 'compile-fails', codes: ['E0382'] },
              stderr: 'moved',
              verdict: { message: 'error[E0382]: borrow of moved value\n', compiler: 'rustc 1.95.0' },
            }),
            codeBlock({ key: 'fix-1', stdout: 'one\ntwo\n', release: true }),
          ],
        },
      ),
      SURROUNDINGS,
      true,
    );
    const lines = text.split('\n');
    assert.deepEqual(lines.slice(4), [
      '## Explanation',
      '',
      '*Expected: E0382*',
      '',
      '```rust',
      'fn main() {}',
      '```',
      '',
      'rustc 1.95.0 says:',
      '',
      '```text',
      'error[E0382]: borrow of moved value',
      '```',
      '',
      '*optimised build*',
      '',
      '```rust',
      'fn main() {}',
      '```',
      '',
      'Output:',
      '',
      '```text',
      'one',
      'two',
      '```',
      '',
    ]);
    assert.equal(revealLine, undefined);
    assert.deepEqual(
      blocks.map(({ id, line }) => [id, lines[line]]),
      [
        ['mistake-1', '*Expected: E0382*'],
        ['fix-1', '*optimised build*'],
      ],
    );
  });

  it('names the files of a package', () => {
    const files = [
      { path: 'Cargo.toml', code: '[package]\n' },
      { path: 'src/main.rs', code: 'fn main() {}\n' },
    ];
    const text = answer(explaining([{ type: 'code', key: 'example' }], { blocks: [codeBlock({ files, package: true })] }));
    assert.match(text, /`Cargo\.toml`\n\n```toml\n\[package\]\n```\n\n`src\/main\.rs`\n\n```rust\n/);
  });

  it('links references and follow-ups, and knows the lines of these', () => {
    const next = summary('second', { title: 'And `Rc`?', topic: 'pointers', level: 'senior' });
    const { text, followUps } = questionMarkdown(
      question({ references: [{ title: 'The Book [2]', url: 'https://doc.rust-lang.org/book/(a)' }] }),
      { topicTitle: 'Ownership', followUps: [next] },
      true,
    );
    const lines = text.split('\n');
    assert.ok(lines.includes('- [The Book \\[2\\]](<https://doc.rust-lang.org/book/(a)>)'), text);
    assert.deepEqual(
      followUps.map(({ id, line }) => [id, lines[line]]),
      [['second', '- [And `Rc`?](../pointers/second.md) - Senior']],
    );
  });

  it('keeps a fence longer than any in the code', () => {
    const code = '//! ```\n//! ````\nfn main() {}\n';
    const text = answer(explaining([{ type: 'code', key: 'example' }], { blocks: [codeBlock({ files: [{ path: 'main.rs', code }] })] }));
    assert.deepEqual(
      nodesOf(text).flatMap((node) => (node.type === 'code' ? [node.value] : [])),
      [code.trimEnd()],
    );
  });

  it('means what the question says, whatever the words are', () => {
    const words = fc
      .array(
        fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('<b>', '</b>', '&lt;', '*', '_', '`', '](x)', '#', '- ', '1. ', '~~', '|')),
      )
      .map((parts) => parts.join('').replaceAll(/\s+/g, ' ').trim());
    const code = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replaceAll(/\s+/g, ' '));
    fc.assert(
      fc.property(words, code, words, (before, inside, after) => {
        const content: Inline[] = [
          `a ${before} `,
          { type: 'code', text: inside },
          ` ${after}`.trimEnd(),
          { type: 'emphasis', content: ['b'] },
        ];
        const first: Inline[] = [before === '' ? 'x' : before];
        const blocks: Block[] = [
          { type: 'paragraph', content: first },
          { type: 'list', ordered: false, items: [[{ type: 'paragraph', content: first }]] },
          { type: 'table', head: [first], rows: [[first]] },
        ];
        const back = readBack(answer(explaining([...blocks, { type: 'paragraph', content: [...content.slice(0, 2), ' end'] }])));
        assert.deepEqual(back.slice(1), [...blocks, { type: 'paragraph', content: [...plain(content.slice(0, 2)), ' end'] }]);
      }),
      { numRuns: 300 },
    );
  });

  const index = JSON.parse(readFileSync('dist/bank/index.json', 'utf8')) as PackedIndex;
  for (const { id: topic, title } of index.topics) {
    it(`loses nothing of the bank, and makes no HTML of it: ${topic}`, () => {
      const bodies = JSON.parse(readFileSync(`dist/bank/${topic}.json`, 'utf8')) as Record<string, Question>;
      for (const body of Object.values(bodies)) assertComplete(index, title, body);
      assert.equal(Object.keys(bodies).length, index.questions.filter((each) => each.topic === topic).length);
    });
  }
});

function assertComplete(index: PackedIndex, topicTitle: string, body: Question): void {
  const followUps = index.questions.filter(({ id }) => body.followUps.includes(id));
  const { text, blocks } = questionMarkdown(body, { topicTitle, followUps }, true);
  const back = readBack(text);
  const fences = back.flatMap((block) => (block.type === 'listing' ? [block.text] : []));
  for (const file of body.blocks.flatMap(({ files }) => files)) assert.ok(fences.includes(file.code.replace(/\n$/, '')), body.id);
  assert.deepEqual(blocks.map(({ id }) => id).toSorted(), body.blocks.map(({ key }) => key).toSorted(), body.id);
  // In order, between what is added.
  const written = back.map((block) => JSON.stringify(block));
  let from = 0;
  for (const block of body.sections.flatMap((section) => [...section.content, ...section.parts.flatMap((part) => part.content)])) {
    if (block.type === 'code' || block.type === 'figure') continue;
    const found = written.indexOf(JSON.stringify(plainBlock(block)), from);
    assert.ok(found >= 0, `${body.id}: ${JSON.stringify(plainBlock(block))}`);
    from = found + 1;
  }
}
