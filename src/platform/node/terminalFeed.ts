/** The terminal is fed this often: a write for each line of a busy program would stall the window. */
const FLUSH_MS = 16;
/** What a terminal shows of one run. More than its scroll-back holds, little enough to be drawn at once. */
const MOST_SHOWN = 1_000_000;
const TAIL_KEPT = 4_000;

/**
 * Carries text to a terminal, in few writes and with its line ends. Of a flood it shows the beginning, says what happens, and shows the end when it
 * is over.
 */
export class TerminalFeed {
  #pending = '';
  #shown = 0;
  #withheld = 0;
  #tail = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly write: (text: string) => void) {}

  push(text: string): void {
    if (text === '') return;
    if (this.#shown < MOST_SHOWN) {
      this.#shown += text.length;
      this.#pending += text;
      if (this.#shown >= MOST_SHOWN) {
        this.#pending +=
          '\u001b[0m\n\n[The program has written a million characters; what follows is not shown. Ctrl+C ends the program.]\n';
      }
      this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS);
      return;
    }
    this.#withheld += text.length;
    this.#tail = (this.#tail + text).slice(-TAIL_KEPT);
  }

  /** Everything that was held back, and the last words of a flood. */
  end(): void {
    if (this.#withheld > 0) {
      const skipped = this.#withheld - this.#tail.length;
      // The cut may lie in the middle of a line or of an escape sequence.
      const tail = skipped > 0 ? this.#tail.slice(this.#tail.indexOf('\n') + 1) : this.#tail;
      const note = skipped > 0 ? `\n[${skipped.toLocaleString('en')} characters not shown. The last ones:]\n` : '';
      this.#pending += `${note}${tail}\u001b[0m`;
      this.#withheld = 0;
      this.#tail = '';
    }
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.write(text.replaceAll(/\r?\n/g, '\r\n'));
  }
}
