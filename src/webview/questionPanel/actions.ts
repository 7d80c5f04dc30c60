import type { BlockConcepts, RunReport, TermCard } from '../../protocol/questionPanel';

/** What the parts of the page may ask for; `main.ts` answers. */
export interface Actions {
  concept(id: string): TermCard | undefined;
  /** What a block's code speaks of; undefined until it is known. */
  blockConcepts(key: string): BlockConcepts | undefined;
  errorCode(code: string): TermCard | undefined;
  openLink(url: string): void;
  /** Marks the places of a concept in the code that is open. */
  showConcept(id: string): void;
  /** Why that would mark nothing, in few words; null if there is something. */
  whyNotInCode(id: string): Promise<string | null>;
  openQuestion(id: string): void;
  openBlock(key: string): void;
  /** Settles when the run has ended; what went wrong is a report too. */
  runBlock(key: string): Promise<RunReport>;
  /** One of the ways on that the block's last report offers. */
  goOn(key: string, way: number): void;
  stopRun(): void;
  /** False if it did not work; the person has been told. */
  copyBlock(key: string): Promise<boolean>;
  /** As `copyBlock`. */
  copyText(text: string): Promise<boolean>;
  /** Whether something hidden has been opened on this question before. */
  isOpened(name: string): boolean;
  setOpened(name: string, opened: boolean): void;
  /** Says it to a screen reader. */
  announce(words: string): void;
}
