// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-9;:?]*[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/** The text without colours and links. */
export function stripAnsi(text: string): string {
  return text.replaceAll(ESCAPE_SEQUENCE, '');
}
