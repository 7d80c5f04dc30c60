import assert from 'node:assert/strict';
import { Bank, type Fit, type Glossary, type PackedIndex } from '../../../src/core/bank/bank';
import { packBank } from '../../../src/core/bank/pack';
import type { BankFile } from '../../../src/core/bank/readBank';
import type { CodeBlock, Level, Question, QuestionSummary } from '../../../src/core/bank/question';
import { blockHash } from '../../../src/core/bank/verdicts';
import { summary } from '../makers';
import { GOOD, parse } from './support';

const encoder = new TextEncoder();
const file = (path: string, text: string): BankFile => ({ path, bytes: encoder.encode(text) });

const TOPICS = '- id: lifetimes\n  title: Lifetimes\n  summary: Later.\n- id: language-basics\n  title: Basics\n  summary: First.\n';
const concept = (id: string): string =>
  `- id: ${id}\n  title: Title of ${id}\n  summary: What it is.\n  url: https://doc.rust-lang.org/std/\n  triggers: [keyword fn]\n`;
const ERRORS =
  '- code: E0384\n  title: Assigned twice\n  summary: Say mut.\n  concept: mutability\n  url: https://doc.rust-lang.org/error_codes/E0384.html\n';

const ORDER = 'language-basics: [another-question, b-question, a-question, good-question]\n';

function bank(...more: BankFile[]): BankFile[] {
  return [
    file('topics.yaml', TOPICS),
    file('concepts.yaml', concept('functions') + concept('mutability')),
    file('error-codes.yaml', ERRORS),
    file('order.yaml', ORDER),
    file('README.md', '# How to write a question'),
    file('language-basics/good-question.md', GOOD),
    ...more,
  ].filter((one, index, all) => all.findLastIndex((other) => other.path === one.path) === index);
}

/** The good question under another name. */
const other = (id: string, topic: string, level: string): BankFile =>
  file(
    `${topic}/${id}.md`,
    GOOD.replace('id: good-question', `id: ${id}`)
      .replace('topic: language-basics', `topic: ${topic}`)
      .replace('level: basic', `level: ${level}`)
      .replace('[another-question]', '[good-question]'),
  );

interface Packed {
  readonly index: PackedIndex;
  readonly glossary: Glossary;
  readonly body: (topic: string) => Record<string, Question>;
}

function packed(files: readonly BankFile[]): Packed {
  const { problems, outputs } = packBank(files);
  assert.deepEqual(problems, []);
  const read = (name: string): unknown => JSON.parse(outputs.find((output) => output.name === name)?.text ?? 'null');
  return {
    index: read('index.json') as PackedIndex,
    glossary: read('glossary.json') as Glossary,
    body: (topic) => read(`${topic}.json`) as Record<string, Question>,
  };
}

describe('a packed bank', () => {
  it('has a small index and the whole texts by topic', () => {
    const { index, body } = packed(bank());
    const [summary] = index.questions;
    assert.equal(summary?.id, 'good-question');
    assert.deepEqual(summary.blocks[1], { key: 'mistake-1', expectation: { kind: 'compile-fails', codes: ['E0384'] } });
    assert.ok(!('sections' in summary) && !('references' in summary));
    const whole = parse(GOOD).question;
    assert.deepEqual(body('language-basics')['good-question'], { ...whole, followUps: [] });
    assert.deepEqual(body('lifetimes'), {});
  });

  it('explains its terms in a glossary of their own', () => {
    const { index, glossary } = packed(bank());
    assert.deepEqual(index.concepts[0], { id: 'functions', title: 'Title of functions', triggers: ['keyword fn'] });
    assert.deepEqual(glossary.concepts['functions'], { summary: 'What it is.', url: 'https://doc.rust-lang.org/std/' });
    assert.equal(glossary.errorCodes['E0384']?.concept, 'mutability');
    assert.ok(!('errorCodes' in index));
  });

  it('stands in the order of topics, then of levels, and leads only to questions that it has', () => {
    const { index } = packed(bank(other('another-question', 'language-basics', 'senior'), other('a-third', 'lifetimes', 'advanced')));
    assert.deepEqual(
      index.questions.map((question) => question.id),
      ['a-third', 'good-question', 'another-question'],
    );
    assert.deepEqual(index.questions[1]?.followUps, ['another-question']);
  });

  it('has questions of one level in the order of order.yaml, and others after them', () => {
    const { index } = packed(bank(...['c-question', 'a-question', 'b-question'].map((id) => other(id, 'language-basics', 'basic'))));
    assert.deepEqual(
      index.questions.map((question) => question.id),
      ['b-question', 'a-question', 'good-question', 'c-question'],
    );
  });

  it('carries the compiler’s words to the block that they are about', () => {
    const block = parse(GOOD).question?.blocks[1] as CodeBlock;
    const verdict = { message: 'error[E0384]', compiler: 'rustc 1.95.0' };
    const { body } = packed(bank(file('verdicts.json', JSON.stringify({ [blockHash(block)]: verdict }))));
    assert.deepEqual(
      body('language-basics')['good-question']?.blocks.map((one) => one.verdict),
      [undefined, verdict, ...Array.from({ length: 5 }, () => undefined)],
    );
    assert.notEqual(blockHash(block), blockHash({ ...block, edition: '2021' }));
    assert.notEqual(blockHash(block), blockHash({ ...block, files: [{ path: 'main.rs', code: 'fn main() {}' }] }));
  });

  const broken: readonly (readonly [what: string, file: BankFile, problem: RegExp])[] = [
    [
      'an unknown concept in a question',
      file('language-basics/good-question.md', GOOD.replace('concepts: [functions, mutability]', 'concepts: [functions, magic]')),
      /There is no concept "magic"/,
    ],
    [
      'an unknown concept in a link',
      file('language-basics/good-question.md', GOOD.replace('(concept:functions)', '(concept:magic)')),
      /There is no concept "magic"/,
    ],
    ['an unknown topic', other('x-question', 'unknown-topic', 'basic'), /There is no topic "unknown-topic"/],
    ['an unknown concept of an error code', file('error-codes.yaml', ERRORS.replace('mutability', 'magic')), /There is no concept "magic"/],
    ['an id twice', file('language-basics/deeper/language-basics/good-question.md', GOOD), /belongs to/],
    [
      'an unknown key in a catalogue',
      file('topics.yaml', TOPICS.replace('summary: Later.', 'summary: Later.\n  colour: red')),
      /"colour" is not a key/,
    ],
    [
      'an entry twice in a catalogue',
      file('concepts.yaml', concept('functions') + concept('functions') + concept('mutability')),
      /"functions" stands here twice/,
    ],
    ['a catalogue that is no list', file('topics.yaml', 'id: x'), /must be a list/],
    ['broken YAML', file('concepts.yaml', '- id: [x'), /not valid YAML/],
    ['verdicts that are no JSON', file('verdicts.json', '{'), /is not JSON/],
    ['verdicts of another form', file('verdicts.json', '{"0123456789abcdef": "x"}'), /is not a message of the compiler/],
    [
      'a follow-up that nobody knows',
      file('language-basics/good-question.md', GOOD.replace('[another-question]', '[no-such-question]')),
      /There is no question "no-such-question"/,
    ],
    ['an unknown topic in the order', file('order.yaml', `${ORDER}magic: [x-question]\n`), /There is no topic "magic"/],
    ['an id twice in the order', file('order.yaml', ORDER.replace('b-question', 'a-question')), /"a-question" twice/],
    ['an order that is a list', file('order.yaml', '- a'), /must have the ids of topics as keys/],
    [
      'a trigger of an unknown kind',
      file('concepts.yaml', concept('functions').replace('keyword', 'word') + concept('mutability')),
      /such as "keyword move"/,
    ],
    ['an address without https', file('error-codes.yaml', ERRORS.replace('https:', 'http:')), /"url" must be an address/],
    ['a code that is none', file('error-codes.yaml', ERRORS.replace('E0384\n  title', 'X1\n  title')), /an error code such as E0382/],
    ['an entry that is no map', file('topics.yaml', `${TOPICS}- x\n`), /An entry has the keys id, title, summary/],
    ['a file that does not belong there', file('notes.yaml', 'a: b'), /not one that a bank has/],
  ];
  for (const [what, wrong, problem] of broken) {
    it(`is not made from ${what}`, () => {
      const { problems, outputs } = packBank(bank(wrong));
      assert.ok(
        problems.some((found) => problem.test(found.message) && found.file === wrong.path),
        JSON.stringify(problems),
      );
      assert.deepEqual(outputs, []);
    });
  }

  it('says which catalogue is missing', () => {
    const { problems } = packBank(bank().filter((one) => one.path !== 'concepts.yaml'));
    assert.ok(problems.some((problem) => problem.file === 'concepts.yaml' && problem.message.startsWith('The file is missing')));
  });
});

describe('look-up in the bank', () => {
  it('finds questions by id, concept and error', () => {
    const { index } = packed(bank(other('another-question', 'language-basics', 'senior')));
    const found = new Bank(index);
    assert.equal(found.question('good-question')?.minutes, 3);
    assert.equal(found.question('no-such-question'), undefined);
    assert.equal(found.question('__proto__'), undefined);
    assert.deepEqual(
      found.questionsForConcept('functions').map((question) => question.id),
      ['good-question', 'another-question'],
    );
    assert.deepEqual(
      found.questionsForError('E0384').map((question) => question.id),
      ['good-question', 'another-question'],
    );
    assert.deepEqual(found.questionsForConcept('no-such-concept'), []);
  });

  it('puts those first that name the concept first', () => {
    const { index } = packed(
      bank(
        file(
          'language-basics/another-question.md',
          GOOD.replace('id: good-question', 'id: another-question')
            .replace('[functions, mutability]', '[mutability, functions]')
            .replace('[another-question]', '[good-question]'),
        ),
      ),
    );
    assert.deepEqual(
      new Bank(index).questionsForConcept('mutability').map((question) => question.id),
      ['another-question', 'good-question'],
    );
  });

  it('puts those first that name the very construct, and of equals the nearest level', () => {
    const question = (id: string, title: string, level: Level): QuestionSummary => ({ ...summary(id), title, level, concepts: ['moves'] });
    const found = new Bank({
      topics: [],
      concepts: [],
      questions: [
        question('senior', 'What moves?', 'senior'),
        question('basic', 'And what copies?', 'basic'),
        question('named', 'When is `move` needed before `|x|`?', 'advanced'),
        question('operator', 'What does `?` do?', 'advanced'),
      ],
    });
    const ids = (fit?: Fit): string[] => found.questionsForConcept('moves', fit).map(({ id }) => id);
    assert.deepEqual(ids(), ['senior', 'basic', 'named', 'operator']);
    assert.deepEqual(ids({ construct: 'move' }), ['named', 'senior', 'basic', 'operator']);
    assert.deepEqual(ids({ construct: '?' }), ['operator', 'senior', 'basic', 'named']);
    assert.deepEqual(ids({ construct: 'ove' }), ids());
    assert.deepEqual(ids({ level: 'basic' }), ['basic', 'named', 'operator', 'senior']);
  });
});
