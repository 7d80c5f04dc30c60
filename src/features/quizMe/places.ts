import type * as vscode from 'vscode';
import type { Occurrence } from '../../core/bank/chooseQuestions';
import type { App } from '../../platform/app';
import type { ConceptAt } from '../../platform/documents';
import { eventOrPatience } from '../../platform/editors';
import { Turns } from '../../platform/turns';

/** Lines of a Rust document that a quiz is about; all of it without ranges. */
export interface Passage {
  readonly document: vscode.TextDocument;
  readonly ranges?: readonly vscode.Range[];
}

/** A place that speaks of a concept. */
export interface Place extends Occurrence {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  /** The line's code, cut to what stands around the place. */
  readonly excerpt: string;
}

/** In ms: after that, a file that is still not parsed is read by its tokens alone. */
const PATIENCE = 3000;
/** How often a file that changes meanwhile is read again. */
const MOST_READINGS = 3;

/** Of every place in a passage that speaks of a concept, in order, the first that speaks of this concept: no other is ever shown. */
export async function placesIn(app: App, passage: Passage): Promise<readonly Place[]> {
  await parsed(app, passage.document);
  let places: readonly Place[] = [];
  for (let reading = 0, isWhole = false; reading < MOST_READINGS && !isWhole; reading++)
    ({ places, isWhole } = await readPlaces(app, passage));
  return places;
}

/** `isWhole` unless the document has changed meanwhile. */
async function readPlaces(
  app: App,
  { document, ranges }: Passage,
): Promise<{ readonly places: readonly Place[]; readonly isWhole: boolean }> {
  const first = new Map<string, Place>();
  const places: Place[] = [];
  const turns = new Turns(document);
  for (const range of ranges ?? [undefined]) {
    for (const found of app.documents.conceptsByTurns(document, range)) {
      if (found) {
        const place = first.get(found.conceptId) ?? placeOf(document, found);
        first.set(found.conceptId, place);
        places.push(place);
      }
      if (!(await turns.next())) return { places, isWhole: false };
    }
  }
  return { places, isWhole: true };
}

function placeOf(document: vscode.TextDocument, { conceptId, range }: ConceptAt): Place {
  const { line, character } = range.start;
  return {
    conceptId,
    construct: document.getText(range),
    uri: document.uri,
    range,
    excerpt: excerpt(document.lineAt(line).text, character),
  };
}

/** Waits until a long document has its tree. */
async function parsed({ documents }: App, document: vscode.TextDocument): Promise<void> {
  const uri = document.uri.toString();
  if (!documents.file(document).tree) await eventOrPatience(documents.onDidParse, (done) => done.toString() === uri, PATIENCE);
}

const LONGEST_EXCERPT = 60;
const BEFORE_PLACE = 20;

/** The code of a line without the space around it; of a long one what stands around `at`. */
function excerpt(line: string, at: number): string {
  const code = line.trim();
  if (code.length <= LONGEST_EXCERPT) return code;
  const offset = at - (line.length - line.trimStart().length);
  const from = Math.max(0, Math.min(offset - BEFORE_PLACE, code.length - LONGEST_EXCERPT));
  const shown = code.slice(from, from + LONGEST_EXCERPT);
  return `${from > 0 ? '…' : ''}${shown}${from + LONGEST_EXCERPT < code.length ? '…' : ''}`;
}
