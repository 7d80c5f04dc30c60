import type { ReadText, Verdict } from './judge';

/** What the line of a wrong answer shows of the text around it. */
const SHOWN = 30;
const TEXTS = /^(?:comment|doc|string|char|boundary)$/;

/** Counts answers by token; keeps where they were wrong. */
export class Tally {
  readonly wrong: string[] = [];
  readonly #counts = new Map<string, { right: number; wrong: number; unjudged: number }>();

  add(file: string, { text }: ReadText, verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) {
      const counts = this.#counts.get(verdict.token) ?? { right: 0, wrong: 0, unjudged: 0 };
      this.#counts.set(verdict.token, counts);
      if (verdict.expected === undefined) counts.unjudged++;
      else if (verdict.isRight) counts.right++;
      else {
        counts.wrong++;
        this.wrong.push(describe(file, text, verdict));
      }
    }
  }

  /** Tokens by how much was judged of them. */
  judged(token: string): number {
    const { right = 0, wrong = 0 } = this.#counts.get(token) ?? {};
    return right + wrong;
  }

  /** Of all ambiguous tokens; comments and strings are counted apart. */
  get total(): { readonly right: number; readonly wrong: number; readonly unjudged: number } {
    const total = { right: 0, wrong: 0, unjudged: 0 };
    for (const [token, counts] of this.#counts) {
      if (TEXTS.test(token)) continue;
      total.right += counts.right;
      total.wrong += counts.wrong;
      total.unjudged += counts.unjudged;
    }
    return total;
  }

  *table(): Generator<string> {
    yield 'token            judged    right      share  unjudged';
    for (const [token, { right, wrong, unjudged }] of [...this.#counts].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      yield row(token, right, wrong, unjudged);
    const { right, wrong, unjudged } = this.total;
    yield row('all ambiguous', right, wrong, unjudged);
  }
}

function row(token: string, right: number, wrong: number, unjudged: number): string {
  const judged = right + wrong;
  const share = judged > 0 ? `${((100 * right) / judged).toFixed(3)} %` : '-';
  return `${token.padEnd(14)}${String(judged).padStart(9)}${String(right).padStart(9)}${share.padStart(11)}${String(unjudged).padStart(10)}`;
}

function describe(file: string, text: string, { token, offset, answer, expected, place }: Verdict): string {
  const line = text.slice(0, offset).split('\n').length;
  const around = [text.slice(Math.max(0, offset - SHOWN), offset), text.slice(offset, offset + SHOWN)];
  const code = around.map((part) => part.replace(/\s+/g, ' ')).join('|>');
  return `${file}:${line}: ${token} is ${answer}, but ${expected?.join(' or ') ?? ''} in ${place}: ${code}`;
}
