/** What a page may ask of the extension host, by name. Each request gets one reply: a value, or a sentence that says why there is none. */
export type Requests = Readonly<Record<string, { readonly params: unknown; readonly result: unknown }>>;
/** What the host tells a page without being asked, by name. */
export type Notices = Readonly<Record<string, unknown>>;

export interface RequestMessage {
  readonly kind: 'request';
  /** Chosen by the page; the reply repeats it. */
  readonly number: number;
  readonly name: string;
  readonly params: unknown;
}

export type ReplyMessage =
  | { readonly kind: 'reply'; readonly number: number; readonly value: unknown }
  /** `problem` is a sentence for the person. */
  | { readonly kind: 'reply'; readonly number: number; readonly problem: string };

export interface NoticeMessage {
  readonly kind: 'notice';
  readonly name: string;
  readonly params: unknown;
}
