import type { Level } from '../core/bank/question';

/** Every id that package.json contributes, written once. A test keeps the two equal. */

export const EXTENSION_ID = 'rust-interview.rust-interview-practice';

export const COMMANDS = {
  openQuestion: 'rustInterview.openQuestion',
  openExample: 'rustInterview.openExample',
  runExample: 'rustInterview.runExample',
  checkExample: 'rustInterview.checkExample',
  stopRun: 'rustInterview.stopRun',
  resetExample: 'rustInterview.resetExample',
  compareExample: 'rustInterview.compareExample',
  openInPlayground: 'rustInterview.openInPlayground',
  openPracticeFolder: 'rustInterview.openPracticeFolder',
  cleanPracticeFolder: 'rustInterview.cleanPracticeFolder',
  search: 'rustInterview.search',
  randomQuestion: 'rustInterview.randomQuestion',
  filter: 'rustInterview.filter',
  clearFilters: 'rustInterview.clearFilters',
  groupBy: 'rustInterview.groupBy',
  copyQuestionLink: 'rustInterview.copyQuestionLink',
  reportMistake: 'rustInterview.reportMistake',
  showAnswer: 'rustInterview.showAnswer',
  nextQuestion: 'rustInterview.nextQuestion',
  previousQuestion: 'rustInterview.previousQuestion',
  getStarted: 'rustInterview.getStarted',
  showLog: 'rustInterview.showLog',
  questionsAtCursor: 'rustInterview.questionsAtCursor',
  snoozeConcept: 'rustInterview.snoozeConcept',
  endSnoozes: 'rustInterview.endSnoozes',
  hideHovers: 'rustInterview.hideHovers',
  showHovers: 'rustInterview.showHovers',
  pinConcepts: 'rustInterview.pinConcepts',
  unpinConcepts: 'rustInterview.unpinConcepts',
  goToConstruct: 'rustInterview.goToConstruct',
  highlightConcept: 'rustInterview.highlightConcept',
  nextConceptPlace: 'rustInterview.nextConceptPlace',
  previousConceptPlace: 'rustInterview.previousConceptPlace',
  clearConceptHighlight: 'rustInterview.clearConceptHighlight',
  questionBehindError: 'rustInterview.questionBehindError',
  quizFile: 'rustInterview.quizFile',
  quizSelection: 'rustInterview.quizSelection',
  quizChanges: 'rustInterview.quizChanges',
  openAsDocument: 'rustInterview.openAsDocument',
  revealInDocument: 'rustInterview.revealInDocument',
  peekQuestion: 'rustInterview.peekQuestion',
  goToQuestion: 'rustInterview.goToQuestion',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'rustInterview';

export const VIEWS = {
  questions: 'rustInterview.questions',
  conceptsAtCursor: 'rustInterview.conceptsAtCursor',
} as const;

/** `viewType` of each webview panel. */
export const PANELS = {
  question: 'rustInterview.question',
} as const;

export const SETTING_SECTION = 'rustInterview';

/** The Rust files that something shows in. */
export type Scope = 'all' | 'practice' | 'off';

/** Value of each setting below its section. */
export interface SettingValues {
  readonly practiceFolder: string;
  readonly cargoPath: string;
  readonly checkOnSave: boolean;
  readonly 'hover.scope': Scope;
  /** The least level of a question that a hover shows. */
  readonly 'hover.minimumLevel': Level;
  readonly 'codeLens.concepts': Scope;
  readonly questionView: 'page' | 'document';
}

/** The defaults that package.json states. */
export const SETTINGS: SettingValues = {
  practiceFolder: '',
  cargoPath: '',
  checkOnSave: true,
  'hover.scope': 'all',
  'hover.minimumLevel': 'basic',
  'codeLens.concepts': 'practice',
  questionView: 'page',
};

export const CONTEXT_KEYS = {
  /** At least one filter of the tree is set. */
  filtered: 'rustInterview.filtered',
  /** The active editor shows a scratch file. */
  scratchFile: 'rustInterview.scratchFile',
  /** A program of ours is building or running. */
  running: 'rustInterview.running',
  /** The bank could not be read. */
  bankProblem: 'rustInterview.bankProblem',
  /** The compiler has found an error in a scratch file since the window opened. */
  compilerRefused: 'rustInterview.compilerRefused',
  /** A hover of ours has been shown since the window opened. */
  hovered: 'rustInterview.hovered',
  /** At least one concept is snoozed in hovers. */
  snoozed: 'rustInterview.snoozed',
  /** Hovers are hidden until the window closes. */
  hoversHidden: 'rustInterview.hoversHidden',
  /** The view of concepts has something to show. */
  conceptsShown: 'rustInterview.conceptsShown',
  /** The view of concepts stays with what it shows. */
  conceptsPinned: 'rustInterview.conceptsPinned',
  /** The places of a concept are marked in an editor. */
  conceptHighlighted: 'rustInterview.conceptHighlighted',
} as const;

export const TASK_TYPE = 'rustInterview';
export const WALKTHROUGH = 'rustInterview.getStarted';
export const DIAGNOSTICS = 'rustInterview';

/** Scheme of questions as read-only documents. */
export const QUESTION_SCHEME = 'rust-interview';
