import type { Problems } from './problem';
import type { YamlMap, YamlValue } from './yamlText';

export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What a text must be, and how that is said to a person. */
export interface TextRule {
  readonly test: (text: string) => boolean;
  readonly what: string;
}

export const ID_RULE: TextRule = { test: (text) => ID.test(text), what: 'an id in small letters, digits and hyphens' };
export const WEB_ADDRESS_RULE: TextRule = { test: isWebAddress, what: 'an address that begins with https://' };

/** An https address without a user, a password or white space. */
export function isWebAddress(url: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>"]*)?$/i.test(url);
}

export interface ListItem {
  readonly text: string;
  readonly offset: number;
}

/** Takes the fields of a map one by one, each checked; in the end every key must have been asked for. */
export class Fields {
  readonly #asked = new Set<string>();

  constructor(
    private readonly map: YamlMap,
    private readonly problems: Problems,
    /** What the map is, as in "a key of a question". */
    private readonly owner: string,
  ) {}

  /** Where the key stands, or the map if it is missing. */
  offset(key: string): number {
    return this.map.entries.get(key)?.keyOffset ?? this.map.offset;
  }

  report(key: string, message: string): void {
    this.problems.add(message, this.offset(key));
  }

  has(key: string): boolean {
    return this.map.entries.has(key);
  }

  value(key: string): YamlValue | undefined {
    this.#asked.add(key);
    return this.map.entries.get(key)?.value;
  }

  text(key: string, rule: TextRule): string {
    const value = this.value(key);
    if (value?.type === 'scalar' && typeof value.value === 'string' && rule.test(value.value)) return value.value;
    if (!value) this.report(key, `The key "${key}" is missing: it must be ${rule.what}.`);
    else {
      const needsQuotes = value.type === 'scalar' && typeof value.value !== 'string' && value.value !== null;
      this.problems.add(`"${key}" must be ${rule.what}${needsQuotes ? ', in quotes' : ''}.`, value.offset);
    }
    return '';
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T {
    return this.text(key, { test: (text) => values.some((value) => value === text), what: `one of ${values.join(', ')}` }) as T;
  }

  integer(key: string, least: number, most: number): number {
    const value = this.value(key);
    const number = value?.type === 'scalar' && typeof value.value === 'number' ? value.value : Number.NaN;
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    this.problems.add(
      `${value ? '' : `The key "${key}" is missing: `}"${key}" must be a whole number from ${least} to ${most}.`,
      value?.offset ?? this.offset(key),
    );
    return 0;
  }

  /** @param what the items in the plural, such as "ids of concepts" */
  list(key: string, rule: TextRule, what: string, least: number, most: number): readonly ListItem[] {
    const value = this.value(key);
    if (!value && least === 0) return [];
    if (value?.type !== 'list' || value.items.length < least || value.items.length > most) {
      this.report(key, `${value ? '' : `The key "${key}" is missing: `}"${key}" must be a list of ${least} to ${most} ${what}.`);
      return [];
    }
    const seen = new Set<string>();
    return value.items.flatMap((item): ListItem[] => {
      const text = item.type === 'scalar' && typeof item.value === 'string' ? item.value : undefined;
      if (text === undefined || !rule.test(text)) {
        this.problems.add(`Each item of "${key}" must be ${rule.what}.`, item.offset);
        return [];
      }
      if (seen.has(text)) {
        this.problems.add(`"${key}" names "${text}" twice: keep one.`, item.offset);
        return [];
      }
      seen.add(text);
      return [{ text, offset: item.offset }];
    });
  }

  /** Reports each key that nobody asked for. */
  finish(): void {
    for (const [key, { keyOffset }] of this.map.entries) {
      if (!this.#asked.has(key))
        this.problems.add(`"${key}" is not a key of ${this.owner}. The keys are: ${[...this.#asked].join(', ')}.`, keyOffset);
    }
  }
}
