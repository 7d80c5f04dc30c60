/** What a person's eye may rest on; small enough that its upper edge stands for the place. */
const LANDMARKS = 'h1, h2, h3, p, li, tr, figcaption, pre';
/** Of a place that a lower page would cut off, in pixels from the lower edge. */
const ROOM = 80;

interface Anchor {
  readonly element: Element;
  /** Of its upper edge, from the upper edge of the page's visible part. */
  readonly top: number;
}

/**
 * Keeps what the person works on or reads where it is on the screen while the page gets another size, as when an editor opens beside it:
 * every line breaks anew then, and the distance from the start of the page says nothing any more.
 */
export function keepReadingPlace(content: HTMLElement): void {
  let anchor: Anchor | undefined;
  let size = sizeOf();
  /** Where we have scrolled to ourselves. */
  let own: number | undefined;

  const note = (preferred?: Element | null): void => {
    const element = [preferred, document.activeElement].find(
      (candidate) => candidate && content.contains(candidate) && isInSight(candidate),
    );
    anchor = anchorAt(element ?? firstInSight(content));
  };
  const restore = (): void => {
    if (!anchor?.element.isConnected || !anchor.element.checkVisibility() || window.innerHeight === 0) return;
    const wanted = Math.min(anchor.top, Math.max(window.innerHeight - ROOM, 0));
    const off = anchor.element.getBoundingClientRect().top - wanted;
    if (Math.abs(off) >= 1) window.scrollBy({ top: off, behavior: 'instant' });
    own = window.scrollY;
  };

  window.addEventListener('resize', () => {
    size = sizeOf();
    restore();
    // The browser may have moved the page on its own account meanwhile.
    requestAnimationFrame(restore);
  });
  window.addEventListener(
    'scroll',
    () => {
      // A new size may cut the way off before we hear of it: that is no scrolling of the person's.
      if (size !== sizeOf() || window.scrollY === own) return;
      own = undefined;
      note();
    },
    { passive: true },
  );
  document.addEventListener('focusin', (event) => note(event.target instanceof Element ? event.target : null));
  document.addEventListener('click', (event) => note(event.target instanceof Element ? event.target : null));
  // What is folded, opened or added moves the rest; a new size does so too, and there the old place holds.
  let measured = size;
  new ResizeObserver(() => {
    if (measured === sizeOf()) note(anchor?.element);
    measured = sizeOf();
  }).observe(content);
}

function sizeOf(): string {
  return `${window.innerWidth} ${window.innerHeight}`;
}

function anchorAt(element: Element | undefined): Anchor | undefined {
  return element && { element, top: element.getBoundingClientRect().top };
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return element.checkVisibility() && bottom > 0 && top < window.innerHeight;
}

function firstInSight(content: HTMLElement): Element | undefined {
  let straddling: Element | undefined;
  for (const element of content.querySelectorAll(LANDMARKS)) {
    if (!isInSight(element)) continue;
    if (element.getBoundingClientRect().top >= 0) return element;
    straddling ??= element;
  }
  return straddling;
}
