import * as vscode from 'vscode';
import { Bank } from './core/bank/bank';
import type { Question, QuestionSummary } from './core/bank/question';
import { FEATURES } from './features/index';
import type { App, Ports } from './platform/app';
import { CONTEXT_KEYS } from './platform/contributions';
import { Documents } from './platform/documents';
import { showError } from './platform/errors';
import { Problems } from './platform/problems';
import { QuestionOrder } from './platform/questionOrder';
import { QuestionStore } from './platform/questionStore';
import { ScratchFiles } from './platform/scratchFiles';
import { Settings } from './platform/settings';
import { ShownQuestion } from './platform/shownQuestion';

/** What `activate` returns to other extensions. */
export interface Api {
  readonly version: string;
  questions(): readonly QuestionSummary[];
  /** Undefined for an unknown id. */
  question(id: string): Promise<Question | undefined>;
  /** Concepts at a position of a Rust document, the innermost first; empty where there is nothing. */
  questionsAt(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): readonly { readonly conceptId: string; readonly range: vscode.Range; readonly questionIds: readonly string[] }[];
}

export async function start(context: vscode.ExtensionContext, ports: Ports): Promise<Api> {
  const app = await createApp(context, ports);
  for (const [name, register] of Object.entries(FEATURES)) {
    try {
      context.subscriptions.push(register(app));
    } catch (error) {
      // One broken feature must not take the others with it.
      app.log.error(`The feature "${name}" could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  return {
    version: app.version,
    questions: () => app.bank.questions,
    question: async (id) => {
      const summary = app.bank.question(id);
      return summary && app.questions.body(summary.topic, summary.id);
    },
    questionsAt: (document, position) =>
      app.documents.conceptsAt(document, position).map(({ conceptId, range }) => ({
        conceptId,
        range,
        questionIds: app.bank.questionsForConcept(conceptId).map((question) => question.id),
      })),
  };
}

async function createApp(context: vscode.ExtensionContext, ports: Ports): Promise<App> {
  const log = vscode.window.createOutputChannel('Rust Interview', { log: true });
  const settings = new Settings();
  const questions = new QuestionStore(context.extensionUri, ports.readExtensionFile);
  const { index, problem } = await questions.loadIndex();
  if (problem) log.error(problem);
  void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.bankProblem, problem !== undefined);
  const bank = new Bank(index);
  const problems = new Problems();
  const runner = ports.createRunner({ log, settings, problems });
  const order = new QuestionOrder(bank, context.globalState);
  const documents = new Documents(bank.concepts);
  const scratch = new ScratchFiles(settings, bank, questions, ports.homeFolder);
  const shownQuestion = new ShownQuestion();
  context.subscriptions.push(log, problems, order, documents, scratch, shownQuestion);
  if (runner) context.subscriptions.push(runner);
  return {
    context,
    version: String((context.extension.packageJSON as { version: unknown }).version),
    log,
    settings,
    bank,
    bankProblem: problem,
    questions,
    order,
    documents,
    scratch,
    runner,
    problems,
    shownQuestion,
    registerCommand: (id, run) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          return await (run as (...args: unknown[]) => unknown)(...args);
        } catch (error) {
          showError(error, log);
          return undefined;
        }
      }),
    execute: (id, ...args) => vscode.commands.executeCommand(id, ...args),
  };
}
