import { readFileSync } from 'node:fs';
import { loadSearchIndex, buildSearchIndex, type SearchIndex } from '../../src/core/bank/search';
import type { PackedIndex } from '../../src/core/bank/bank';
import type { Question, QuestionSummary } from '../../src/core/bank/question';
import { inTurn, type Measurement } from './sample';

const MANY = 10_000;
const TYPED = [
  'move closure',
  'what is a lifetime',
  'borrow chekcer',
  'arc mutex thread',
  'E0382',
  'async runtime cancel',
  'string slice',
  'pattern',
];

/** Every text that stands in the box while somebody types. */
const KEYSTROKES = TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

/** Search by keystroke against a plain scan over the titles, on the bank and on a bank of 10,000. */
export async function benchSearch(): Promise<Measurement[]> {
  const index = JSON.parse(readFileSync('dist/bank/index.json', 'utf8')) as PackedIndex;
  const bank = loadSearchIndex(
    readFileSync('dist/bank/search.json', 'utf8'),
    index.questions.map((question) => question.id),
  );
  const many = makeMany(index);
  const large = loadSearchIndex(
    buildSearchIndex(many, index.concepts),
    many.map((question) => question.id),
  );
  return [
    await measure(`search, ${index.questions.length} questions`, bank, index.questions),
    await measure('search, 10,000 questions', large, many),
  ];
}

async function measure(name: string, index: SearchIndex, questions: readonly QuestionSummary[]): Promise<Measurement> {
  const titles = questions.map((question) => question.title.toLowerCase());
  const found = await inTurn(
    KEYSTROKES.length,
    (turn) => index.search(KEYSTROKES[turn] ?? '', 50),
    (turn) => titles.filter((title) => title.includes(KEYSTROKES[turn]?.toLowerCase() ?? '')),
  );
  return { name, against: 'a scan over the titles', ...found };
}

/** The bank over and over, with words moved about, so that texts differ as those of a large bank would. */
function makeMany(index: PackedIndex): Question[] {
  const bodies = Object.assign(
    {},
    ...index.topics.map((topic) => JSON.parse(readFileSync(`dist/bank/${topic.id}.json`, 'utf8')) as Record<string, Question>),
  ) as Record<string, Question>;
  const all = Object.values(bodies);
  const words = all.flatMap((question) => question.title.split(' '));
  return Array.from({ length: MANY }, (_, at) => {
    const question = all[at % all.length]!;
    const title = `${question.title} ${[3, 7, 11].map((step) => words[(at * step) % words.length]).join(' ')}`;
    return {
      ...question,
      id: `${question.id}-${at}`,
      title,
      sections: question.sections.filter((_section, number) => number % 3 === at % 3),
    };
  });
}
