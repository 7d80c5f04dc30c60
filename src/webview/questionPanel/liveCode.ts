import type { Actions } from './actions';
import { showCard } from './termCard';

/** In ms: how long the mouse rests on a token before it is answered; as in the editor. */
const REST = 300;
/** In ms: how long the way from a token to its card may take. */
const AWAY = 200;

/** How many questions come without having been asked for. */
const FEW = 2;

interface Shown {
  readonly token: HTMLElement;
  readonly card: HTMLElement;
  /** It was asked for with a click: it stays when the mouse leaves. */
  readonly stays: boolean;
}

/** Tokens answer to the mouse as in the editor: resting on one shows the card of its concept, a click keeps it. */
export function answerToMouse(page: HTMLElement, actions: Actions): void {
  let shown: Shown | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: EventTarget | null = null;
  /** The press itself closes the card that stays; the click that follows must not open it again. */
  let closes = false;

  const openCard = (): HTMLElement | null => page.querySelector<HTMLElement>('.card:popover-open');
  const later = (wait: number, act: () => void): void => {
    timer = setTimeout(act, wait);
  };
  const show = (token: HTMLElement, stays: boolean): void => {
    const card = token.isConnected ? actions.concept(conceptOf(token)) : undefined;
    if (card) shown = { token, stays, card: showCard(token, card, actions, stays ? undefined : FEW) };
  };
  const leave = (): void => {
    if (shown && !shown.stays) shown.card.hidePopover();
  };
  const moveTo = (target: EventTarget | null, pressed: boolean): void => {
    at = target;
    clearTimeout(timer);
    const open = openCard();
    if (open && (open !== shown?.card || shown.stays || isIn(open, target))) return;
    const token = tokenOf(target);
    if (open && token === shown?.token) return;
    if (pressed) leave();
    else if (token) later(REST, () => show(token, false));
    else if (open) later(AWAY, leave);
  };

  // Not `mouseover`: scrolling brings that about too, and then nobody has asked anything.
  document.addEventListener('mousemove', ({ target, buttons }) => target !== at && moveTo(target, buttons !== 0));
  document.documentElement.addEventListener('mouseleave', () => moveTo(null, false));
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (isIn(openCard(), target)) return;
      clearTimeout(timer);
      leave();
    },
    { capture: true, passive: true },
  );
  // A click in the editor beside the page closes a card as one in the page does, and Show in code gives the sight of the passage back.
  window.addEventListener('blur', () => openCard()?.hidePopover());
  page.addEventListener('pointerdown', ({ target }) => {
    clearTimeout(timer);
    closes = shown !== undefined && shown.stays && shown.card === openCard() && shown.token === tokenOf(target);
  });
  page.addEventListener('click', ({ target }) => {
    const token = tokenOf(target);
    // The end of a selection is no click on what it ends on.
    if (token && !closes && getSelection()?.isCollapsed !== false) show(token, true);
  });
  // Words of the prose open cards too, and then their tokens are marked alike.
  page.addEventListener(
    'toggle',
    () => {
      const open = openCard()?.dataset['concept'];
      for (const token of page.querySelectorAll<HTMLElement>('.token')) token.classList.toggle('spoken-of', conceptOf(token) === open);
    },
    { capture: true },
  );
}

function tokenOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('.token')) || undefined;
}

function isIn(element: Element | null, target: EventTarget | null): boolean {
  return target instanceof Node && element?.contains(target) === true;
}

function conceptOf(token: HTMLElement): string {
  return token.dataset['concept'] ?? '';
}
