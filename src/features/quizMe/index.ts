import * as vscode from 'vscode';
import { chooseQuestions, type Chosen } from '../../core/bank/chooseQuestions';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { fileName, rustEditor } from '../../platform/editors';
import { PersonError, showError, type WayOn } from '../../platform/errors';
import { changedPassages, wholeFile } from './changes';
import { placesIn, type Passage, type Place } from './places';
import { showQuiz } from './quizPick';

const QUIZ_LENGTH = 5;
const NO_RUST = 'Open a Rust file first: the questions are chosen from the concepts that occur in it.';

/** What the quiz commands resolve to, for each question: where it came from; `line` counts from 1. */
export interface QuizEntry {
  readonly questionId: string;
  readonly conceptId: string;
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** Questions on the code of the person: a file, a selection, or what changed since the last commit. */
export function registerQuizMe(app: App): vscode.Disposable {
  const quizzes = new Quizzes(app);
  return vscode.Disposable.from(
    app.registerCommand(COMMANDS.quizFile, () => {
      const { document } = rustEditor(NO_RUST);
      const name = fileName(document.uri);
      return quizzes.begin({ title: `Quiz: ${name}`, nothing: `No question is about the code in ${name}. Search for one.` }, [
        { document },
      ]);
    }),
    app.registerCommand(COMMANDS.quizSelection, () => {
      const { document, selections } = rustEditor(NO_RUST);
      const ranges = selections.filter((selection) => !selection.isEmpty).toSorted((a, b) => a.start.compareTo(b.start));
      if (ranges.length === 0) throw new PersonError('Select some code first, or take a quiz on the whole file.', [wholeFile(app)]);
      const subject = {
        title: `Quiz: selection in ${fileName(document.uri)}`,
        nothing: 'No question is about the selected code. Select more of it, or take a quiz on the whole file.',
        instead: wholeFile(app),
      };
      return quizzes.begin(subject, [{ document, ranges }]);
    }),
    app.registerCommand(COMMANDS.quizChanges, async () => {
      const passages = await whileTold('Asking Git what changed', () => changedPassages(app));
      const [only] = passages;
      const what = passages.length === 1 && only ? fileName(only.document.uri) : `${passages.length} files`;
      const nothing = `No question is about the lines changed in ${what} since the last commit. Search for one.`;
      return quizzes.begin({ title: `Quiz: changes in ${what}`, nothing }, passages);
    }),
  );
}

/** A long file and a large repository take seconds; until the list is there, the status bar says so. */
function whileTold<T>(title: string, run: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, run);
}

/** What a quiz is about. */
interface Subject {
  readonly title: string;
  /** What to say where no question is about it, and what to do then besides searching. */
  readonly nothing: string;
  readonly instead?: WayOn;
}

/** A quiz as it stands. */
interface Quiz extends Subject {
  /** Which versions of which lines it is about. */
  readonly key: string;
  readonly places: readonly Place[];
  readonly questions: readonly Chosen<Place>[];
  readonly opened: Set<string>;
  readonly namesFiles: boolean;
}

/** The quizzes of a window: the last one can be gone on with, and a new one prefers other questions. */
class Quizzes {
  #last: Quiz | undefined;
  #count = 0;
  readonly #before = new Set<string>();

  constructor(private readonly app: App) {}

  /** The last quiz on the same code if something of it is left, else a new one. */
  async begin(subject: Subject, passages: readonly Passage[]): Promise<readonly QuizEntry[]> {
    const key = JSON.stringify([
      subject.title,
      ...passages.map(({ document, ranges }) => [document.uri.toString(), document.version, ranges]),
    ]);
    const last = this.#last;
    if (last?.key === key && last.questions.some(({ question }) => !last.opened.has(question.id))) return this.#show(last);
    const places = await whileTold('Choosing questions', () => Promise.all(passages.map((passage) => placesIn(this.app, passage))));
    return this.#show(this.#choose({ ...subject, key, places: places.flat(), namesFiles: passages.length > 1 }));
  }

  /** @throws PersonError if there is nothing to ask about */
  #choose(about: Omit<Quiz, 'questions' | 'opened'>): Quiz {
    const { bank, bankProblem } = this.app;
    const choice = { count: QUIZ_LENGTH, seed: this.#count++, before: this.#before };
    const questions = chooseQuestions(bank, about.places, choice);
    if (questions.length === 0)
      throw new PersonError(bankProblem ?? about.nothing, [
        ...(about.instead ? [about.instead] : []),
        { label: 'Search Questions', go: () => this.app.execute(COMMANDS.search) },
      ]);
    for (const { question } of questions) this.#before.add(question.id);
    return (this.#last = { ...about, questions, opened: new Set() });
  }

  #show(quiz: Quiz): readonly QuizEntry[] {
    showQuiz(this.app, {
      ...quiz,
      open: ({ question }) => {
        quiz.opened.add(question.id);
        return this.app.execute(COMMANDS.openQuestion, question.id);
      },
      again: () => {
        try {
          this.#show(this.#choose(quiz));
        } catch (error) {
          showError(error, this.app.log);
        }
      },
    });
    return quiz.questions.map(({ question, occurrence }) => ({
      questionId: question.id,
      conceptId: occurrence.conceptId,
      uri: occurrence.uri,
      line: occurrence.range.start.line + 1,
    }));
  }
}
