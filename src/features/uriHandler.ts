import * as vscode from 'vscode';
import { questionIdOfPath } from '../core/links';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import { PersonError, showError } from '../platform/errors';

/** Opens links to questions. They come from outside: only a well-formed id is taken from them, and only a question can open. */
export function registerUriHandler(app: App): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      const id = questionIdOfPath(uri.path);
      if (id !== undefined && app.bank.question(id)) {
        await app.execute(COMMANDS.openQuestion, id);
        return;
      }
      const message =
        id === undefined
          ? 'That link does not lead to a question.'
          : `That link leads to the question "${id}", which this version of the bank does not have. Update the extension, or search.`;
      showError(new PersonError(message, [{ label: 'Search', go: () => app.execute(COMMANDS.search) }]), app.log);
    },
  });
}
