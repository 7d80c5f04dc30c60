import * as vscode from 'vscode';
import { findBlock, type Question } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { PersonError, showError, type WayOn } from '../../platform/errors';
import type { RunResult } from '../../platform/runner';
import { CALLER_TELLS, waysOn } from '../../platform/waysOn';
import { connectPage, pageHtml, pageOptions, type Channel, type Doors } from '../../platform/webview';
import type {
  BlockParams,
  CodeConcepts,
  PanelState,
  Place,
  Preferences,
  QuestionPanelNotices,
  QuestionPanelRequests,
  RunReport,
} from '../../protocol/questionPanel';
import { codeConcepts } from './codeConcepts';
import { followExampleCursor } from './exampleCursor';
import { conceptCard, DEFAULT_PREFERENCES, placeOf, questionState, readLink, readPreferences, tabTitle } from './model';
import { readQuestion } from './readQuestion';
import { runReport } from './report';

const PREFERENCES = 'questionPanel.preferences';
/** More than any listing has. */
const LONGEST_COPY = 20_000;

/** One webview and the question in it. The host knows what is shown; the page only draws it. */
export class QuestionPanel implements vscode.Disposable {
  readonly #channel: Channel<QuestionPanelNotices>;
  readonly #subscriptions: vscode.Disposable;
  #id: string | undefined;
  #question: Question | undefined;
  #revealed = false;
  /** Those that the page offers, by block. */
  readonly #waysOn = new Map<string, readonly WayOn[]>();
  #state: PanelState = { status: 'problem', sentence: '' };
  /** Settled when the state is what it should be: a page that asks meanwhile waits for it. */
  #loading: Promise<void> = Promise.resolve();
  /** The page has its first state; before that, news would be lost or drawn twice. */
  #drawn = false;

  constructor(
    private readonly app: App,
    private readonly panel: vscode.WebviewPanel,
  ) {
    const { extensionUri } = app.context;
    panel.webview.options = pageOptions(extensionUri);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'question-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'question-dark.svg'),
    };
    this.#channel = connectPage<QuestionPanelRequests, QuestionPanelNotices>(panel.webview, this.#doors(), app.log);
    this.#subscriptions = vscode.Disposable.from(
      this.#channel,
      app.order.onDidChange(() => this.#placeChanged()),
      followExampleCursor(app, (atCursor) => this.#drawn && this.#channel.notify('atCursor', atCursor)),
    );
    // Last, so that nobody misses the page's first word.
    panel.webview.html = pageHtml(panel.webview, extensionUri, 'questionPanel', 'Rust interview question');
  }

  /** Id of the question on the page. */
  get shown(): string | undefined {
    return this.#id;
  }

  /** With the focus in it: the next key may be Space. */
  bringToFront(): void {
    this.panel.reveal();
  }

  /** A question that is on the page already stays as it is. */
  async show(id: string, withAnswer = false): Promise<void> {
    if (id === this.#id && this.#state.status === 'question') this.app.shownQuestion.fire(id);
    else {
      await this.#load(id, false);
      if (this.#id === id && this.#drawn) this.#channel.notify('show', this.#state);
    }
    if (withAnswer && this.#id === id) this.reveal();
  }

  /** After a reload: the page is new and will ask. */
  async restore(id: string | undefined, revealed: boolean): Promise<void> {
    if (id === undefined)
      this.#state = { status: 'problem', sentence: 'The question that was open here is not known any more. Search for it.' };
    else await this.#load(id, revealed);
  }

  reveal(): void {
    this.#setRevealed();
    this.#channel.notify('reveal', null);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.panel.dispose();
  }

  #load(id: string, revealed: boolean): Promise<void> {
    this.#id = id;
    this.#waysOn.clear();
    this.#revealed = revealed;
    this.#loading = this.#read(id);
    return this.#loading;
  }

  async #read(id: string): Promise<void> {
    const { found, sentence } = await readQuestion(this.app, id);
    if (this.#id !== id) return; // another question was asked for meanwhile
    this.#question = found?.question;
    this.panel.title = found ? tabTitle(found.question.title) : 'Question';
    if (!found) {
      this.#state = { status: 'problem', sentence };
      return;
    }
    this.#state = questionState(this.app.bank, found.glossary, found.question, {
      place: this.#place(id),
      revealed: this.#revealed,
      preferences: this.#preferences(),
    });
    this.app.shownQuestion.fire(id);
  }

  async #firstState(): Promise<PanelState> {
    let waitedFor;
    do {
      waitedFor = this.#loading;
      await waitedFor;
    } while (waitedFor !== this.#loading);
    this.#drawn = true;
    return this.#state;
  }

  #place(id: string): Place {
    return placeOf(
      id,
      this.app.order.ids(),
      this.app.bank.questions.map((question) => question.id),
    );
  }

  #placeChanged(): void {
    if (this.#id === undefined || this.#state.status !== 'question') return;
    const place = this.#place(this.#id);
    this.#state = { ...this.#state, place };
    this.#channel.notify('place', place);
  }

  #preferences(): Preferences {
    return readPreferences(this.app.context.globalState.get(PREFERENCES)) ?? DEFAULT_PREFERENCES;
  }

  #setRevealed(): void {
    this.#revealed = true;
    if (this.#state.status === 'question') this.#state = { ...this.#state, revealed: true };
  }

  #doors(): Doors<QuestionPanelRequests> {
    const { app } = this;
    const nothing = (params: unknown): null | undefined => (params === null ? null : undefined);
    const text = (params: unknown): string | undefined => (typeof params === 'string' ? params : undefined);
    const concept = (params: unknown): string | undefined => (typeof params === 'string' && app.bank.concept(params) ? params : undefined);
    const block = (params: unknown): BlockParams | undefined => this.#readBlock(params);
    return {
      ready: {
        check: nothing,
        answer: () => this.#firstState(),
      },
      openBlock: { check: block, answer: (params) => this.#do(COMMANDS.openExample, params.question, params.block) },
      runBlock: { check: block, answer: (params) => this.#run(params) },
      goOn: {
        check: (params) => {
          const found = block(params);
          const { way } = (found ? params : {}) as { readonly way?: unknown };
          return found && typeof way === 'number' ? { ...found, way } : undefined;
        },
        answer: (params) => {
          this.#waysOn.get(params.block)?.[params.way]?.go();
          return null;
        },
      },
      stopRun: { check: nothing, answer: () => this.#do(COMMANDS.stopRun) },
      copyBlock: { check: block, answer: (params) => this.#copy(params) },
      copyText: {
        check: (params) => (typeof params === 'string' && params !== '' && params.length <= LONGEST_COPY ? params : undefined),
        answer: async (text) => {
          await vscode.env.clipboard.writeText(text);
          return null;
        },
      },
      openQuestion: {
        check: (params) => (typeof params === 'string' && app.bank.question(params) ? params : undefined),
        answer: (id) => this.#do(COMMANDS.openQuestion, id),
      },
      showConcept: { check: concept, answer: (id) => this.#do(COMMANDS.highlightConcept, id) },
      whyNotInCode: {
        check: concept,
        answer: async (id) => (await app.execute<string | undefined>(COMMANDS.highlightConcept, id, 'why-not')) ?? null,
      },
      openLink: {
        check: readLink,
        answer: async (url) => {
          await vscode.env.openExternal(vscode.Uri.parse(url, true));
          return null;
        },
      },
      step: {
        check: (params) => (params === 'next' || params === 'previous' ? params : undefined),
        answer: (direction) => this.#do(direction === 'next' ? COMMANDS.nextQuestion : COMMANDS.previousQuestion),
      },
      codeConcepts: { check: text, answer: (id) => this.#codeConcepts(id) },
      search: { check: nothing, answer: () => this.#do(COMMANDS.search) },
      revealed: {
        check: text,
        answer: (id) => {
          if (id === this.#id) this.#setRevealed();
          return null;
        },
      },
      prefer: {
        check: readPreferences,
        answer: async (preferences) => {
          if (this.#state.status === 'question') this.#state = { ...this.#state, preferences };
          await app.context.globalState.update(PREFERENCES, preferences);
          return null;
        },
      },
    };
  }

  /** Does not wait for the command's end: a pick may stay open for long. */
  #do(command: (typeof COMMANDS)[keyof typeof COMMANDS], ...args: unknown[]): null {
    this.app.execute(command, ...args).then(undefined, (error: unknown) => showError(error, this.app.log));
    return null;
  }

  async #run({ question, block }: BlockParams): Promise<RunReport> {
    const body = this.#question;
    const onlyCompiles = body && findBlock(body.blocks, block)?.expectation.kind === 'compiles';
    const command = onlyCompiles ? COMMANDS.checkExample : COMMANDS.runExample;
    const result = await this.app.execute<RunResult | undefined>(command, question, block, CALLER_TELLS);
    // The command has told the person what is wrong.
    if (!result || body?.id !== question) return { tone: 'bad', sentence: 'It could not be run.', truncated: false, messages: [] };
    const ways = result.outcome === 'unavailable' ? waysOn(this.app, result.cause, question, block) : [];
    this.#waysOn.set(block, ways);
    return { ...runReport(body, block, result, vscode.DiagnosticSeverity.Error), waysOn: ways.map(({ label }) => label) };
  }

  async #codeConcepts(id: string): Promise<CodeConcepts | null> {
    const { bank, documents, questions } = this.app;
    const question = this.#question;
    if (question?.id !== id) return null;
    const glossary = await questions.glossary();
    return codeConcepts(
      question.blocks,
      (code) => documents.conceptsInText(code),
      (conceptId) => conceptCard(bank, glossary, question, conceptId),
    );
  }

  async #copy({ block }: BlockParams): Promise<null> {
    const found = this.#question && findBlock(this.#question.blocks, block);
    if (!found) throw new PersonError('This block is not on the page any more.');
    const { files } = found;
    const [only] = files;
    const text =
      files.length === 1 && only
        ? only.code
        : files.map((file) => `${file.path.endsWith('.rs') ? '//' : '#'} ${file.path}\n${file.code}`).join('\n');
    await vscode.env.clipboard.writeText(text);
    return null;
  }

  /** A block of the question that is on the page. */
  #readBlock(params: unknown): BlockParams | undefined {
    if (typeof params !== 'object' || params === null) return undefined;
    const { question, block } = params as Partial<Record<keyof BlockParams, unknown>>;
    if (typeof question !== 'string' || typeof block !== 'string' || question !== this.#question?.id) return undefined;
    return findBlock(this.#question.blocks, block) ? { question, block } : undefined;
  }
}
