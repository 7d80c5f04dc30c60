import * as vscode from 'vscode';
import { LEVEL_TITLES } from '../core/bank/outline';
import type { Concept, QuestionSummary } from '../core/bank/question';
import type { App } from '../platform/app';
import { COMMANDS, CONTEXT_KEYS } from '../platform/contributions';

/** The related interview question over Rust code: two lines, below whatever the language's own extension says. */
export function registerHover(app: App): vscode.Disposable {
  let hovered = false;
  // `*` scores lower than a language or a scheme, so rust-analyzer's hover stays on top whoever registers first. The language is tested inside.
  return vscode.languages.registerHoverProvider('*', {
    provideHover: (document, position) => {
      if (document.languageId !== 'rust' || !app.settings.get('hover.enabled', document)) return undefined;
      const [found] = app.documents.conceptsAt(document, position);
      const concept = found && app.bank.concept(found.conceptId);
      if (!found || !concept) return undefined;
      if (!hovered) {
        hovered = true;
        void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hovered, true);
      }
      // An explicit range: the editor's own word would miss 'static, ? and &mut.
      return new vscode.Hover(hoverText(concept, app.bank.questionsForConcept(concept.id)[0]), found.range);
    },
  });
}

function hoverText(concept: Concept, question: QuestionSummary | undefined): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [COMMANDS.openQuestion, COMMANDS.openExample] };
  text.appendMarkdown(`**${escape(concept.title)}** - ${concept.summary}`);
  text.appendMarkdown('\n\n');
  if (!question) return text.appendMarkdown(`[Documentation](${concept.url})`);
  text.appendMarkdown(
    `[${escape(question.title)}](${commandLink(COMMANDS.openQuestion, question.id)} "Open the question") - ${LEVEL_TITLES[question.level]}`,
  );
  const hasExample = question.blocks.some((block) => block.key === 'example');
  return hasExample
    ? text.appendMarkdown(` - [Example](${commandLink(COMMANDS.openExample, question.id)} "Open the example as a file")`)
    : text;
}

function commandLink(command: string, ...args: unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** Titles are plain text: nothing in them is Markdown but code between backticks, which stays as it is. */
function escape(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[\\[\]*_<>#|]/g, '\\$&')))
    .join('');
}
