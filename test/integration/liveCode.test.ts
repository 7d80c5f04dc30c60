import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { Bank } from '../../src/core/bank/bank';
import { QuestionPanel } from '../../src/features/questionPanel/panel';
import type { App } from '../../src/platform/app';
import { Documents } from '../../src/platform/documents';
import { Problems } from '../../src/platform/problems';
import { QuestionOrder } from '../../src/platform/questionOrder';
import { QuestionStore } from '../../src/platform/questionStore';
import { ScratchFiles } from '../../src/platform/scratchFiles';
import { Settings } from '../../src/platform/settings';
import { ShownQuestion } from '../../src/platform/shownQuestion';
import type { AtCursor, BlockConcepts, CodeConcepts } from '../../src/protocol/questionPanel';
import { closeEditors } from './support/editors';
import { activate, extension } from './support/extension';
import { eventually } from './support/waiting';

interface Reply {
  readonly number: number;
  readonly value?: unknown;
  readonly problem?: string;
}

const QUESTION = 'move-copy-clone';

/** The host's end of a question's page on the bundled bank; the page's end is ours. */
describe('live code of the question panel', () => {
  const owned: vscode.Disposable[] = [];
  const received = new vscode.EventEmitter<unknown>();
  const sent: unknown[] = [];
  let app: App;
  let panel: QuestionPanel;

  before(async () => {
    await activate();
    app = await makeApp(owned);
    const real = vscode.window.createWebviewPanel('test', 'Test', vscode.ViewColumn.Two);
    const webview = replacing(real.webview, {
      html: '',
      postMessage: (message: unknown) => Promise.resolve(sent.push(message) > 0),
      onDidReceiveMessage: received.event,
    });
    panel = new QuestionPanel(app, replacing(real, { webview }));
    owned.push(panel, received);
  });
  after(() => vscode.Disposable.from(...owned).dispose());

  let number = 0;
  const ask = async (name: string, params: unknown): Promise<Reply> => {
    const asked = ++number;
    received.fire({ kind: 'request', number: asked, name, params });
    return eventually(`a reply to ${name}`, () => sent.find((message): message is Reply => (message as Partial<Reply>).number === asked));
  };
  const conceptsOf = async (id: string): Promise<CodeConcepts | null> => (await ask('codeConcepts', id)).value as CodeConcepts | null;

  async function assertFits(id: string): Promise<CodeConcepts> {
    const summary = app.bank.question(id);
    const question = summary && (await app.questions.body(summary.topic, id));
    const found = await conceptsOf(id);
    assert.ok(question && found);
    assert.deepEqual(
      Object.keys(found.blocks),
      question.blocks.map(({ key }) => key),
    );
    for (const { key, files } of question.blocks) {
      const block: BlockConcepts | undefined = found.blocks[key];
      assert.equal(block?.files.length, files.length);
      for (const [index, { code }] of files.entries()) {
        let end = 0;
        for (const [from, to, conceptId] of block.files[index]!) {
          assert.ok(from >= end && to > from && to <= code.trimEnd().length, `${key}: ${from} to ${to} after ${end}`);
          assert.doesNotMatch(code.slice(from, to), /^\s|\s$|^$/);
          assert.ok(found.cards[conceptId], conceptId);
          end = to;
        }
      }
      assert.deepEqual(new Set(block.conceptIds), new Set(block.files.flat().map(([, , conceptId]) => conceptId)));
    }
    return found;
  }

  it('says which concepts the tokens of each block speak of', async () => {
    await panel.show(QUESTION);
    const { blocks, cards } = await assertFits(QUESTION);
    const code = (await bodyOf(app, QUESTION)).blocks.find(({ key }) => key === 'fix-3')?.files[0]?.code ?? '';
    const words = blocks['fix-3']?.files[0]?.map(([from, to, id]) => `${code.slice(from, to)} ${id}`) ?? [];
    assert.ok(words.includes('&mut mutable-borrow'), words.join('\n'));
    assert.ok(words.includes('for loops'), words.join('\n'));
    assert.ok(!code.includes('"') || !words.some((word) => word.startsWith('"')), 'literals ask nothing');
    assert.equal(cards['mutable-borrow']?.conceptId, 'mutable-borrow');
    assert.ok(cards['mutable-borrow'].questions.every(({ id }) => id !== QUESTION));
  });

  it('reads the Rust files of a package, and nothing in its manifest', async () => {
    const id = 'cargo-features';
    await panel.show(id);
    const { blocks } = await assertFits(id);
    const block = (await bodyOf(app, id)).blocks.find(({ files }) => files.some(({ path }) => path === 'Cargo.toml'));
    assert.ok(block);
    for (const [index, { path }] of block.files.entries())
      assert.equal((blocks[block.key]?.files[index]?.length ?? 0) > 0, path.endsWith('.rs'), path);
  });

  it('has nothing on a question that is not shown any more, and answers on the one that is', async () => {
    await panel.show('string-vs-str');
    assert.equal(await conceptsOf(QUESTION), null);
    assert.equal(await conceptsOf('no-such-question'), null);
    await assertFits('string-vs-str');
    await panel.restore(QUESTION, true);
    assert.equal(await conceptsOf('string-vs-str'), null);
    await assertFits(QUESTION);
    assert.match((await ask('codeConcepts', 7)).problem ?? '', /do not understand each other/);
  });

  it('shows the answer of the question that it was asked for with, and not of the one that took its place', async () => {
    const overtaken = panel.show('string-vs-str', true);
    await panel.show('cargo-features');
    await overtaken;
    const state = async (): Promise<unknown> => (await ask('ready', null)).value;
    const isRevealed = async (): Promise<boolean> => ((await state()) as { readonly revealed: boolean }).revealed;
    assert.equal(await isRevealed(), false);
    await panel.show(QUESTION, true);
    assert.equal(await isRevealed(), true);
  });

  it('tells what the cursor of an example is on: all concepts of the token, most specific first', async () => {
    await ask('ready', null); // from now on the page hears news
    const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', QUESTION, 'mistake-3');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, uri.path);
    const assertAt = async (text: string, expected: AtCursor): Promise<void> => {
      sent.length = 0;
      const position = editor.document.positionAt(editor.document.getText().indexOf(text));
      editor.selection = new vscode.Selection(position, position);
      const news = await eventually(`news of ${text}`, () =>
        sent.find((message): message is { params: unknown } => (message as { name?: string }).name === 'atCursor'),
      );
      assert.deepEqual(news.params, expected);
    };
    const at = { question: QUESTION, block: 'mistake-3' };
    await assertAt('for price', { ...at, conceptIds: ['loops', 'into-iterator'] });
    await assertAt('&mut prices', { ...at, conceptIds: ['mutable-borrow'] });
    // A plain name: the innermost construct around it, alone.
    await assertAt('halve(prices.clone', { question: QUESTION, conceptIds: ['functions'] });
    sent.length = 0;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'rust', content: 'fn main() {}' }));
    await eventually('word that the cursor has left', () => sent[0]);
    assert.deepEqual(sent, [{ kind: 'notice', name: 'atCursor', params: { conceptIds: [] } }]);
    await closeEditors();
  });
});

/** The real thing, but for some of its members. */
function replacing<T extends object>(real: T, members: Partial<T>): T {
  return new Proxy(real, {
    get: (_, name) => {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name) as unknown;
      const value: unknown = Reflect.get(real, name);
      return typeof value === 'function' ? (value.bind(real) as unknown) : value;
    },
    set: (_, name, value) => Reflect.set(Object.hasOwn(members, name) ? members : real, name, value),
  });
}

async function makeApp(owned: vscode.Disposable[]): Promise<App> {
  const { extensionUri } = extension();
  const questions = new QuestionStore(extensionUri, async (uri) => vscode.workspace.fs.readFile(uri));
  const { index } = await questions.loadIndex();
  const bank = new Bank(index);
  const state = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] } as unknown as vscode.Memento;
  const settings = new Settings();
  const log = vscode.window.createOutputChannel('Test of live code', { log: true });
  const documents = new Documents(bank.concepts);
  const order = new QuestionOrder(bank, state);
  const scratch = new ScratchFiles(settings, bank, questions, homedir());
  const problems = new Problems();
  const shownQuestion = new ShownQuestion();
  owned.push(log, documents, order, scratch, problems, shownQuestion);
  return {
    context: { extensionUri, globalState: state } as vscode.ExtensionContext,
    version: '',
    log,
    settings,
    bank,
    bankProblem: undefined,
    questions,
    order,
    documents,
    scratch,
    runner: undefined,
    problems,
    shownQuestion,
    registerCommand: (id, run) => vscode.commands.registerCommand(id, run),
    execute: (id, ...args) => vscode.commands.executeCommand(id, ...args),
  };
}

async function bodyOf({ bank, questions }: App, id: string) {
  const question = await questions.body(bank.question(id)?.topic ?? '', id);
  assert.ok(question);
  return question;
}
