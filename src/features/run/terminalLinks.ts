import * as vscode from 'vscode';
import { sourcePlaces } from '../../core/rust/sourcePlaces';

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
 * @param packageRoot of the run that was last started
 */
export function linkPlaces(terminalName: string, packageRoot: () => vscode.Uri | undefined): vscode.Disposable {
  return vscode.window.registerTerminalLinkProvider({
    provideTerminalLinks: ({ line, terminal }) => {
      const root = packageRoot();
      if (!root || !terminal.name.includes(terminalName)) return [];
      return sourcePlaces(line).map(
        ({ start, length, file, ...at }) =>
          new PlaceLink(start, length, vscode.Uri.joinPath(root, file), new vscode.Position(at.line, at.column)),
      );
    },
    handleTerminalLink: async ({ uri, position }: PlaceLink) => {
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position), preview: false });
    },
  });
}
