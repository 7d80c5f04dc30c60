import { Fields, ID_RULE, WEB_ADDRESS_RULE, type TextRule } from './fields';
import type { FrontMatter } from './frontMatter';
import type { Mention } from './mention';
import type { Problems } from './problem';
import { KINDS, LEVELS, type QuestionSummary, type Reference } from './question';

const ERROR_RULE: TextRule = {
  test: (text) => /^(?:E\d{4}|(?:clippy::|rustdoc::)?[a-z][a-z0-9_]*)$/.test(text),
  what: 'an error code such as E0382 or a lint such as clippy::ptr_arg',
};
const CRATE_RULE: TextRule = { test: (text) => /^[a-zA-Z][\w-]*$/.test(text), what: 'the name of a crate' };
const COMPILER_RULE: TextRule = { test: (text) => /^1\.\d{1,3}$/.test(text), what: 'a version in quotes, such as "1.88"' };
const LONGEST_TITLE = 300;
const TITLE_RULE: TextRule = {
  test: (text) => text.trim() === text && text !== '' && text.length <= LONGEST_TITLE && !text.includes('\n'),
  what: `a sentence of one line and at most ${LONGEST_TITLE} characters`,
};
const MOST = { concepts: 10, errors: 20, followUps: 4, crates: 10, references: 4, minutes: 45 } as const;
const LEAST_MINUTES = 2;

/** What the front matter of a question says. */
export type Meta = Omit<QuestionSummary, 'blocks'> & { readonly references: readonly Reference[] };

/**
 * Checks the front matter key by key; what is wrong has a problem and an empty value.
 * @param file path of the question; its last two parts must equal the topic and the id
 */
export function readMeta(file: string, { data, body }: FrontMatter, problems: Problems, mentions: Mention[]): Meta {
  const fields = new Fields(data, problems, 'a question');
  const id = fields.text('id', ID_RULE);
  const title = fields.text('title', TITLE_RULE);
  const topic = fields.text('topic', ID_RULE);
  const [fileName = '', folder] = file.split('/').toReversed();
  if (id !== '' && fileName !== `${id}.md`) fields.report('id', `The id "${id}" and the file name "${fileName}" must be equal.`);
  if (topic !== '') mentions.push({ kind: 'topic', id: topic, offset: fields.offset('topic') });
  if (topic !== '' && folder !== undefined && folder !== topic)
    fields.report('topic', `The topic "${topic}" and the folder "${folder}" must be equal.`);
  const level = fields.oneOf('level', LEVELS);
  const kind = fields.oneOf('kind', KINDS);
  const minutes = fields.integer('minutes', LEAST_MINUTES, MOST.minutes);
  const concepts = fields.list('concepts', ID_RULE, 'ids of concepts', 1, MOST.concepts);
  const errors = fields.list('errors', ERROR_RULE, 'error codes and lints', 0, MOST.errors);
  const followUps = fields.list('followUps', ID_RULE, 'ids of questions', 1, MOST.followUps);
  const crates = fields.list('crates', CRATE_RULE, 'names of crates', 0, MOST.crates);
  const rust = fields.has('rust') ? fields.text('rust', COMPILER_RULE) : undefined;
  fields.value('rust');
  const references = readReferences(fields, problems);
  fields.finish();

  for (const { text, offset } of concepts) mentions.push({ kind: 'concept', id: text, offset });
  for (const { text, offset } of followUps) {
    mentions.push({ kind: 'question', id: text, offset });
    if (text === id) problems.add('A question cannot follow itself: name another one.', offset);
  }
  for (const { text, offset } of errors)
    if (!body.includes(text))
      problems.add(`"errors" names ${text}, but the text does not: explain it there, or leave it out here.`, offset);
  const texts = (items: readonly { readonly text: string }[]): string[] => items.map((item) => item.text);
  return {
    id,
    title,
    topic,
    level,
    kind,
    minutes,
    concepts: texts(concepts),
    errors: texts(errors),
    followUps: texts(followUps),
    crates: texts(crates),
    ...(rust === undefined ? {} : { rust }),
    references,
  };
}

function readReferences(fields: Fields, problems: Problems): readonly Reference[] {
  const value = fields.value('references');
  if (value?.type !== 'list' || value.items.length === 0 || value.items.length > MOST.references) {
    fields.report('references', `"references" must be a list of 1 to ${MOST.references} items, each with a title and a url.`);
    return [];
  }
  return value.items.map((item): Reference => {
    if (item.type !== 'map') {
      problems.add('A reference has a title and a url, as in { title: "std: String", url: https://... }.', item.offset);
      return { title: '', url: '' };
    }
    const reference = new Fields(item, problems, 'a reference');
    const found = { title: reference.text('title', TITLE_RULE), url: reference.text('url', WEB_ADDRESS_RULE) };
    reference.finish();
    return found;
  });
}
