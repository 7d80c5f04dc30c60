import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PersonError } from '../../src/platform/errors';
import { connectPage, pageHtml, pageOptions, type Doors } from '../../src/platform/webview';

type TestRequests = {
  readonly double: { readonly params: number; readonly result: number };
  readonly refuse: { readonly params: null; readonly result: null };
  readonly break: { readonly params: null; readonly result: null };
};
type TestNotices = { readonly news: string };

const doors: Doors<TestRequests> = {
  double: { check: (params) => (typeof params === 'number' ? params : undefined), answer: (number) => number * 2 },
  refuse: { check: () => null, answer: () => Promise.reject(new PersonError('Not today.')) },
  break: {
    check: () => null,
    answer: () => {
      throw new TypeError('a bug');
    },
  },
};

describe('channel between a page and the extension', () => {
  let log: vscode.LogOutputChannel;
  let panel: vscode.WebviewPanel;
  const sent: unknown[] = [];
  const received = new vscode.EventEmitter<unknown>();

  before(() => {
    log = vscode.window.createOutputChannel('Test of the channel', { log: true });
    panel = vscode.window.createWebviewPanel('test', 'Test', vscode.ViewColumn.Active);
    // The page's side is ours here: what the extension sends, and what a page that nobody can trust might.
    const webview = new Proxy(panel.webview, {
      get: (target, name) => {
        if (name === 'postMessage') return (message: unknown) => Promise.resolve(sent.push(message) > 0);
        if (name === 'onDidReceiveMessage') return received.event;
        return Reflect.get(target, name) as unknown;
      },
    });
    connectPage<TestRequests, TestNotices>(webview, doors, log).notify('news', 'first');
  });
  after(() => {
    panel.dispose();
    log.dispose();
    received.dispose();
  });

  const replyTo = async (message: unknown): Promise<unknown> => {
    sent.length = 0;
    received.fire(message);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return sent[0];
  };
  const request = (name: string, params: unknown): Promise<unknown> => replyTo({ kind: 'request', number: 7, name, params });

  it('sends news', () => assert.deepEqual(sent, [{ kind: 'notice', name: 'news', params: 'first' }]));

  it('answers a request by its number', async () => {
    assert.deepEqual(await request('double', 21), { kind: 'reply', number: 7, value: 42 });
  });

  it('refuses what it does not know or understand, with a sentence', async () => {
    for (const [name, params] of [
      ['double', '21'],
      ['double', undefined],
      ['unknown', null],
      ['__proto__', null],
      ['constructor', null],
      ['toString', null],
    ] as const) {
      const reply = (await request(name, params)) as { problem?: string };
      assert.match(reply.problem ?? '', /Close the page and open it again\.$/, name);
    }
  });

  it('says what a person can mend, and not what a bug says', async () => {
    assert.deepEqual(await request('refuse', null), { kind: 'reply', number: 7, problem: 'Not today.' });
    const { problem } = (await request('break', null)) as { problem: string };
    assert.match(problem, /log/);
    assert.doesNotMatch(problem, /a bug/);
  });

  it('is silent to what is no request', async () => {
    for (const message of [
      null,
      undefined,
      7,
      'double',
      [],
      {},
      { kind: 'request' },
      { kind: 'request', number: '7', name: 'double' },
      { kind: 'reply', number: 7 },
    ])
      assert.equal(await replyTo(message), undefined);
  });

  it('gives a page its own script and style, and nothing else', () => {
    const extensionUri = vscode.Uri.file('/extension');
    const html = pageHtml(panel.webview, extensionUri, 'questionPanel', 'Title');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'nonce-([0-9a-f]{36})'; style-src [^;]+; base-uri 'none'$/);
    assert.doesNotMatch(policy, /unsafe|data:|style-src \*/);
    assert.notEqual(html, pageHtml(panel.webview, extensionUri, 'questionPanel', 'Title'), 'the nonce is new each time');
    assert.deepEqual(
      pageOptions(extensionUri).localResourceRoots?.map((root) => root.path),
      ['/extension/dist/webview'],
    );
  });
});
