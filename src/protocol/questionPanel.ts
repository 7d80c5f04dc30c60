import type { Level, Question, SectionKind } from '../core/bank/question';

/** All that the page needs to draw. */
export type PanelState = QuestionState | ProblemState;

export interface QuestionState {
  readonly status: 'question';
  readonly question: Question;
  readonly topicTitle: string;
  /** Concepts that the text speaks of, or that the question is about, by id. */
  readonly concepts: Readonly<Record<string, TermCard>>;
  /** Error codes that blocks of the question raise, by code. */
  readonly errorCodes: Readonly<Record<string, TermCard>>;
  readonly followUps: readonly QuestionLink[];
  readonly place: Place;
  readonly revealed: boolean;
  readonly preferences: Preferences;
}

/** The question cannot be shown; the sentence says why and what to do. */
export interface ProblemState {
  readonly status: 'problem';
  readonly sentence: string;
}

/** A concept or an error code in a few words, with the ways on from it. */
export interface TermCard {
  /** Of a concept; absent for an error code. */
  readonly conceptId?: string;
  readonly title: string;
  readonly summary: string;
  /** The official page. */
  readonly url: string;
  /** Other questions on it, best first. */
  readonly questions: readonly QuestionLink[];
}

export interface QuestionLink {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
}

/** Where a file of code speaks of a concept; offsets in UTF-16 code units. */
export type CodeRange = readonly [from: number, to: number, conceptId: string];

/** What the code of a question speaks of. */
export interface CodeConcepts {
  /** By key. */
  readonly blocks: Readonly<Record<string, BlockConcepts>>;
  /** By concept. */
  readonly cards: Readonly<Record<string, TermCard>>;
}

export interface BlockConcepts {
  /** Of each file of the block, in their order: its ranges from first to last, none within another. */
  readonly files: readonly (readonly CodeRange[])[];
  /** All of them, main ones first. */
  readonly conceptIds: readonly string[];
}

/** Where the question stands in the order of the tree. */
export interface Place {
  /** From 1; absent if the tree's filter hides the question. */
  readonly position?: number;
  readonly count: number;
  readonly previous?: string;
  readonly next?: string;
}

/** How a person likes the page; kept over questions and restarts. */
export interface Preferences {
  /** Sections that stay folded. */
  readonly folded: readonly SectionKind[];
  /** Single keys such as N and Space work. */
  readonly keys: boolean;
}

/** What a run from the page came to, in words. */
export interface RunReport {
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly sentence: string;
  readonly stdout?: string;
  /** The program wrote more than `stdout` holds. */
  readonly truncated: boolean;
  /** The compiler's messages: `error E0382, line 7: borrow of moved value`. */
  readonly messages: readonly string[];
  /** What the person can do about it: labels of buttons. */
  readonly waysOn?: readonly string[];
}

/** A code block of the question that the page shows; both ids come back so that a late click cannot act on another question. */
export interface BlockParams {
  readonly question: string;
  readonly block: string;
}

/** What the cursor of an editor is on. */
export interface AtCursor {
  /** Whose example it stands in; absent where it stands elsewhere. */
  readonly question?: string;
  /** Absent if the token itself speaks of nothing. */
  readonly block?: string;
  /** Most specific first. */
  readonly conceptIds: readonly string[];
}

export type QuestionPanelRequests = {
  /** The page has loaded and asks what to show. */
  readonly ready: { readonly params: null; readonly result: PanelState };
  readonly openBlock: { readonly params: BlockParams; readonly result: null };
  readonly runBlock: { readonly params: BlockParams; readonly result: RunReport };
  /** One of `waysOn` of the block's last run, from 0. */
  readonly goOn: { readonly params: BlockParams & { readonly way: number }; readonly result: null };
  readonly stopRun: { readonly params: null; readonly result: null };
  readonly copyBlock: { readonly params: BlockParams; readonly result: null };
  /** What a listing says, which is no block. */
  readonly copyText: { readonly params: string; readonly result: null };
  readonly openQuestion: { readonly params: string; readonly result: null };
  readonly openLink: { readonly params: string; readonly result: null };
  /** Marks the places of this concept in the code that is open. */
  readonly showConcept: { readonly params: string; readonly result: null };
  /** Why `showConcept` has nothing to mark, in few words; null if it has. */
  readonly whyNotInCode: { readonly params: string; readonly result: string | null };
  readonly step: { readonly params: 'next' | 'previous'; readonly result: null };
  /** Asked when the code is on the page. Null if the host shows another question by now. */
  readonly codeConcepts: { readonly params: string; readonly result: CodeConcepts | null };
  readonly search: { readonly params: null; readonly result: null };
  /** The person asked for the answer of this question. */
  readonly revealed: { readonly params: string; readonly result: null };
  readonly prefer: { readonly params: Preferences; readonly result: null };
};

export type QuestionPanelNotices = {
  readonly show: PanelState;
  readonly reveal: null;
  readonly atCursor: AtCursor;
  readonly place: Place;
};

/** What the page keeps for itself; the editor hands it back after a reload. */
export interface PageMemory {
  readonly id: string;
  readonly revealed: boolean;
  /** What was opened on request: `solution`, `step-2`. */
  readonly opened: readonly string[];
  /** In CSS pixels. */
  readonly scroll: number;
}
