import * as vscode from 'vscode';
import type { Question, QuestionSummary } from '../../core/bank/question';
import { questionMarkdown, type QuestionText } from '../../core/bank/questionMarkdown';
import { documentPath, questionOfDocument } from '../../core/links';
import type { App } from '../../platform/app';
import { QUESTION_SCHEME } from '../../platform/contributions';
import { PersonError } from '../../platform/errors';

const encoder = new TextEncoder();
const STATE = 'document.revealed';

export function documentUri({ topic, id }: QuestionSummary): vscode.Uri {
  return vscode.Uri.from({ scheme: QUESTION_SCHEME, path: documentPath(topic, id) });
}

/** The question that a document shows; undefined for any other document, and for a question that the bank does not have. */
export function questionAt(app: App, uri: vscode.Uri): QuestionSummary | undefined {
  const named = uri.scheme === QUESTION_SCHEME ? questionOfDocument(uri.path) : undefined;
  const question = named && app.bank.question(named.id);
  return question?.topic === named?.topic ? question : undefined;
}

/** Ids of the questions that are open as documents. */
function openQuestions(app: App): readonly string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText && questionAt(app, input.uri)?.id) || []);
}

/**
 * The questions as a read-only file system, `/<topic>/<id>.md`. A file system and not a content provider, because the editor asks it again
 * after a restart, and a document of it can be opened by its address like any other.
 */
export class QuestionFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** Ids of the questions whose answer is shown until the window closes; of those that are open then, after that too. */
  readonly #revealed: Set<string>;

  constructor(private readonly app: App) {
    const stored: unknown = app.context.workspaceState.get(STATE);
    this.#revealed = new Set(Array.isArray(stored) ? openQuestions(app).filter((id) => stored.includes(id)) : []);
  }

  reveal(question: QuestionSummary): void {
    if (this.#revealed.has(question.id)) return;
    this.#revealed.add(question.id);
    void this.app.context.workspaceState.update(STATE, [...this.#revealed]);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri: documentUri(question) }]);
  }

  /** @throws PersonError if the question's text cannot be read */
  async text(summary: QuestionSummary): Promise<{ readonly question: Question; readonly written: QuestionText }> {
    const { bank, questions } = this.app;
    const question = await questions.body(summary.topic, summary.id);
    if (!question) throw new PersonError(`The text of the question "${summary.id}" is missing. Reinstall the extension.`);
    const surroundings = {
      topicTitle: bank.topic(question.topic)?.title ?? question.topic,
      followUps: question.followUps.flatMap((id) => bank.question(id) ?? []),
    };
    return { question, written: questionMarkdown(question, surroundings, this.#revealed.has(question.id)) };
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const permissions = vscode.FilePermission.Readonly;
    if (this.#entries(uri)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0, permissions };
    const { id, bytes } = await this.#read(uri);
    // The editor reads a file again only if its time or size has changed.
    return { type: vscode.FileType.File, ctime: 0, mtime: this.#revealed.has(id) ? 2 : 1, size: bytes.length, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const entries = this.#entries(uri);
    if (!entries) throw vscode.FileSystemError.FileNotFound(uri);
    return entries;
  }

  watch(): vscode.Disposable {
    // Every change is told, watched or not.
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(uri: vscode.Uri): Promise<{ readonly id: string; readonly bytes: Uint8Array }> {
    const summary = questionAt(this.app, uri);
    if (!summary) throw vscode.FileSystemError.FileNotFound(uri);
    try {
      return { id: summary.id, bytes: encoder.encode((await this.text(summary)).written.text) };
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      this.app.log.error(error.message);
      throw vscode.FileSystemError.FileNotFound(uri);
    }
  }

  /** What a folder holds; undefined if the address is no folder. */
  #entries(uri: vscode.Uri): [string, vscode.FileType][] | undefined {
    const { topics, questions } = this.app.bank;
    if (uri.path === '/' || uri.path === '') return topics.map(({ id }) => [id, vscode.FileType.Directory]);
    const topic = topics.find(({ id }) => uri.path === `/${id}` || uri.path === `/${id}/`);
    return topic && questions.filter((question) => question.topic === topic.id).map(({ id }) => [`${id}.md`, vscode.FileType.File]);
  }
}
