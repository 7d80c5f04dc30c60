import assert from 'node:assert/strict';
import { Bank, type Glossary, type PackedIndex } from '../../../src/core/bank/bank';
import type { Question, QuestionSummary } from '../../../src/core/bank/question';
import { placeOf, questionState, readLink, readMemory, readPreferences, tabTitle } from '../../../src/features/questionPanel/model';

describe('question panel: model', () => {
  it('shortens a title for the tab at a word, without marks', () => {
    const assertTitle = (title: string, expected: string): void => assert.equal(tabTitle(title), expected);
    assertTitle('What is `dyn`?', 'What is dyn?');
    assertTitle('What is the difference between a move, a `Copy` and a `Clone`?', 'What is the difference between a move, a…');
    assertTitle('x'.repeat(80), `${'x'.repeat(44)}…`);
    assert.ok(tabTitle('word '.repeat(40)).length <= 45);
  });

  it('finds the neighbours of a question, shown or hidden by a filter', () => {
    const all = ['a', 'b', 'c', 'd', 'e'];
    const assertPlace = (id: string, shown: readonly string[], expected: string): void => {
      const { position, count, previous, next } = placeOf(id, shown, all);
      assert.equal(`${previous ?? '-'} ${position ?? '?'}/${count} ${next ?? '-'}`, expected);
    };
    assertPlace('a', all, '- 1/5 b');
    assertPlace('e', all, 'd 5/5 -');
    assertPlace('c', ['d', 'c', 'a'], 'd 2/3 a');
    assertPlace('c', ['a', 'e'], 'a ?/2 e');
    assertPlace('a', ['b', 'd'], '- ?/2 b');
    assertPlace('c', [], '- ?/0 -');
    assertPlace('unknown', ['a', 'b'], '- ?/2 a');
  });

  it('opens nothing but plain https addresses', () => {
    const assertLink = (value: unknown, expected: string | undefined): void => assert.equal(readLink(value), expected, String(value));
    assertLink('https://doc.rust-lang.org/std/#x', 'https://doc.rust-lang.org/std/#x');
    for (const refused of [
      'http://doc.rust-lang.org/',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'vscode://x/y',
      'https://user:secret@doc.rust-lang.org/',
      'https://',
      '//doc.rust-lang.org',
      `https://doc.rust-lang.org/${'x'.repeat(2000)}`,
      '',
      42,
      null,
      { toString: () => 'https://doc.rust-lang.org/' },
    ])
      assertLink(refused, undefined);
  });

  it('reads what was stored and nothing else', () => {
    assert.deepEqual(readPreferences({ folded: ['example', 'no such section', 'example', 7], keys: false }), {
      folded: ['example'],
      keys: false,
    });
    for (const damaged of [undefined, null, 7, 'x', [], {}, { folded: 'example', keys: true }, { folded: [], keys: 'yes' }])
      assert.equal(readPreferences(damaged), undefined);
    assert.deepEqual(readMemory({ id: 'move-copy-clone', revealed: true, scroll: 9 }), { id: 'move-copy-clone', revealed: true });
    assert.deepEqual(readMemory({ id: 'a', revealed: 'yes' }), { id: 'a', revealed: false });
    for (const damaged of [undefined, null, [], {}, { id: 3 }, { id: '' }, { id: '../a' }, { id: 'A<b>' }, { id: 'x'.repeat(101) }])
      assert.equal(readMemory(damaged), undefined);
  });

  it('looks up all that the page shows, and leaves out what the bank does not have', () => {
    const state = questionState(bank, glossary, question, {
      place: { count: 2 },
      revealed: false,
      preferences: { folded: [], keys: true },
    });
    assert.equal(state.topicTitle, 'Ownership');
    assert.deepEqual(Object.keys(state.concepts).toSorted(), ['borrowing', 'moves']);
    assert.deepEqual(
      state.concepts['moves']?.questions.map(({ id }) => id),
      ['second'],
    );
    assert.equal(state.errorCodes['E0382']?.title, 'E0382: Use of a moved value');
    assert.deepEqual(Object.keys(state.errorCodes), ['E0382']);
    assert.deepEqual(state.followUps, [{ id: 'second', title: 'Second?', level: 'senior' }]);
  });
});

const summary: QuestionSummary = {
  id: 'first',
  title: 'First?',
  topic: 'ownership',
  level: 'basic',
  kind: 'concept',
  minutes: 2,
  concepts: ['moves', 'gone'],
  errors: ['E0382'],
  followUps: ['second', 'not-there-yet'],
  crates: [],
  blocks: [],
};
const concept = (id: string) => ({ id, title: id, triggers: [] });
const index: PackedIndex = {
  topics: [{ id: 'ownership', title: 'Ownership', summary: '' }],
  concepts: [concept('moves'), concept('borrowing'), concept('lifetimes')],
  questions: [summary, { ...summary, id: 'second', title: 'Second?', level: 'senior', followUps: [] }],
};
const bank = new Bank(index);
const explanation = { summary: 'A summary.', url: 'https://doc.rust-lang.org/' };
const glossary: Glossary = {
  concepts: { moves: explanation, borrowing: explanation, lifetimes: explanation },
  errorCodes: {
    E0382: { code: 'E0382', title: 'Use of a moved value', concept: 'moves', ...explanation },
    E0499: { code: 'E0499', title: 'Two mutable borrows', concept: 'borrowing', ...explanation },
  },
};
const question: Question = {
  ...summary,
  references: [],
  sections: [
    {
      kind: 'explanation',
      content: [
        {
          type: 'list',
          ordered: false,
          items: [[{ type: 'paragraph', content: ['a ', { type: 'concept', id: 'borrowing', content: ['loan'] }] }]],
        },
      ],
      parts: [],
    },
  ],
  blocks: [
    {
      key: 'mistake-1',
      section: 'mistakes',
      expectation: { kind: 'compile-fails', codes: ['E0382', 'unconditional_panic'] },
      edition: '2024',
      release: false,
      library: false,
      package: false,
      files: [{ path: 'main.rs', code: '' }],
    },
  ],
};
