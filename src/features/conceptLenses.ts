import * as vscode from 'vscode';
import { itemsOf, type Item } from '../core/rust/items';
import { mainConcepts, mayBeMain } from '../core/rust/mainConcepts';
import { shortList } from '../core/shortList';
import type { App } from '../platform/app';
import { COMMANDS } from '../platform/contributions';
import type { ConceptAt } from '../platform/documents';
import { isInScope } from '../platform/rustScope';
import { Turns } from '../platform/turns';

/** In UTF-16 code units: how much of an item is read. What is further down is not in sight of its lens. */
const READ_OF_ITEM = 10_000;

/** In characters, of half a window: what a lens says. Above `main` there are Run and Check too. */
const ROOM = 50;
const ROOM_ABOVE_MAIN = 20;

/** A lens whose title is worked out when it comes into view. */
class ConceptLens extends vscode.CodeLens {
  constructor(
    readonly document: vscode.TextDocument,
    readonly version: number,
    /** What is read of the item. */
    readonly item: vscode.Range,
  ) {
    super(new vscode.Range(item.start, item.start));
  }
}

/** Above functions and impls, their main concepts; a click asks which of their questions to open. */
export function registerConceptLenses(app: App): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const lenses = new ConceptLenses(app, changed.event);
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ language: 'rust' }, lenses),
    app.settings.onDidChange('codeLens.concepts', () => changed.fire()),
    app.settings.onDidChange('practiceFolder', () => changed.fire()),
  );
}

class ConceptLenses implements vscode.CodeLensProvider<ConceptLens> {
  constructor(
    private readonly app: App,
    readonly onDidChangeCodeLenses: vscode.Event<void>,
  ) {}

  /** A lens without a title would leave an empty line, so an item must have something to name. */
  async provideCodeLenses(document: vscode.TextDocument, cancelled: vscode.CancellationToken): Promise<ConceptLens[] | undefined> {
    if (!isInScope(this.app, this.app.settings.get('codeLens.concepts', document), document)) return undefined;
    const items = await this.#items(document, cancelled);
    const turns = new Turns(document, cancelled);
    const lenses: ConceptLens[] = [];
    for (const { from, to } of items) {
      const end = Math.min(to, from + READ_OF_ITEM);
      const lens = new ConceptLens(document, document.version, new vscode.Range(document.positionAt(from), document.positionAt(end)));
      for (const place of this.#places(lens)) {
        if (!(await turns.next())) return undefined;
        if (!place) continue;
        lenses.push(lens);
        break;
      }
    }
    return lenses;
  }

  async resolveCodeLens(lens: ConceptLens, cancelled: vscode.CancellationToken): Promise<ConceptLens> {
    // The editor asks for new lenses after an edit.
    if (lens.document.version !== lens.version) return lens;
    const turns = new Turns(lens.document, cancelled);
    const found: ConceptAt[] = [];
    for (const place of this.#places(lens)) {
      if (place) found.push(place);
      if (!(await turns.next())) return lens;
    }
    const main = mainConcepts(found);
    const [best] = main;
    if (!best) return lens;
    const titles = main.map(({ conceptId }) => this.app.bank.concept(conceptId)?.title ?? conceptId);
    const { line, character } = best.range.start;
    lens.command = {
      title: shortList(titles, /\bfn main\b/.test(lens.document.getText(lens.item)) ? ROOM_ABOVE_MAIN : ROOM),
      tooltip: `Interview questions on: ${titles.join(', ')}`,
      command: COMMANDS.questionsAtCursor,
      arguments: [lens.document.uri.toString(), line, character, main.map(({ conceptId }) => conceptId)],
    };
    return lens;
  }

  /**
   * The items of a document, as soon as it has a tree. A long file is waited for and not answered with nothing first: the editor keeps the lenses that it
   * shows until it has new ones, and no line jumps.
   */
  async #items(document: vscode.TextDocument, cancelled: vscode.CancellationToken): Promise<readonly Item[]> {
    for (;;) {
      const items = document.isClosed || cancelled.isCancellationRequested ? [] : itemsOf(this.app.documents.file(document));
      if (items) return items;
      await this.app.documents.whenRead(document, cancelled);
    }
  }

  /** What may be named in an item, in order; undefined wherever somebody else may have a turn. */
  *#places({ document, item }: ConceptLens): Generator<ConceptAt | undefined> {
    for (const place of this.app.documents.conceptsByTurns(document, item)) if (!place || this.#isNamed(place)) yield place;
  }

  #isNamed({ conceptId, by }: ConceptAt): boolean {
    return by !== 'literal' && mayBeMain(conceptId) && this.app.bank.concept(conceptId) !== undefined;
  }
}
