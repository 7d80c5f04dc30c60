import * as vscode from 'vscode';
import { findBlock } from '../../core/bank/question';
import type { QuestionText } from '../../core/bank/questionMarkdown';
import { plainTitle } from '../../core/bank/richText';
import { runVerb } from '../../core/bank/scratch';
import type { Question } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { COMMANDS, QUESTION_SCHEME, type CommandId } from '../../platform/contributions';
import { questionAt, type QuestionFiles } from './questionFiles';

/** Lenses on the document of a question: its answer, its neighbours in the tree, each block's commands, the follow-ups. */
export function registerLenses(app: App, files: QuestionFiles): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document) => {
      const summary = questionAt(app, document.uri);
      if (!summary) return [];
      const { question, written } = await files.text(summary);
      // The document may be about to change: its next version is asked for its own.
      return written.text === document.getText().replaceAll('\r\n', '\n') ? lenses(app, question, written) : [];
    },
  };
  const subscriptions = [
    changed,
    vscode.languages.registerCodeLensProvider({ scheme: QUESTION_SCHEME }, provider),
    app.order.onDidChange(() => changed.fire()),
  ];
  if (app.runner) subscriptions.push(app.runner.onDidChangeRunning(() => changed.fire()));
  return vscode.Disposable.from(...subscriptions);
}

function lenses(app: App, question: Question, { levelLine, revealLine, blocks, followUps }: QuestionText): vscode.CodeLens[] {
  const lens = (line: number, title: string, tooltip: string, command: CommandId, ...args: unknown[]): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, tooltip, command, arguments: args });
  const toQuestion = (line: number, title: string, id: string | undefined): vscode.CodeLens[] => {
    const other = id === undefined ? undefined : app.bank.question(id);
    return other ? [lens(line, title, plainTitle(other.title), COMMANDS.openAsDocument, other.id)] : [];
  };
  const ids = app.order.ids();
  const place = ids.indexOf(question.id);
  const running = app.runner?.running ?? false;
  return [
    ...(place < 0 ? [] : [...toQuestion(levelLine, 'Previous', ids[place - 1]), ...toQuestion(levelLine, 'Next', ids[place + 1])]),
    ...(revealLine === undefined
      ? []
      : [lens(revealLine, '$(eye) Show the answer', 'Write the answer into this document', COMMANDS.revealInDocument, question.id)]),
    ...blocks.flatMap(({ id: key, line }) => {
      const block = findBlock(question.blocks, key);
      const verb = block ? runVerb(block) : 'Run';
      return [
        lens(line, 'Open', 'Open as a file that you can edit', COMMANDS.openExample, question.id, key),
        ...(verb === 'Check' || running
          ? []
          : [lens(line, `$(play) ${verb}`, 'Build and run with cargo', COMMANDS.runExample, question.id, key)]),
        ...(running ? [lens(line, '$(debug-stop) Stop', 'End the program and all it started', COMMANDS.stopRun)] : []),
        lens(line, 'Check', 'What the compiler says, without running', COMMANDS.checkExample, question.id, key),
      ];
    }),
    ...followUps.flatMap(({ id, line }) => toQuestion(line, 'Open', id)),
  ];
}
