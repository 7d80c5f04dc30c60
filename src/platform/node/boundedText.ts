import { StringDecoder } from 'node:string_decoder';

/** Keeps the beginning of an output, and knows whether there was more. */
export class BoundedText {
  readonly #decoder = new StringDecoder('utf8');
  readonly #parts: string[] = [];
  #length = 0;
  #truncated = false;

  /** @param limit characters kept */
  constructor(private readonly limit: number) {}

  push(bytes: Buffer): void {
    if (this.#truncated) return;
    this.#add(this.#decoder.write(bytes));
  }

  end(): void {
    this.#add(this.#decoder.end());
  }

  get text(): string {
    return this.#parts.join('');
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  #add(text: string): void {
    const room = this.limit - this.#length;
    if (text.length > room) this.#truncated = true;
    if (text === '' || room <= 0) return;
    this.#parts.push(text.slice(0, room));
    this.#length += Math.min(text.length, room);
  }
}
