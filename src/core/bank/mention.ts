/** Where a text names an id that only the whole bank can judge. */
export interface Mention {
  readonly kind: 'topic' | 'concept' | 'question';
  readonly id: string;
  readonly offset: number;
}
