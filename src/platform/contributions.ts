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
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'rustInterview';

export const VIEWS = {
  questions: 'rustInterview.questions',
} as const;

/** `viewType` of each webview panel. */
export const PANELS = {
  question: 'rustInterview.question',
} as const;

export const SETTING_SECTION = 'rustInterview';

/** Value of each setting below its section. */
export interface SettingValues {
  readonly practiceFolder: string;
  readonly cargoPath: string;
  readonly checkOnSave: boolean;
  readonly 'hover.enabled': boolean;
}

/** The defaults that package.json states. */
export const SETTINGS: SettingValues = {
  practiceFolder: '',
  cargoPath: '',
  checkOnSave: true,
  'hover.enabled': true,
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
} as const;

export const TASK_TYPE = 'rustInterview';
export const WALKTHROUGH = 'rustInterview.getStarted';
export const DIAGNOSTICS = 'rustInterview';
