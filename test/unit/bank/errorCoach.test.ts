import assert from 'node:assert/strict';
import { Bank, type Glossary } from '../../../src/core/bank/bank';
import { ErrorCoach, type Report } from '../../../src/core/bank/errorCoach';
import type { ConceptSummary, Level } from '../../../src/core/bank/question';
import { summary } from '../makers';

const concept = (id: string, ...triggers: string[]): ConceptSummary => ({ id, title: `Title of ${id}`, triggers });

const BANK = new Bank({
  topics: [],
  concepts: [
    concept('empty', 'lint shared_lint'),
    concept('moves', 'error E0382', 'error E0507', 'lint clippy::redundant_clone'),
    concept('structs', 'error E0026', 'lint unused_mut', 'lint shared_lint', 'lint rustdoc::bare_urls'),
    concept('regions', 'error lifetime may not live long enough'),
  ],
  questions: [
    summary('mentions-moves', { concepts: ['structs', 'moves'], errors: ['E0599', 'E0382'] }),
    summary('moves-late', { concepts: ['structs', 'moves'], errors: ['E0382'] }),
    summary('moves-first', { concepts: ['moves'], errors: ['E0505', 'E0382'] }),
    summary('moves-senior', { concepts: ['structs', 'moves'], errors: ['E0382'], level: 'senior' }),
    summary('pointers', { concepts: ['pointers'], errors: ['clippy::ptr_arg', 'dead_code'], level: 'advanced' }),
    summary('regions', { concepts: ['regions'] }),
  ],
});
const GLOSSARY: Glossary = {
  concepts: {},
  errorCodes: { E0609: { code: 'E0609', title: 'Unknown field', summary: 'None.', url: 'https://doc.rust-lang.org/', concept: 'structs' } },
};

/** `question`, `question on concept`, and the name in front; `-` for none. */
function behind(report: Partial<Report>, level: Level = 'basic', glossary: Glossary | undefined = GLOSSARY): string {
  const found = new ErrorCoach(BANK).questionBehind({ code: undefined, source: undefined, message: '', ...report }, { level, glossary });
  if (!found) return '-';
  return `${found.name ?? 'no code'}: ${found.question.id}${found.concept ? ` on ${found.concept.id}` : ''}`;
}

describe('the question behind an error', () => {
  const CASES: readonly (readonly [string, Partial<Report>, string])[] = [
    ['a code', { code: 'E0382' }, 'E0382: moves-first'],
    ['a code with its tool', { code: 'rustc(E0382)' }, 'E0382: moves-first'],
    ['the number of a Rust tool', { code: '382', source: 'rustc' }, 'E0382: moves-first'],
    ['the number of another tool', { code: '382', source: 'spelling' }, '-'],
    ['a number without a tool', { code: '382' }, '-'],
    ['a lint of Clippy', { code: 'clippy::ptr_arg', source: 'Rust Interview' }, 'clippy::ptr_arg: pointers'],
    ['a lint whose tool is the source', { code: 'ptr_arg', source: 'clippy' }, 'clippy::ptr_arg: pointers'],
    ['a lint of Clippy without its tool', { code: 'ptr_arg', source: 'rust-analyzer' }, 'clippy::ptr_arg: pointers'],
    ['a lint with dashes', { code: 'dead-code', source: 'rustc' }, 'dead_code: pointers'],
    ['a code without a question, by the catalogue', { code: 'E0609' }, 'E0609: mentions-moves on structs'],
    ['a code without a question, by a trigger', { code: 'E0507', source: 'rustc' }, 'E0507: moves-first on moves'],
    ['a lint without a question', { code: 'unused_mut', source: 'rustc' }, 'unused_mut: mentions-moves on structs'],
    ['a lint of Clippy without a question', { code: 'redundant_clone', source: 'clippy' }, 'clippy::redundant_clone: moves-first on moves'],
    ['a lint of rustdoc', { code: 'bare_urls', source: 'rustdoc' }, 'rustdoc::bare_urls: mentions-moves on structs'],
    ['a lint of several concepts, one without questions', { code: 'shared_lint' }, 'shared_lint: mentions-moves on structs'],
    ['no code, but known words', { message: 'lifetime may not live long enough\nmore' }, 'no code: regions on regions'],
    ['known words of an error with a code', { code: 'E9999', message: 'lifetime may not live long enough' }, '-'],
    ['an unknown code', { code: 'E9999', source: 'rustc' }, '-'],
    ['a longer word', { code: 'XE0382' }, '-'],
    ['what rust-analyzer alone reports', { code: 'inactive-code', source: 'rust-analyzer' }, '-'],
    ['a name of every object', { code: 'constructor' }, '-'],
    ['nothing', {}, '-'],
  ];
  for (const [what, report, wanted] of CASES) it(what, () => assert.equal(behind(report), wanted));

  it('is at the level or above it if there is one', () => {
    assert.equal(behind({ code: 'E0382' }, 'intermediate'), 'E0382: moves-senior');
    assert.equal(behind({ code: 'clippy::ptr_arg' }, 'senior'), 'clippy::ptr_arg: pointers', 'the only one');
    assert.equal(behind({ code: 'E0609' }, 'senior'), 'E0609: moves-senior on structs');
  });

  it('needs no catalogue', () => {
    assert.equal(behind({ code: 'E0382' }, 'basic', undefined), 'E0382: moves-first');
    assert.equal(
      new ErrorCoach(BANK).questionBehind({ code: 'E0609', source: 'rustc', message: '' }, { level: 'basic', glossary: undefined }),
      undefined,
    );
  });
});
