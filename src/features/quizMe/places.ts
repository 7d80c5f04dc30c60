import type * as vscode from 'vscode';
import type { Occurrence } from '../../core/bank/chooseQuestions';
import type { App } from '../../platform/app';
import { eventOrPatience } from '../../platform/editors';

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

/** In ms: how long the places of a long file may be looked for before somebody else has a turn. */
const SLICE = 8;
/** In ms: after that, a file that is still not parsed is read by its tokens alone. */
const PATIENCE = 3000;
/** How often a file that changes meanwhile is read again. */
const MOST_READINGS = 3;

/** Every place of a passage that speaks of a concept, in order. */
export async function placesIn(app: App, { document, ranges }: Passage): Promise<readonly Place[]> {
  await parsed(app, document);
  let places: Place[] = [];
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const { version } = document;
    places = [];
    let end = performance.now() + SLICE;
    for (const range of ranges ?? [undefined]) {
      for (const { conceptId, range: at } of app.documents.conceptsIn(document, range)) {
        const line = document.lineAt(at.start.line).text;
        places.push({
          conceptId,
          construct: document.getText(at),
          uri: document.uri,
          range: at,
          excerpt: excerpt(line, at.start.character),
        });
        if (performance.now() < end) continue;
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (document.version !== version) break;
        end = performance.now() + SLICE;
      }
    }
    if (document.version === version) break;
  }
  return places;
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
