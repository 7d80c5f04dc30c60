import * as vscode from 'vscode';
import type { Notices, NoticeMessage, ReplyMessage, RequestMessage, Requests } from '../protocol/channel';
import { PersonError } from './errors';

/** Guards one kind of request. */
export interface Door<P, R> {
  /** The params if they are well formed, else undefined: a page's messages are foreign data. */
  readonly check: (params: unknown) => P | undefined;
  readonly answer: (params: P) => R | PromiseLike<R>;
}
export type Doors<R extends Requests> = { readonly [K in keyof R]: Door<R[K]['params'], R[K]['result']> };

export interface Channel<N extends Notices> extends vscode.Disposable {
  /** Lost if the page is not there yet: it asks for the whole state when it is. */
  notify<K extends keyof N & string>(name: K, params: N[K]): void;
}

const FOLDER = ['dist', 'webview'];

/** What a page of ours may do: run its own script and read its own bundle, nothing else. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, ...FOLDER)],
  };
}

/**
 * The empty page of a bundle in `dist/webview`; its script draws all there is.
 * @param name of the bundle: `questionPanel`
 * @param title of the document, for screen readers; plain words of ours
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, name: string, title: string): string {
  const nonce = makeNonce();
  const file = (ending: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...FOLDER, `${name}.${ending}`)).toString();
  const policy = [`default-src 'none'`, `script-src 'nonce-${nonce}'`, `style-src ${webview.cspSource}`, `base-uri 'none'`].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${file('css')}">
</head>
<body>
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}

/** Answers every request of a page: with a value, or with a sentence that says what went wrong, so that no page waits for ever. */
export function connectPage<R extends Requests, N extends Notices>(
  webview: vscode.Webview,
  doors: Doors<R>,
  log: vscode.LogOutputChannel,
): Channel<N> {
  const post = (message: ReplyMessage | NoticeMessage): void => void webview.postMessage(message);
  const subscription = webview.onDidReceiveMessage(async (message: unknown) => {
    if (!isRequest(message)) {
      log.warn(`A page sent something that is no request: ${JSON.stringify(message)?.slice(0, 200)}`);
      return;
    }
    post(await replyTo(message, doors, log));
  });
  return {
    notify: (name, params) => post({ kind: 'notice', name, params }),
    dispose: () => subscription.dispose(),
  };
}

async function replyTo<R extends Requests>(message: RequestMessage, doors: Doors<R>, log: vscode.LogOutputChannel): Promise<ReplyMessage> {
  const { number, name } = message;
  const door: Door<unknown, unknown> | undefined = Object.hasOwn(doors, name) ? doors[name] : undefined;
  const params = door?.check(message.params);
  if (!door || params === undefined) {
    log.warn(`A page asked for "${name}" with params that make no sense: ${JSON.stringify(message.params)?.slice(0, 200)}`);
    return {
      kind: 'reply',
      number,
      problem: 'This page and the extension do not understand each other. Close the page and open it again.',
    };
  }
  try {
    return { kind: 'reply', number, value: await door.answer(params) };
  } catch (error) {
    if (error instanceof PersonError) return { kind: 'reply', number, problem: error.message };
    log.error(error instanceof Error ? error : String(error));
    return { kind: 'reply', number, problem: 'Something went wrong that should not have. The log of the extension says what.' };
  }
}

function isRequest(message: unknown): message is RequestMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, number, name } = message as Partial<Record<keyof RequestMessage, unknown>>;
  return kind === 'request' && typeof number === 'number' && typeof name === 'string';
}

function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
