import * as vscode from 'vscode';
import { sourcePlaces } from '../../core/rust/sourcePlaces';
import { taskName, type RunRequest } from '../../platform/runner';

class PlaceLink extends vscode.TerminalLink {
  constructor(
    start: number,
    length: number,
    readonly uri: vscode.Uri,
    readonly position: vscode.Position,
  ) {
    super(start, length, 'Open the place in the example');
  }
}

/**
 * The compiler and a panic name files relative to the package, which is seldom the folder that is open: without this, the places in our terminal
 * lead nowhere.
 * @param lastRun the run that was last started: the terminal shows no other
 */
export function linkPlaces(lastRun: () => Pick<RunRequest, 'questionId' | 'block' | 'packageRoot'> | undefined): vscode.Disposable {
  return vscode.window.registerTerminalLinkProvider({
    provideTerminalLinks: ({ line, terminal }) => {
      const run = lastRun();
      if (!run || !terminal.name.endsWith(taskName(run))) return [];
      return sourcePlaces(line).map(
        ({ start, length, file, ...at }) =>
          new PlaceLink(start, length, vscode.Uri.joinPath(run.packageRoot, file), new vscode.Position(at.line, at.column)),
      );
    },
    handleTerminalLink: async ({ uri, position }: PlaceLink) => {
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position), preview: false });
    },
  });
}
