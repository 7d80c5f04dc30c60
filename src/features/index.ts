import type * as vscode from 'vscode';
import type { App } from '../platform/app';
import { registerCodeActions } from './codeActions';
import { registerCodeLens } from './codeLens';
import { registerConceptHighlights } from './conceptHighlights';
import { registerConceptLenses } from './conceptLenses';
import { registerConceptsView } from './conceptsView/index';
import { registerErrorCoach } from './errorCoach';
import { registerHover } from './hover/index';
import { registerQuestionCommands } from './questionCommands';
import { registerQuestionDocument } from './questionDocument/index';
import { registerQuestionPanel } from './questionPanel/index';
import { registerQuestionsAtCursor } from './questionsAtCursor';
import { registerQuestionsView } from './questionsView/index';
import { registerQuizMe } from './quizMe/index';
import { registerRun } from './run/index';
import { registerScratch } from './scratch';
import { registerSearch } from './search';
import { registerUriHandler } from './uriHandler';
import { registerWalkthrough } from './walkthrough';

/** Every feature, by the name that the log uses. */
export const FEATURES: Readonly<Record<string, (app: App) => vscode.Disposable>> = {
  questionsView: registerQuestionsView,
  questionPanel: registerQuestionPanel,
  questionDocument: registerQuestionDocument,
  questionCommands: registerQuestionCommands,
  search: registerSearch,
  scratch: registerScratch,
  // Before the lenses of practice files: above the same line, the first registered stands last.
  conceptLenses: registerConceptLenses,
  codeLens: registerCodeLens,
  run: registerRun,
  codeActions: registerCodeActions,
  errorCoach: registerErrorCoach,
  hover: registerHover,
  questionsAtCursor: registerQuestionsAtCursor,
  conceptsView: registerConceptsView,
  conceptHighlights: registerConceptHighlights,
  quizMe: registerQuizMe,
  uriHandler: registerUriHandler,
  walkthrough: registerWalkthrough,
};
