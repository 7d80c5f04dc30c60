import * as vscode from 'vscode';
import { levelAndKind } from '../core/bank/outline';
import type { QuestionSummary } from '../core/bank/question';
import { questionsByConcept } from '../core/bank/questionsByConcept';
import { plainTitle } from '../core/bank/richText';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import { keepOrder, rustEditor } from '../platform/editors';
import { PersonError } from '../platform/errors';

interface CursorItem extends vscode.QuickPickItem {
  readonly questionId?: string;
  /** Official page of a concept. */
  readonly url?: string;
}

const EXAMPLE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Open the example as a file' };

/** What a hover says, for keyboards and screen readers: the concepts around the cursor with their questions, in a quick pick. */
export function registerQuestionsAtCursor(app: App): vscode.Disposable {
  return app.registerCommand(
    COMMANDS.questionsAtCursor,
    async (uri?: unknown, line?: unknown, character?: unknown, conceptIds?: unknown) => {
      const { document, position } = placeFrom(uri, line, character) ?? cursor();
      const ofLens = Array.isArray(conceptIds);
      const items = await itemsOf(app, ofLens ? named(conceptIds) : around(app, document, position));
      if (items.length === 0)
        throw new PersonError(
          'Nothing at the cursor has a question. Place it on a keyword, an operator, a type or a macro, or search for one.',
          [{ label: 'Search Questions', go: () => app.execute(COMMANDS.search) }],
        );
      const go = await pick(app, items, ofLens ? OF_LENS : AT_CURSOR);
      return go?.();
    },
  );
}

/** The place of a hover: arguments come from a link. */
function placeFrom(
  uri: unknown,
  line: unknown,
  character: unknown,
): { readonly document: vscode.TextDocument; readonly position: vscode.Position } | undefined {
  if (typeof uri !== 'string' || !isIndex(line) || !isIndex(character)) return undefined;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  if (document?.languageId !== 'rust')
    throw new PersonError('The file of that hover is not open any more. Open it, and rest the mouse there again.');
  return { document, position: document.validatePosition(new vscode.Position(line, character)) };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function cursor(): { readonly document: vscode.TextDocument; readonly position: vscode.Position } {
  const { document, selection } = rustEditor(
    'Open a Rust file and place the cursor in its code: this command shows the questions about what stands there.',
  );
  return { document, position: selection.active };
}

interface Heading {
  readonly title: string;
  readonly placeholder: string;
}

const HOW = 'Enter opens a question, its button the example';
const AT_CURSOR: Heading = { title: 'Questions at the cursor', placeholder: `The innermost concept first. ${HOW}` };
const OF_LENS: Heading = { title: 'Questions on the main concepts here', placeholder: HOW };

interface ConceptPlace {
  readonly conceptId: string;
  readonly construct: string;
}

/** The concepts that a lens names: arguments come from a command. */
function named(conceptIds: readonly unknown[]): readonly ConceptPlace[] {
  return conceptIds.filter((id) => typeof id === 'string').map((conceptId) => ({ conceptId, construct: '' }));
}

function around(app: App, document: vscode.TextDocument, position: vscode.Position): readonly ConceptPlace[] {
  return app.documents
    .conceptsAround(document, position)
    .map(({ conceptId, range }) => ({ conceptId, construct: document.getText(range) }));
}

async function itemsOf(app: App, places: readonly ConceptPlace[]): Promise<readonly CursorItem[]> {
  if (places.length === 0) return [];
  const { concepts: explanations } = await app.questions.glossary();
  return questionsByConcept(app.bank, places).flatMap(({ concept, questions }): readonly CursorItem[] => {
    const explanation = explanations[concept.id];
    return [
      { label: plainTitle(concept.title), kind: vscode.QuickPickItemKind.Separator },
      ...questions.map(questionItem),
      ...(explanation ? [{ label: 'Documentation', detail: plainTitle(explanation.summary), url: explanation.url }] : []),
    ];
  });
}

function questionItem(question: QuestionSummary): CursorItem {
  const { id, title, blocks } = question;
  return {
    questionId: id,
    label: plainTitle(title),
    // On a line of its own: a title is often as wide as the list.
    detail: levelAndKind(question),
    buttons: blocks.some(({ key }) => key === 'example') ? [EXAMPLE] : [],
  };
}

/** What to do with the item that the person picks. */
function pick(app: App, items: readonly CursorItem[], { title, placeholder }: Heading): Promise<(() => Thenable<unknown>) | undefined> {
  const list = vscode.window.createQuickPick<CursorItem>();
  list.title = title;
  list.placeholder = placeholder;
  list.matchOnDetail = true;
  // Typing must not take the questions out of their groups.
  keepOrder(list);
  list.items = items;
  return new Promise((resolve) => {
    const choose = (go: () => Thenable<unknown>): void => {
      resolve(go);
      list.hide();
    };
    list.onDidAccept(() => {
      const { questionId, url } = list.selectedItems[0] ?? {};
      if (questionId !== undefined) choose(() => app.execute(COMMANDS.openQuestion, questionId));
      // A string: as a Uri the address would be encoded anew.
      else if (url !== undefined) choose(() => vscode.commands.executeCommand('vscode.open', url));
    });
    list.onDidTriggerItemButton(({ item }) => choose(() => app.execute(COMMANDS.openExample, item.questionId)));
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
