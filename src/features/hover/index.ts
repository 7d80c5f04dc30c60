import * as vscode from 'vscode';
import type { Explanation } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { COMMANDS, CONTEXT_KEYS } from '../../platform/contributions';
import { PersonError } from '../../platform/errors';
import { isInScope } from '../../platform/rustScope';
import { Explanations } from './explanations';
import { hoverText } from './hoverText';
import { Snoozes } from './snoozes';

/** The related interview question over Rust code: three short lines, below whatever the language's own extension says. */
export function registerHover(app: App): vscode.Disposable {
  // The language first: the setting is not looked up for the hovers of every other language.
  const hasHovers = (document: vscode.TextDocument): boolean =>
    document.languageId === 'rust' && isInScope(app, app.settings.get('hover.scope', document), document);
  const explanations = new Explanations(app.questions, hasHovers);
  const snoozes = new Snoozes(app.context.globalState);
  let hovered = false;
  let hidden = false;
  const setHidden = (value: boolean): void => {
    hidden = value;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hoversHidden, value);
  };
  // `*` scores lower than a language or a scheme, so rust-analyzer's hover stays on top whoever registers first. The language is tested inside.
  const provider = vscode.languages.registerHoverProvider('*', {
    provideHover: (document, position) => {
      if (hidden || !hasHovers(document)) return undefined;
      const [found] = app.documents.conceptsAt(document, position);
      const concept = found && app.bank.concept(found.conceptId);
      // A snoozed concept is silence, not the second-best concept of the same token.
      if (!found || !concept || snoozes.has(concept.id)) return undefined;
      if (!hovered) {
        hovered = true;
        void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hovered, true);
      }
      const { range } = found;
      const questions = app.bank.questionsForConcept(concept.id, { construct: document.getText(range) });
      const least = app.settings.get('hover.minimumLevel', document);
      // An explicit range: the editor's own word would miss 'static, ? and &mut.
      const show = (explanation: Explanation): vscode.Hover =>
        new vscode.Hover(hoverText({ concept, explanation, questions, least, uri: document.uri, position: range.start }), range);
      const explanation = explanations.inMemory(concept.id);
      return explanation ? show(explanation) : explanations.read(concept.id).then(show);
    },
  });
  return vscode.Disposable.from(
    explanations,
    provider,
    app.registerCommand(COMMANDS.snoozeConcept, async (id?: unknown) => {
      const concept = typeof id === 'string' ? app.bank.concept(id) : undefined;
      if (!concept)
        throw new PersonError(
          'Rest the mouse on Rust code and choose Snooze in the hover: it snoozes the concept that the hover is about.',
        );
      await snoozes.add(concept.id);
      tell(`Hovers leave out ${concept.title}. "Show Snoozed Concepts in Hovers Again" in the Command Palette ends that.`);
    }),
    app.registerCommand(COMMANDS.endSnoozes, async () => {
      const count = await snoozes.end();
      tell(count === 0 ? 'No concept is snoozed' : `Hovers show every concept again, ${count} of them snoozed until now`);
    }),
    app.registerCommand(COMMANDS.hideHovers, () => {
      setHidden(true);
      tell('Rust Interview hovers are hidden until the window closes. "Show Hovers Again" in the Command Palette brings them back.');
    }),
    app.registerCommand(COMMANDS.showHovers, () => {
      setHidden(false);
      tell('Rust Interview hovers show again');
    }),
  );
}

/** In the status bar: nothing that has to be closed. */
function tell(text: string): void {
  vscode.window.setStatusBarMessage(text, 6000);
}
