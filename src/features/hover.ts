import * as vscode from 'vscode';
import { LEVEL_TITLES } from '../core/bank/outline';
import type { ConceptSummary, Explanation } from '../core/bank/question';
import type { App } from '../platform/app';
import { COMMANDS, CONTEXT_KEYS } from '../platform/contributions';
import { PersonError } from '../platform/errors';
import { isInScope } from '../platform/rustScope';

const DOCUMENTATION = 'https://doc.rust-lang.org/';

/** The related interview question over Rust code: two lines, below whatever the language's own extension says. */
export function registerHover(app: App): vscode.Disposable {
  let hovered = false;
  // `*` scores lower than a language or a scheme, so rust-analyzer's hover stays on top whoever registers first. The language is tested inside.
  return vscode.languages.registerHoverProvider('*', {
    provideHover: async (document, position) => {
      if (!isInScope(app, app.settings.get('hover.scope', document), document)) return undefined;
      const [found] = app.documents.conceptsAt(document, position);
      const concept = found && app.bank.concept(found.conceptId);
      if (!found || !concept) return undefined;
      if (!hovered) {
        hovered = true;
        void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hovered, true);
      }
      // An explicit range: the editor's own word would miss 'static, ? and &mut.
      return new vscode.Hover(await hoverText(app, concept), found.range);
    },
  });
}

async function hoverText(app: App, { id, title }: ConceptSummary): Promise<vscode.MarkdownString> {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [COMMANDS.openQuestion, COMMANDS.openExample] };
  const { summary, url } = await explanationOf(app, id);
  text.appendMarkdown(`**${escape(title)}** - ${summary}`);
  text.appendMarkdown('\n\n');
  const question = app.bank.questionsForConcept(id)[0];
  if (!question) return text.appendMarkdown(`[Documentation](${url})`);
  text.appendMarkdown(
    `[${escape(question.title)}](${commandLink(COMMANDS.openQuestion, question.id)} "Open the question") - ${LEVEL_TITLES[question.level]}`,
  );
  const hasExample = question.blocks.some((block) => block.key === 'example');
  return hasExample
    ? text.appendMarkdown(` - [Example](${commandLink(COMMANDS.openExample, question.id)} "Open the example as a file")`)
    : text;
}

/** The explanation, or in its place the sentence that says why there is none. */
async function explanationOf(app: App, conceptId: string): Promise<Explanation> {
  const nothing = { summary: 'This concept has no explanation in this version of the bank.', url: DOCUMENTATION };
  try {
    return (await app.questions.glossary()).concepts[conceptId] ?? nothing;
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    return { ...nothing, summary: error.message };
  }
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
