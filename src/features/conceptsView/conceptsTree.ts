import * as vscode from 'vscode';
import type { Explanation, QuestionSummary } from '../../core/bank/question';
import { plainTitle } from '../../core/bank/richText';
import { movedOffset } from '../../core/rust/movedOffset';
import { shortCode } from '../../core/rust/shortCode';
import type { App } from '../../platform/app';
import { PersonError } from '../../platform/errors';
import { questionItem } from '../../platform/questionItem';

/** A cursor in a Rust document. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly selection: vscode.Selection;
  /** Of the editor that the cursor is in. */
  readonly column: vscode.ViewColumn | undefined;
}

/** A construct in the document that the view shows, where it is now. */
export interface ShownConstruct {
  readonly document: vscode.TextDocument;
  readonly column: vscode.ViewColumn | undefined;
  readonly from: number;
  readonly to: number;
}

/** `conceptId` is what commands read when a menu hands the node over. */
interface ConceptNode {
  readonly type: 'concept';
  readonly id: string;
  readonly conceptId: string;
  readonly title: string;
  /** The construct in short. */
  readonly code: string;
  readonly isFirst: boolean;
  readonly questions: readonly QuestionSummary[];
}
/** `questionId` likewise. */
interface QuestionNode {
  readonly type: 'question';
  readonly id: string;
  readonly questionId: string;
  readonly question: QuestionSummary;
}
/** The concept in a sentence. */
interface SummaryNode {
  readonly type: 'summary';
  readonly id: string;
  /** With code in backquotes. */
  readonly summary: string;
}
export type Node = ConceptNode | SummaryNode | QuestionNode;

/** In UTF-16 code units: enough of a construct for its description. */
const READ_OF_CONSTRUCT = 400;

/** The concepts at one place of a document, the token's own first, each with its questions. */
export class ConceptsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #roots: readonly ConceptNode[] = [];
  /** By id of the concept. */
  #constructs = new Map<string, { readonly from: number; readonly to: number }>();
  #place: Place | undefined;

  constructor(private readonly app: Pick<App, 'bank' | 'documents' | 'questions'>) {}

  /** What is shown belongs to this place; undefined if there is no Rust editor. */
  get place(): Place | undefined {
    return this.#place;
  }

  get isEmpty(): boolean {
    return this.#roots.length === 0;
  }

  /** Shows the concepts at a place, or nothing. What is shown already is left alone, and with it the selection and the scroll. */
  show(place: Place | undefined): void {
    this.#place = place;
    const roots = place ? this.#read(place) : [];
    if (keyOf(roots) === keyOf(this.#roots)) return;
    this.#roots = roots;
    this.#changed.fire();
  }

  /** The document was edited while the view stays with what it shows. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const [conceptId, { from, to }] of this.#constructs)
      this.#constructs.set(conceptId, { from: movedOffset(from, 'start', changes), to: movedOffset(to, 'end', changes) });
  }

  /** Undefined for a concept that is not shown. */
  constructOf(conceptId: string): ShownConstruct | undefined {
    const construct = this.#constructs.get(conceptId);
    return construct && this.#place && { document: this.#place.document, column: this.#place.column, ...construct };
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return [...this.#roots];
    if (node.type !== 'concept') return [];
    const summary = await this.#explanation(node.conceptId).then(
      (explanation) => explanation?.summary,
      // The tooltip says why there is none.
      () => undefined,
    );
    return [
      ...(summary === undefined ? [] : [{ type: 'summary', id: `${node.id}/summary`, summary } as const]),
      ...node.questions.map(
        (question) => ({ type: 'question', id: `${node.id}/${question.id}`, questionId: question.id, question }) as const,
      ),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.type === 'concept') return conceptItem(node);
    const item = node.type === 'summary' ? summaryItem(node) : questionItem(this.app.bank, node.question);
    // One question may belong to several of the concepts shown.
    item.id = node.id;
    return item;
  }

  /** The tooltip of a concept, when it is asked for: it needs the explanations. */
  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.type === 'concept') item.tooltip = await this.#tooltip(node);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #read({ document, selection }: Place): readonly ConceptNode[] {
    const { bank, documents } = this.app;
    this.#constructs = new Map();
    const nodes: ConceptNode[] = [];
    for (const { conceptId, range, construct } of documents.conceptsAround(document, selection.active)) {
      const concept = bank.concept(conceptId);
      if (!concept) continue;
      const [from, to] = [document.offsetAt(construct.start), document.offsetAt(construct.end)];
      const head = new vscode.Range(construct.start, document.positionAt(Math.min(to, from + READ_OF_CONSTRUCT)));
      const isFirst = nodes.length === 0;
      this.#constructs.set(conceptId, { from, to });
      nodes.push({
        type: 'concept',
        // The editor remembers what is open by id: a concept that comes to the top is another item, and opens.
        id: `${isFirst ? 'first' : 'around'}:${conceptId}`,
        conceptId,
        title: concept.title,
        code: shortCode(document.getText(head)),
        isFirst,
        questions: bank.questionsForConcept(conceptId, { construct: document.getText(range) }),
      });
    }
    return nodes;
  }

  /** @throws PersonError if the bank's explanations cannot be read */
  async #explanation(conceptId: string): Promise<Explanation | undefined> {
    return (await this.app.questions.glossary()).concepts[conceptId];
  }

  async #tooltip({ conceptId, title, questions }: ConceptNode): Promise<vscode.MarkdownString> {
    const text = new vscode.MarkdownString().appendMarkdown('**').appendText(title).appendMarkdown('**');
    try {
      const explanation = await this.#explanation(conceptId);
      if (explanation) text.appendMarkdown(`\n\n${explanation.summary}\n\n[Documentation](${explanation.url})`);
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      text.appendMarkdown('\n\n').appendText(error.message);
    }
    return text.appendMarkdown('\n\n').appendText(counted(questions.length));
  }
}

function conceptItem({ id, title, code, isFirst, questions }: ConceptNode): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(title, isFirst ? Expanded : Collapsed);
  item.id = id;
  item.description = code;
  item.contextValue = 'concept';
  item.accessibilityInformation = { label: `${title}, ${code}, ${counted(questions.length)}` };
  return item;
}

function summaryItem({ summary }: SummaryNode): vscode.TreeItem {
  const item = new vscode.TreeItem(plainTitle(summary));
  item.iconPath = new vscode.ThemeIcon('info');
  item.tooltip = new vscode.MarkdownString(summary);
  return item;
}

function counted(questions: number): string {
  return questions === 1 ? '1 question' : `${questions} questions`;
}

/** Two lists with the same key look the same. */
function keyOf(nodes: readonly ConceptNode[]): string {
  return nodes.map(({ id, code, questions }) => [id, code, ...questions.map((question) => question.id)].join(' ')).join('\n');
}
