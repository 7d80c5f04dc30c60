import type { NoticeMessage, Notices, ReplyMessage, Requests, RequestMessage } from '../../protocol/channel';

/** The page's end of the channel; one for each page, because the editor hands out its side only once. */
export interface HostChannel<R extends Requests, M> {
  /** Rejects with an Error whose message is a sentence for the person. */
  ask<K extends keyof R & string>(name: K, params: R[K]['params']): Promise<R[K]['result']>;
  /** What the page last told the editor to keep; undefined at first. */
  recall(): M | undefined;
  remember(memory: M): void;
}

declare function acquireVsCodeApi<M>(): {
  postMessage(message: RequestMessage): void;
  getState(): M | undefined;
  setState(state: M): void;
};

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export function connectHost<R extends Requests, N extends Notices, M>(handlers: {
  readonly [K in keyof N]: (params: N[K]) => void;
}): HostChannel<R, M> {
  const editor = acquireVsCodeApi<M>();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  window.addEventListener('message', (event: MessageEvent<ReplyMessage | NoticeMessage>) => {
    const message = event.data;
    if (message.kind === 'notice') {
      (handlers as Readonly<Record<string, ((params: unknown) => void) | undefined>>)[message.name]?.(message.params);
      return;
    }
    if (message.kind !== 'reply') return;
    const asked = waiting.get(message.number);
    waiting.delete(message.number);
    if ('problem' in message) asked?.reject(new Error(message.problem));
    else asked?.resolve(message.value as never);
  });
  return {
    ask: (name, params) =>
      new Promise((resolve, reject) => {
        const number = ++last;
        waiting.set(number, { resolve, reject });
        editor.postMessage({ kind: 'request', number, name, params });
      }),
    recall: () => editor.getState(),
    remember: (memory) => editor.setState(memory),
  };
}
