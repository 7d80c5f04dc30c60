import type { Preferences } from '../../protocol/questionPanel';
import { button, h } from '../shared/dom';

/** Names of what a single key does; `main.ts` does it. */
export type KeyAction = 'reveal' | 'next' | 'previous' | 'open' | 'run' | 'copy' | 'keys';

interface Key {
  /** As `KeyboardEvent.key`, in lower case. */
  readonly key: string;
  readonly shown: string;
  readonly action: KeyAction;
  readonly words: string;
}

const KEYS: readonly Key[] = [
  { key: ' ', shown: 'Space', action: 'reveal', words: 'Show the answer' },
  { key: 'n', shown: 'N', action: 'next', words: 'Next question' },
  { key: 'p', shown: 'P', action: 'previous', words: 'Previous question' },
  { key: 'o', shown: 'O', action: 'open', words: 'Open the code in the editor' },
  { key: 'r', shown: 'R', action: 'run', words: 'Run the code' },
  { key: 'c', shown: 'C', action: 'copy', words: 'Copy the code' },
  { key: '?', shown: '?', action: 'keys', words: 'This list' },
];

const INTERACTIVE = 'a, button, input, select, textarea, summary, dialog, [popover], [contenteditable]';
const TYPING = 'input, select, textarea, dialog, [contenteditable]';

/** What a key press asks for; undefined if it belongs to somebody else: to a control, to typing, to a modifier, to an input method. */
export function keyAction(event: KeyboardEvent): KeyAction | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  // Space presses a button and scrolls a block that has the focus.
  if (target?.closest(event.key === ' ' ? `${INTERACTIVE}, [tabindex="0"]` : TYPING)) return undefined;
  const pressed = keyOf(event);
  return KEYS.find(({ key }) => key === pressed)?.action;
}

/** On a keyboard without Latin letters, the letter that stands at that place on one with them. */
function keyOf(event: KeyboardEvent): string {
  if (event.key.length === 1 && event.key.charCodeAt(0) < 128) return event.shiftKey && event.key !== '?' ? '' : event.key.toLowerCase();
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? '';
}

/** The list of keys, and the switch for those who want none. */
export function keysDialog(preferences: Preferences, setKeys: (on: boolean) => void): HTMLDialogElement {
  const on = h('input', { type: 'checkbox', id: 'keys-on', checked: preferences.keys });
  on.addEventListener('change', () => setKeys(on.checked));
  const dialog: HTMLDialogElement = h(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, 'Keys'),
    h('dl', {}, ...KEYS.flatMap(({ shown, words }) => [h('dt', {}, h('kbd', {}, shown)), h('dd', {}, words)])),
    h('p', { class: 'quiet' }, 'O, R and C work on the code that has the focus, else on the first one in sight.'),
    h('p', {}, h('label', {}, on, ' Use these keys')),
    h(
      'p',
      { class: 'buttons' },
      button({ class: 'main-button' }, () => dialog.close(), 'Close'),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}
