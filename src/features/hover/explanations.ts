import * as vscode from 'vscode';
import type { Glossary } from '../../core/bank/bank';
import type { Explanation } from '../../core/bank/question';
import { PersonError } from '../../platform/errors';
import type { QuestionStore } from '../../platform/questionStore';

const NOTHING: Explanation = {
  summary: 'This concept has no explanation in this version of the bank.',
  url: 'https://doc.rust-lang.org/',
};

/** The explanations of concepts, read when the first document with hovers is there, so that no hover after that waits for the disk. */
export class Explanations implements vscode.Disposable {
  #glossary: Glossary | undefined;
  readonly #subscription: vscode.Disposable;

  /** @param hasHovers as the settings are now: where none of those that open has any, the first hover reads them */
  constructor(
    private readonly questions: Pick<QuestionStore, 'glossary'>,
    private readonly hasHovers: (document: vscode.TextDocument) => boolean,
  ) {
    this.#subscription = vscode.workspace.onDidOpenTextDocument((document) => this.#prepare([document]));
    this.#prepare(vscode.workspace.textDocuments);
  }

  /** Undefined before the first reading has ended. */
  inMemory(conceptId: string): Explanation | undefined {
    return this.#glossary && (this.#glossary.concepts[conceptId] ?? NOTHING);
  }

  /** The explanation, or in its place the sentence that says why there is none. */
  async read(conceptId: string): Promise<Explanation> {
    try {
      await this.#read();
      return this.inMemory(conceptId) ?? NOTHING;
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      return { ...NOTHING, summary: error.message };
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #prepare(documents: readonly vscode.TextDocument[]): void {
    if (!documents.some(this.hasHovers)) return;
    this.#subscription.dispose();
    // What goes wrong is said in the hover, which tries again.
    void this.#read().catch(() => undefined);
  }

  async #read(): Promise<void> {
    this.#glossary = await this.questions.glossary();
  }
}
