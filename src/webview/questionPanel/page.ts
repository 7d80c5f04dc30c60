import { KIND_TITLES, LEVEL_TITLES } from '../../core/bank/outline';
import { findBlock, SECTIONS, type Section, type SectionKind } from '../../core/bank/question';
import { titleText, type Block } from '../../core/bank/richText';
import type { Place, QuestionState } from '../../protocol/questionPanel';
import { button, h, type Child } from '../shared/dom';
import type { Actions } from './actions';
import { drawCodeBlock } from './code';
import { onRequest } from './disclosure';
import { icon, levelShape } from './icons';
import { noStep, placeWords } from './place';
import { drawQuestionLinks, drawTermItems } from './termCard';
import { drawBlocks, drawInlines, drawLink, type DrawCode } from './text';

/** What the frame of the page does besides the actions of its parts. */
export interface Frame {
  reveal(): void;
  step(direction: 'next' | 'previous'): void;
  showKeys(): void;
  isFolded(kind: SectionKind): boolean;
  setFolded(kind: SectionKind, folded: boolean): void;
}

export function drawHeader(state: QuestionState, actions: Actions): HTMLElement {
  const { question, topicTitle } = state;
  const facts = [
    h('span', { class: 'level-word' }, levelShape(question.level), LEVEL_TITLES[question.level]),
    KIND_TITLES[question.kind],
    `${question.minutes} min`,
    topicTitle,
  ];
  return h(
    'header',
    {},
    h('h1', { tabindex: '-1' }, ...drawInlines(titleText(question.title), actions)),
    h('p', { class: 'facts' }, ...facts.flatMap((fact, index): Child[] => (index === 0 ? [fact] : [' - ', fact]))),
  );
}

/** Previous, where we are, next; and the way to the list of keys. */
export function drawNavigation(place: Place, frame: Frame): HTMLElement {
  const step = (direction: 'next' | 'previous', words: string, key: string): HTMLButtonElement =>
    button(
      {
        class: 'quiet-button',
        'aria-disabled': noStep(place, direction) !== undefined && 'true',
        title: noStep(place, direction),
        'aria-keyshortcuts': key,
        'data-action': direction,
      },
      () => frame.step(direction),
      ...(direction === 'previous' ? [icon('previous'), words] : [words, icon('next')]),
      h('kbd', {}, key),
    );
  return h(
    'nav',
    { 'aria-label': 'Questions' },
    step('previous', 'Previous', 'P'),
    h('span', { class: 'quiet place' }, placeWords(place)),
    step('next', 'Next', 'N'),
    button({ class: 'quiet-button keys', 'aria-keyshortcuts': '?' }, () => frame.showKeys(), 'Keys', h('kbd', {}, '?')),
  );
}

export function drawThinkFirst(state: QuestionState, frame: Frame, actions: Actions): HTMLElement {
  const { question } = state;
  const exercise = question.blocks.find((block) => block.expectation.kind === 'exercise');
  const minutes = question.minutes === 1 ? 'a minute' : `${question.minutes} minutes`;
  return h(
    'section',
    { class: 'think', 'aria-labelledby': 'think' },
    h('h2', { id: 'think' }, 'Think first'),
    h('p', {}, `Answer aloud, as you would in the interview. About ${minutes} is right.`),
    h(
      'p',
      { class: 'buttons' },
      button(
        { class: 'main-button', 'aria-keyshortcuts': 'Space', 'data-action': 'reveal' },
        () => frame.reveal(),
        'Show the answer',
        h('kbd', {}, 'Space'),
      ),
      exercise && button({ class: 'second-button', 'data-action': 'exercise' }, () => actions.openBlock(exercise.key), 'Open the exercise'),
    ),
  );
}

/** Everything below "Think first"; the first heading is where the focus goes. */
export function drawAnswer(state: QuestionState, frame: Frame, actions: Actions): HTMLElement {
  const { question } = state;
  const drawCode: DrawCode = (key) => {
    const block = findBlock(question.blocks, key);
    return block && drawCodeBlock(block, actions);
  };
  return h(
    'div',
    { class: 'answer' },
    ...question.sections.map((section) => drawSection(section, frame, drawBody(section, state, actions, drawCode))),
    ...drawFurther(state, actions),
    state.place.next !== undefined &&
      h(
        'p',
        { class: 'buttons last' },
        button(
          { class: 'second-button', 'data-action': 'next', 'aria-keyshortcuts': 'N' },
          () => frame.step('next'),
          'Next question',
          h('kbd', {}, 'N'),
        ),
      ),
  );
}

function drawSection({ kind }: Section, frame: Frame, body: readonly Child[]): HTMLElement {
  const title = SECTIONS.find((section) => section.kind === kind)?.heading ?? kind;
  const content = h('div', { class: 'content', id: `content-${kind}` }, ...body);
  const fold = button(
    { class: 'fold', 'aria-controls': content.id },
    () => {
      show(!folded);
      frame.setFolded(kind, folded);
    },
    icon('unfold'),
    title,
  );
  let folded = false;
  const show = (next: boolean): void => {
    folded = next;
    fold.setAttribute('aria-expanded', String(!folded));
    // Found by the editor's find all the same, and then opened.
    if (folded) content.setAttribute('hidden', 'until-found');
    else content.removeAttribute('hidden');
  };
  content.addEventListener('beforematch', () => show(false));
  // What was asked for is never folded.
  show(kind !== 'short-answer' && frame.isFolded(kind));
  return h(
    'section',
    { class: `section ${kind}`, 'aria-labelledby': `title-${kind}` },
    h('h2', { id: `title-${kind}`, tabindex: '-1' }, fold),
    content,
  );
}

function drawBody(section: Section, state: QuestionState, actions: Actions, drawCode: DrawCode): Child[] {
  const draw = (blocks: readonly Block[]): Child[] => drawBlocks(blocks, actions, drawCode);
  switch (section.kind) {
    case 'exercise': {
      const solution = state.question.blocks.find((block) => block.expectation.kind === 'solution');
      const at = section.content.findIndex((block) => block.type === 'code' && block.key === solution?.key);
      if (at < 0) return draw(section.content);
      return [...draw(section.content.slice(0, at)), onRequest('solution', 'the solution', actions, () => draw(section.content.slice(at)))];
    }
    case 'walkthrough':
      return [
        ...draw(section.content),
        ...section.parts.flatMap((part, index) => {
          // The first paragraph is what to think about; the format asks for it.
          const [think, ...rest] = part.content;
          const step = [h('h3', {}, ...drawInlines(part.title, actions)), ...(think ? draw([think]) : [])];
          return rest.length === 0 ? step : [...step, onRequest(`step-${index + 1}`, 'the reasoning', actions, () => draw(rest))];
        }),
      ];
    default:
      return [
        ...draw(section.content),
        ...section.parts.flatMap((part) => [h('h3', {}, ...drawInlines(part.title, actions)), ...draw(part.content)]),
      ];
  }
}

function drawFurther({ question, followUps }: QuestionState, actions: Actions): HTMLElement[] {
  const part = (id: string, title: string, ...content: readonly Child[]): HTMLElement =>
    h(
      'section',
      { class: 'section further', 'aria-labelledby': `title-${id}` },
      h('h2', { id: `title-${id}` }, title),
      h('div', { class: 'content' }, ...content),
    );
  const about = drawTermItems(question.concepts, actions);
  return [
    ...(followUps.length === 0 ? [] : [part('follow-ups', 'Follow-ups', drawQuestionLinks(followUps, actions))]),
    ...(about.length === 0 ? [] : [part('concepts', 'Concepts', h('ul', { class: 'terms' }, ...about))]),
    part(
      'references',
      'References',
      h(
        'ul',
        {},
        ...question.references.map(({ title, url }) =>
          h(
            'li',
            {},
            drawLink(url, actions, ...drawInlines(titleText(title), actions)),
            ' ',
            h('span', { class: 'quiet host' }, hostOf(url)),
          ),
        ),
      ),
    ),
  ];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

export function drawProblem(sentence: string, onSearch: () => void): HTMLElement {
  return h(
    'div',
    { class: 'problem' },
    h('h1', { tabindex: '-1' }, 'This question cannot be shown'),
    h('p', {}, sentence),
    h('p', { class: 'buttons' }, button({ class: 'main-button' }, onSearch, 'Search questions')),
  );
}
