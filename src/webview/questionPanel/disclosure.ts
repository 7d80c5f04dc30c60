import { button, h, type Child } from '../shared/dom';
import type { Actions } from './actions';

/**
 * Something that stays hidden until it is asked for; drawn only then, so that no search finds it before.
 * @param name by which the page remembers that it is open
 * @param what for the button: "Show the solution"
 */
export function onRequest(name: string, what: string, actions: Actions, draw: () => readonly Child[]): HTMLElement {
  const content = h('div', { class: 'requested', id: `requested-${name}` });
  let shown = actions.isOpened(name);
  const toggle = button({ class: 'second-button', 'aria-controls': content.id }, () => {
    shown = !shown;
    show();
    actions.setOpened(name, shown);
  });
  const show = (): void => {
    toggle.textContent = `${shown ? 'Hide' : 'Show'} ${what}`;
    toggle.setAttribute('aria-expanded', String(shown));
    content.hidden = !shown;
    if (shown && content.childElementCount === 0) content.append(...draw().filter((child) => child !== undefined && child !== false));
  };
  show();
  return h('div', { class: 'on-request' }, h('p', { class: 'buttons' }, toggle), content);
}
