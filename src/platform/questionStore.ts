import * as vscode from 'vscode';
import { EMPTY_INDEX, type Glossary, type PackedIndex } from '../core/bank/bank';
import type { Question } from '../core/bank/question';
import type { Ports } from './app';
import { PersonError } from './errors';

const decoder = new TextDecoder();

/** Reads the packed bank from the extension's own folder, on disk or over the network. */
export class QuestionStore {
  readonly #folder: vscode.Uri;
  /** Bodies by topic; a topic is one file, because its questions pack better together. */
  readonly #topics = new Map<string, Promise<Readonly<Record<string, Question>>>>();

  #glossary: Promise<Glossary> | undefined;

  constructor(
    extensionUri: vscode.Uri,
    private readonly readFile: Ports['readExtensionFile'],
  ) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist', 'bank');
  }

  /** The index, or an empty one with a sentence that says why. */
  async loadIndex(): Promise<{ index: PackedIndex; problem?: string }> {
    try {
      return { index: (await this.#readJson('index.json')) as PackedIndex };
    } catch (error) {
      return { index: EMPTY_INDEX, problem: `The question bank could not be read (${String(error)}). Reinstall the extension.` };
    }
  }

  /** @throws PersonError if the file of that topic cannot be read */
  async body(topic: string, id: string): Promise<Question | undefined> {
    let bodies = this.#topics.get(topic);
    if (!bodies) {
      bodies = this.#readJson(`${topic}.json`) as Promise<Readonly<Record<string, Question>>>;
      this.#topics.set(topic, bodies);
      bodies.catch(() => this.#topics.delete(topic));
    }
    try {
      return (await bodies)[id];
    } catch (error) {
      throw new PersonError(`The text of the question "${id}" could not be read (${String(error)}). Reinstall the extension.`);
    }
  }

  /**
   * The explanations of concepts and error codes, read when the first one is shown.
   * @throws PersonError if they cannot be read
   */
  async glossary(): Promise<Glossary> {
    this.#glossary ??= this.#readJson('glossary.json') as Promise<Glossary>;
    try {
      return await this.#glossary;
    } catch (error) {
      this.#glossary = undefined;
      throw new PersonError(`The explanations of concepts could not be read (${String(error)}). Reinstall the extension.`);
    }
  }

  /** The serialized search index, read at the first search. */
  async searchIndex(): Promise<string> {
    return decoder.decode(await this.readFile(vscode.Uri.joinPath(this.#folder, 'search.json')));
  }

  async #readJson(name: string): Promise<unknown> {
    return JSON.parse(decoder.decode(await this.readFile(vscode.Uri.joinPath(this.#folder, name)))) as unknown;
  }
}
