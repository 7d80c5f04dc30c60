import type { Finding } from './blockCheck';

interface Failure {
  readonly place: string;
  readonly sentences: readonly string[];
}

/** Without a terminal a line now and then shows that it is alive. */
const SPARSE = 250;

/** Counts, shows how far it is, and ends with what failed and the line that everything else reads. */
export class Report {
  readonly #failures: Failure[] = [];
  readonly #skipped = new Map<string, string[]>();
  readonly #notes: string[] = [];
  readonly #terminal = process.stdout.isTTY;
  #passed = 0;
  #done = 0;
  #total = 0;

  /** @param total number of findings that will be added */
  start(total: number): void {
    this.#total = total;
  }

  add(place: string, finding: Finding): void {
    if (finding.skipped !== undefined) this.#skipped.set(finding.skipped, [...(this.#skipped.get(finding.skipped) ?? []), place]);
    else if (finding.failures.length > 0) this.failed(place, finding.failures);
    else this.#passed++;
    this.#done++;
    const line = `${this.#done} of ${this.#total}, ${this.#failures.length} failed`;
    if (this.#terminal) process.stdout.write(`\r\u001B[K${line}`);
    else if (this.#done % SPARSE === 0) console.log(line);
  }

  failed(place: string, sentences: readonly string[]): void {
    this.#failures.push({ place, sentences });
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** Nothing failed and nothing was skipped so far. */
  get complete(): boolean {
    return this.#failures.length === 0 && this.#skipped.size === 0;
  }

  /** @returns the exit code */
  end(): number {
    if (this.#terminal) process.stdout.write('\r\u001B[K');
    for (const { place, sentences } of this.#failures) {
      console.log(`\nFAILED ${place}`);
      for (const sentence of sentences) console.log(`  ${sentence}`);
    }
    if (this.#notes.length > 0) console.log(`\n${this.#notes.join('\n')}`);
    for (const [reason, places] of this.#skipped) console.log(`\nSkipped ${places.length}, since ${reason}.`);
    const skipped = [...this.#skipped.values()].reduce((sum, places) => sum + places.length, 0);
    // What is skipped on somebody's machine is a hole where a build must prove something.
    const holes = skipped > 0 && process.env['CI'] === 'true';
    if (holes) console.log('\nWith CI=true nothing may be skipped.');
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return this.#failures.length > 0 || holes ? 1 : 0;
  }
}
