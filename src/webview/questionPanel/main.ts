import './palettes.css';
import './questionPanel.css';
import { findBlock } from '../../core/bank/question';
import type {
  AtCursor,
  CodeConcepts,
  PageMemory,
  PanelState,
  QuestionPanelNotices,
  QuestionPanelRequests,
  QuestionState,
} from '../../protocol/questionPanel';
import { connectHost } from '../shared/channel';
import { h } from '../shared/dom';
import type { Actions } from './actions';
import { drawConcepts } from './code';
import { codeOfShown } from './codeOfShown';
import { keyAction, keysDialog, type KeyAction } from './keys';
import { drawAnswer, drawHeader, drawNavigation, drawProblem, drawThinkFirst, type Frame } from './page';
import { answerToMouse } from './liveCode';
import { noStep } from './place';
import { keepReadingPlace } from './readingPlace';

const host = connectHost<QuestionPanelRequests, QuestionPanelNotices, PageMemory>({
  show: (state) => show(state),
  reveal: () => reveal(),
  atCursor: (next) => {
    atCursor = next;
    markAtCursor();
  },
  place: (place) => {
    if (!state) return;
    state = { ...state, place };
    navigation.replaceChildren(drawNavigation(place, frame));
  },
});

const navigation = h('div', { class: 'navigation' });
const main = h('main');
const live = h('div', { class: 'heard-only', role: 'status' });
document.body.append(navigation, main, live);

let state: QuestionState | undefined;
let blockConcepts: CodeConcepts['blocks'] = {};
let atCursor: AtCursor = { conceptIds: [] };
let opened: ReadonlySet<string> = new Set();
/** The question is new: its title takes the focus as soon as the page has it. */
let titleWantsFocus = false;

/** What the cursor of the example beside the page is on: the passages that speak of it, and the block's own tokens. */
function markAtCursor(): void {
  const { block, conceptIds } = atCursor.question === state?.question.id ? atCursor : { conceptIds: [] };
  for (const element of main.querySelectorAll<HTMLElement>('.term[data-concept], .token')) {
    const rank = conceptIds.indexOf(element.dataset['concept'] ?? '');
    const isToken = element.matches('.token');
    const isMarked = isToken ? rank === 0 && element.closest<HTMLElement>('[data-block]')?.dataset['block'] === block : rank >= 0;
    element.classList.toggle('at-cursor', isMarked);
    element.classList.toggle('foremost', isMarked && rank === 0);
  }
}

/** Asks the host; a refusal is told to the person where they are. */
async function ask<K extends keyof QuestionPanelRequests>(
  name: K,
  params: QuestionPanelRequests[K]['params'],
): Promise<QuestionPanelRequests[K]['result'] | undefined> {
  try {
    return await host.ask(name, params);
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function block(key: string): { readonly question: string; readonly block: string } {
  return { question: state?.question.id ?? '', block: key };
}

const actions: Actions = {
  concept: (id) => state?.concepts[id],
  blockConcepts: (key) => blockConcepts[key],
  errorCode: (code) => state?.errorCodes[code],
  openLink: (url) => void ask('openLink', url),
  showConcept: (id) => void ask('showConcept', id),
  whyNotInCode: async (id) => (await ask('whyNotInCode', id)) ?? null,
  openQuestion: (id) => void ask('openQuestion', id),
  openBlock: (key) => void ask('openBlock', block(key)),
  runBlock: (key) =>
    host.ask('runBlock', block(key)).catch((error: unknown) => ({
      tone: 'bad' as const,
      sentence: error instanceof Error ? error.message : String(error),
      truncated: false,
      messages: [],
    })),
  goOn: (key, way) => void ask('goOn', { ...block(key), way }),
  stopRun: () => void ask('stopRun', null),
  copyBlock: async (key) => (await ask('copyBlock', block(key))) !== undefined,
  copyText: async (text) => (await ask('copyText', text)) !== undefined,
  isOpened: (name) => opened.has(name),
  setOpened: (name, isOpen) => {
    const next = new Set(opened);
    if (isOpen) next.add(name);
    else next.delete(name);
    opened = next;
    remember();
    markScrolling();
    markAtCursor();
  },
  announce: (words) => announce(words),
};

const frame: Frame = {
  reveal: () => reveal(),
  step: (direction) => {
    if (!state) return;
    const problem = noStep(state.place, direction);
    if (problem === undefined) void ask('step', direction);
    else announce(problem);
  },
  showKeys: () => showKeys(),
  isFolded: (kind) => state?.preferences.folded.includes(kind) ?? false,
  setFolded: (kind, folded) => {
    if (!state) return;
    const others = state.preferences.folded.filter((other) => other !== kind);
    prefer({ ...state.preferences, folded: folded ? [...others, kind] : others });
    markScrolling();
  },
};

function show(next: PanelState): void {
  document.querySelector('dialog')?.close();
  if (next.status === 'problem') {
    state = undefined;
    navigation.replaceChildren();
    main.replaceChildren(drawProblem(next.sentence, () => void ask('search', null)));
    focusTitle();
    return;
  }
  const memory = host.recall();
  const known = memory?.id === next.question.id ? memory : undefined;
  state = next;
  blockConcepts = {};
  opened = new Set(known?.opened);
  document.title = next.question.title.replaceAll('`', '');
  document.body.classList.toggle('no-keys', !next.preferences.keys);
  navigation.replaceChildren(drawNavigation(next.place, frame));
  main.replaceChildren(drawHeader(next, actions), next.revealed ? drawAnswer(next, frame, actions) : drawThinkFirst(next, frame, actions));
  if (next.revealed) answerDrawn();
  window.scrollTo(0, known?.scroll ?? 0);
  if (known) announce('');
  else focusTitle();
  remember();
}

function reveal(): void {
  if (!state || state.revealed) return;
  state = { ...state, revealed: true };
  const answer = drawAnswer(state, frame, actions);
  answer.classList.add('fresh');
  main.querySelector('.think')?.replaceWith(answer);
  answerDrawn();
  answer.querySelector('h2')?.focus({ preventScroll: true });
  announce('The answer is shown.');
  remember();
  void ask('revealed', state.question.id);
}

function answerDrawn(): void {
  markScrolling();
  markAtCursor();
  void bringCodeToLife();
}

/** Nobody waits for what the code speaks of: it is asked for once the code is there to be read. */
async function bringCodeToLife(): Promise<void> {
  const found = await codeOfShown(
    () => state?.question.id,
    (id) => ask('codeConcepts', id),
  );
  if (!found || !state) return;
  state = { ...state, concepts: { ...found.cards, ...state.concepts } };
  blockConcepts = found.blocks;
  for (const figure of main.querySelectorAll<HTMLElement>('[data-block]')) {
    const block = findBlock(state.question.blocks, figure.dataset['block']);
    if (block) drawConcepts(figure, block, actions);
  }
  markAtCursor();
}

function prefer(preferences: QuestionState['preferences']): void {
  if (!state) return;
  state = { ...state, preferences };
  document.body.classList.toggle('no-keys', !preferences.keys);
  void ask('prefer', preferences);
}

function showKeys(): void {
  if (!state) return;
  const dialog = keysDialog(state.preferences, (keys) => state && prefer({ ...state.preferences, keys }));
  document.body.append(dialog);
  dialog.showModal();
}

/** Words for the person that belong to no block: they stand below the title until the next question. */
function tell(sentence: string): void {
  main.querySelector('.told')?.remove();
  (main.querySelector('header') ?? main).append(h('p', { class: 'told', role: 'alert' }, sentence));
}

function announce(words: string): void {
  live.textContent = words;
}

function focusTitle(): void {
  titleWantsFocus = !document.hasFocus();
  if (!titleWantsFocus) main.querySelector('h1')?.focus({ preventScroll: true });
}

function remember(): void {
  if (state) host.remember({ id: state.question.id, revealed: state.revealed, opened: [...opened], scroll: window.scrollY });
}

/** What is wider than the page can be scrolled with the keyboard; nothing else takes a stop of Tab. */
function markScrolling(): void {
  for (const box of document.querySelectorAll('.scrolls')) {
    if (box.scrollWidth > box.clientWidth + 1) box.setAttribute('tabindex', '0');
    else box.removeAttribute('tabindex');
  }
}

/** The code block that a key means: the one with the focus, else the first in sight, else the first. */
function nearestBlock(): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-block]');
  if (focused) return focused;
  const all = [...main.querySelectorAll<HTMLElement>('[data-block]')].filter((figure) => figure.checkVisibility());
  return (
    all.find((figure) => figure.getBoundingClientRect().bottom > 60 && figure.getBoundingClientRect().top < window.innerHeight - 60) ??
    all[0]
  );
}

function pressOnBlock(action: 'open' | 'run' | 'copy'): void {
  if (!state?.revealed) {
    announce('Show the answer first: Space.');
    return;
  }
  const find = (figure: Element | null | undefined): HTMLButtonElement | null | undefined =>
    figure?.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  // A listing with the focus has no more than its Copy.
  (find(document.activeElement?.closest('.code')) ?? find(nearestBlock()))?.click();
}

const DO: Readonly<Record<KeyAction, () => void>> = {
  reveal: () => reveal(),
  next: () => frame.step('next'),
  previous: () => frame.step('previous'),
  open: () => pressOnBlock('open'),
  run: () => pressOnBlock('run'),
  copy: () => pressOnBlock('copy'),
  keys: () => showKeys(),
};

document.addEventListener('keydown', (event) => {
  const action = state?.preferences.keys ? keyAction(event) : undefined;
  if (!action || (action === 'reveal' && state?.revealed)) return; // Space scrolls as everywhere
  event.preventDefault();
  DO[action]();
});

let scrolled: ReturnType<typeof setTimeout> | undefined;
window.addEventListener(
  'scroll',
  () => {
    clearTimeout(scrolled);
    scrolled = setTimeout(remember, 200);
  },
  { passive: true },
);
window.addEventListener('resize', markScrolling);
keepReadingPlace(main);
answerToMouse(main, actions);
window.addEventListener('focus', () => {
  if (titleWantsFocus && document.activeElement === document.body) main.querySelector('h1')?.focus({ preventScroll: true });
  titleWantsFocus = false;
});

void ask('ready', null).then((first) => first && show(first));
