import { LEVEL_TITLES } from '../../core/bank/outline';
import { plainText, titleText } from '../../core/bank/richText';
import type { QuestionLink, TermCard } from '../../protocol/questionPanel';
import { h, type Child } from '../shared/dom';
import type { Actions } from './actions';
import { levelShape } from './icons';
import { drawInlines, drawLink } from './text';

/** In rem; narrower on a narrow page. */
const WIDTH = 24;
const GAP = 4;

/** Words that open a card: what the term means, its documentation, other questions on it. The card is made when first asked for. */
export function termButton(card: TermCard, actions: Actions, ...words: readonly Child[]): HTMLButtonElement {
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'term',
      'aria-haspopup': 'dialog',
      'data-concept': card.conceptId,
    },
    ...words,
  );
  let popover: HTMLElement | undefined;
  opener.addEventListener('click', () => {
    if (!popover?.isConnected) {
      popover = addCard(card, actions);
      // The default action of this click opens it; from now on the two belong together for keyboard and screen reader.
      opener.popoverTargetElement = popover;
    }
    placeBelow(opener, popover);
  });
  return opener;
}

/** Those of these concepts that have a card, for a list. */
export function drawTermItems(conceptIds: readonly string[], actions: Actions): HTMLElement[] {
  return conceptIds.flatMap((id) => {
    const card = actions.concept(id);
    return card ? [h('li', {}, termButton(card, actions, card.title))] : [];
  });
}

/**
 * Shows a card at words that are no button; it is gone once it is closed.
 * @param most questions; a click on the words is the way to all of them
 */
export function showCard(words: HTMLElement, card: TermCard, actions: Actions, most?: number): HTMLElement {
  const popover = addCard(card, actions, most);
  popover.addEventListener('toggle', ({ newState }) => newState === 'closed' && popover.remove());
  placeBelow(words, popover);
  popover.showPopover();
  return popover;
}

function addCard(card: TermCard, actions: Actions, most = card.questions.length): HTMLElement {
  const more = card.questions.length - most;
  const title = titleText(card.title);
  const showInCode = h('span', { class: 'quiet' });
  const popover = h(
    'div',
    { class: 'card', popover: 'auto', role: 'dialog', 'aria-label': plainText(title), 'data-concept': card.conceptId },
    h('p', { class: 'card-title' }, ...drawInlines(title, actions)),
    h('p', {}, ...drawInlines(titleText(card.summary), actions)),
    h('p', { class: 'ways' }, drawLink(card.url, actions, 'Documentation'), showInCode),
    ...(card.questions.length === 0
      ? []
      : [h('p', { class: 'quiet' }, 'Other questions on it'), drawQuestionLinks(card.questions.slice(0, most), actions)]),
    more > 0 && h('p', { class: 'quiet' }, `Click the code for ${more} more`),
  );
  // Again whenever it opens: other code may be in sight by then.
  popover.addEventListener('toggle', ({ newState }) => newState === 'open' && void drawShowInCode(showInCode, card, actions));
  document.querySelector('main')?.append(popover);
  return popover;
}

/** The way from the explanation to the code, or why there is none. */
async function drawShowInCode(place: HTMLElement, { conceptId }: TermCard, actions: Actions): Promise<void> {
  if (conceptId === undefined) return;
  const whyNot = await actions.whyNotInCode(conceptId);
  if (whyNot !== null) {
    place.textContent = whyNot;
    return;
  }
  const show = h('button', { type: 'button', class: 'link', 'data-action': 'show-concept' }, 'Show in code');
  show.addEventListener('click', () => actions.showConcept(conceptId));
  place.replaceChildren(show);
}

export function drawQuestionLinks(questions: readonly QuestionLink[], actions: Actions): HTMLElement {
  return h(
    'ul',
    { class: 'questions' },
    ...questions.map((question) => {
      const link = h('a', { href: `#${question.id}` }, ...drawInlines(titleText(question.title), actions));
      link.addEventListener('click', (event) => {
        event.preventDefault();
        event.stopPropagation();
        actions.openQuestion(question.id);
      });
      return h('li', {}, link, ' ', h('span', { class: 'quiet level-word' }, levelShape(question.level), LEVEL_TITLES[question.level]));
    }),
  );
}

/** Below the words, or above them where there is more room; inside what can be seen in any case: a long card scrolls. */
function placeBelow(opener: HTMLElement, card: HTMLElement): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const page = document.documentElement.clientWidth;
  const width = Math.min(WIDTH * rem, page - 2 * rem);
  const at = opener.getClientRects()[0] ?? opener.getBoundingClientRect();
  const above = at.top > window.innerHeight * 0.6;
  card.classList.toggle('above', above);
  card.style.maxHeight = `${(above ? at.top : window.innerHeight - at.bottom) - GAP - rem}px`;
  card.style.width = `${width}px`;
  card.style.left = `${Math.max(rem, Math.min(at.left, page - width - rem)) + window.scrollX}px`;
  card.style.top = `${(above ? at.top - GAP : at.bottom + GAP) + window.scrollY}px`;
}
