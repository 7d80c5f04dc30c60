import * as vscode from 'vscode';
import { chooseQuestions, type Chosen } from '../../core/bank/chooseQuestions';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { fileName, rustEditor } from '../../platform/editors';
import { PersonError, showError } from '../../platform/errors';
import { changedPassages } from './changes';
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
      return quizzes.begin(`Quiz: ${fileName(document.uri)}`, [{ document }]);
    }),
    app.registerCommand(COMMANDS.quizSelection, () => {
      const { document, selections } = rustEditor(NO_RUST);
      const ranges = selections.filter((selection) => !selection.isEmpty).toSorted((a, b) => a.start.compareTo(b.start));
      if (ranges.length === 0) throw new PersonError('Select some code first, or take a quiz on the whole file.', [wholeFile(app)]);
      return quizzes.begin(`Quiz: ${fileName(document.uri)}, selection`, [{ document, ranges }]);
    }),
    app.registerCommand(COMMANDS.quizChanges, async () => {
      const passages = await changedPassages(app);
      const [only] = passages;
      const what = passages.length === 1 && only ? fileName(only.document.uri) : `${passages.length} files`;
      return quizzes.begin(`Quiz: changes in ${what}`, passages);
    }),
  );
}

function wholeFile(app: App): { label: string; go: () => unknown } {
  return { label: 'Quiz Me on This File', go: () => app.execute(COMMANDS.quizFile) };
}

/** A quiz as it stands. */
interface Quiz {
  /** Which versions of which lines it is about. */
  readonly key: string;
  readonly title: string;
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
  async begin(title: string, passages: readonly Passage[]): Promise<readonly QuizEntry[]> {
    const key = JSON.stringify([title, ...passages.map(({ document, ranges }) => [document.uri.toString(), document.version, ranges])]);
    const last = this.#last;
    if (last?.key === key && last.questions.some(({ question }) => !last.opened.has(question.id))) return this.#show(last);
    const places = (await Promise.all(passages.map((passage) => placesIn(this.app, passage)))).flat();
    return this.#show(this.#choose({ key, title, places, namesFiles: passages.length > 1 }));
  }

  /** @throws PersonError if there is nothing to ask about */
  #choose(about: Omit<Quiz, 'questions' | 'opened'>): Quiz {
    const { bank, bankProblem } = this.app;
    const choice = { count: QUIZ_LENGTH, seed: this.#count++, before: this.#before };
    const questions = chooseQuestions(bank, about.places, choice);
    if (questions.length === 0)
      throw new PersonError(bankProblem ?? 'No question is about a concept that occurs in this code. Choose more of it, or search.', [
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
