import * as vscode from 'vscode';
import type { CodeBlock } from '../core/bank/question';
import { expectationLabel, runVerb } from '../core/bank/scratch';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';

/** Lenses on scratch files: what the block must do, then Run, Check, Reset, Compare, Question. */
export function registerCodeLens(app: App): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document) => {
      const found = app.scratch.identify(document.uri);
      const question = found && app.bank.question(found.questionId);
      const body = question && (await app.questions.body(question.topic, question.id));
      const block = body?.blocks.find((candidate) => candidate.key === found?.blockKey);
      return found && block ? lenses(document, found.questionId, block, app.runner?.running ?? false) : [];
    },
  };
  const subscriptions = [changed, vscode.languages.registerCodeLensProvider({ language: 'rust', scheme: 'file' }, provider)];
  if (app.runner) subscriptions.push(app.runner.onDidChangeRunning(() => changed.fire()));
  return vscode.Disposable.from(...subscriptions);
}

function lenses(document: vscode.TextDocument, questionId: string, block: CodeBlock, running: boolean): vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const atMain = lineOfMain(document);
  const lens = (range: vscode.Range, title: string, command: string, tooltip: string, ...args: unknown[]): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, tooltip, arguments: args });
  const label = expectationLabel(block);
  const verb = runVerb(block);
  return [
    ...(label === undefined ? [] : [lens(top, `$(info) ${label}`, COMMANDS.openQuestion, 'What this example shows', questionId)]),
    ...(verb !== 'Check' && !running
      ? [lens(atMain, `$(play) ${verb}`, COMMANDS.runExample, 'Build and run with cargo', questionId, block.key)]
      : []),
    ...(running ? [lens(atMain, '$(debug-stop) Stop', COMMANDS.stopRun, 'End the program and all it started')] : []),
    lens(atMain, 'Check', COMMANDS.checkExample, 'What the compiler says, without running', questionId, block.key),
    lens(atMain, 'Reset', COMMANDS.resetExample, 'Back to the original; Undo brings your version back', document.uri),
    lens(atMain, 'Compare', COMMANDS.compareExample, 'The original beside your version', document.uri),
    lens(atMain, 'Question', COMMANDS.openQuestion, 'The question that this example belongs to', questionId),
  ];
}

/** Above `main`, where people look for Run; at the top if there is none. */
function lineOfMain(document: vscode.TextDocument): vscode.Range {
  for (let line = 0; line < document.lineCount; line++) {
    if (/^(?:pub\s+)?(?:async\s+)?fn\s+main\b/.test(document.lineAt(line).text)) {
      const attributed = line > 0 && /^#\[.*\]\s*$/.test(document.lineAt(line - 1).text);
      return new vscode.Range(attributed ? line - 1 : line, 0, attributed ? line - 1 : line, 0);
    }
  }
  return new vscode.Range(0, 0, 0, 0);
}
