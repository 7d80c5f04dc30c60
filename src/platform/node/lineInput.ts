export interface LineInputEvents {
  /** What the terminal shows of the typing. */
  echo(text: string): void;
  /** A line, with its end. */
  line(text: string): void;
  /** Ctrl+C. */
  interrupt(): void;
  /** Ctrl+D at the beginning of a line. */
  endOfInput(): void;
}

const KEYS = {
  interrupt: '\u0003',
  endOfInput: '\u0004',
  killLine: '\u0015',
  backspace: '\u007f',
  backspaceToo: '\b',
  enter: '\r',
  newline: '\n',
  escape: '\u001b',
} as const;
// eslint-disable-next-line no-control-regex -- keys that are not text arrive as escape sequences
const KEY_SEQUENCE = /^\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?/s;
/** Takes two columns of a terminal: East Asian wide characters and emoji, roughly. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/**
 * A terminal hands over keys; a program that reads lines wants lines. This is what stands between them in a real terminal: it echoes, lets the last
 * characters be taken back, and passes on a line when Enter is pressed.
 */
export class LineInput {
  readonly #segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  #line = '';

  constructor(private readonly events: LineInputEvents) {}

  /** @param data keys, or pasted text */
  push(data: string): void {
    for (let rest = data; rest !== '';) {
      const sequence = KEY_SEQUENCE.exec(rest)?.[0];
      if (sequence !== undefined) {
        rest = rest.slice(sequence.length); // arrows and the like: there is no history to move in
        continue;
      }
      const crlf = rest.startsWith('\r\n');
      const key = crlf ? KEYS.enter : String.fromCodePoint(rest.codePointAt(0) ?? 0);
      rest = rest.slice(crlf ? 2 : key.length);
      this.#key(key);
    }
  }

  #key(key: string): void {
    switch (key) {
      case KEYS.interrupt:
        this.#line = '';
        this.events.echo('^C\r\n');
        this.events.interrupt();
        return;
      case KEYS.endOfInput:
        if (this.#line === '') this.events.endOfInput();
        else this.#send(''); // as in a terminal: the line so far, without an end
        return;
      case KEYS.enter:
      case KEYS.newline:
        this.events.echo('\r\n');
        this.#send('\n');
        return;
      case KEYS.killLine:
        while (this.#line !== '') this.#takeBack();
        return;
      case KEYS.backspace:
      case KEYS.backspaceToo:
        this.#takeBack();
        return;
      default:
        if (key < ' ' && key !== '\t') return;
        this.#line += key;
        this.events.echo(key);
    }
  }

  #send(end: string): void {
    const line = this.#line;
    this.#line = '';
    this.events.line(line + end);
  }

  #takeBack(): void {
    const last = [...this.#segmenter.segment(this.#line)].at(-1)?.segment;
    if (last === undefined) return;
    this.#line = this.#line.slice(0, -last.length);
    const columns = last === '\t' ? 1 : WIDE.test(last) ? 2 : 1;
    this.events.echo('\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns));
  }
}
