import * as vscode from 'vscode';
import { questionLink } from '../core/links';
import type { App } from '../platform/app';
import { COMMANDS, EXTENSION_ID, WALKTHROUGH } from '../platform/contributions';
import { PersonError } from '../platform/errors';
import { questionIdFrom } from '../platform/questionArgument';

/** Commands on a question that belong to no view: random, link, report; and the ways to help. */
export function registerQuestionCommands(app: App): vscode.Disposable {
  const idFrom = (argument: unknown): string => {
    const id = questionIdFrom(argument) ?? app.shownQuestion.id;
    if (id === undefined) throw new PersonError('Open a question first: this command works on the question that is shown.');
    return id;
  };
  return vscode.Disposable.from(
    app.registerCommand(COMMANDS.randomQuestion, async () => {
      const ids = app.order.ids().filter((id) => id !== app.shownQuestion.id);
      const id = ids[Math.floor(Math.random() * ids.length)];
      if (id === undefined)
        throw new PersonError('No other question matches the filters. Clear the filters to choose among all.', [
          { label: 'Clear Filters', go: () => app.execute(COMMANDS.clearFilters) },
        ]);
      await app.execute(COMMANDS.openQuestion, id);
      return id;
    }),
    app.registerCommand(COMMANDS.copyQuestionLink, async (argument?: unknown) => {
      const link = questionLink(vscode.env.uriScheme, EXTENSION_ID, idFrom(argument));
      await vscode.env.clipboard.writeText(link);
      vscode.window.setStatusBarMessage('$(link) Link to the question copied', 4000);
      return link;
    }),
    app.registerCommand(COMMANDS.reportMistake, async (argument?: unknown) => {
      const report = await mistakeReport(app, idFrom(argument));
      await vscode.env.clipboard.writeText(report);
      void vscode.window.showInformationMessage(
        'Copied: the question, the versions and your toolchain. Paste it into your report and say what is wrong and where you know it from.',
      );
      return report;
    }),
    app.registerCommand(COMMANDS.getStarted, () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION_ID}#${WALKTHROUGH}`, false),
    ),
    app.registerCommand(COMMANDS.showLog, () => app.log.show()),
  );
}

/** What somebody needs to look into a mistake; nothing that says who reports it. */
async function mistakeReport(app: App, questionId: string): Promise<string> {
  const toolchain = app.runner ? await app.runner.describeToolchain() : 'none (browser)';
  return [
    `Mistake in the question: ${questionId}`,
    `Rust Interview Practice ${app.version}, ${vscode.env.appName} ${vscode.version}`,
    `Toolchain: ${toolchain}`,
    'What is wrong: ',
    'Source: ',
    '',
  ].join('\n');
}
