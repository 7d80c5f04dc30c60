import type { Expectation } from '../rust/expectation';
import type { Block, Inline } from './richText';

/** Least to most experienced; the years they stand for are in the README of the bank. */
export const LEVELS = ['basic', 'intermediate', 'advanced', 'senior'] as const;
export type Level = (typeof LEVELS)[number];

export const KINDS = ['concept', 'code', 'design', 'judgement', 'system-design'] as const;
export type Kind = (typeof KINDS)[number];

export const EDITIONS = ['2018', '2021', '2024'] as const;
export type Edition = (typeof EDITIONS)[number];

/** The second-level headings of a question file, in the order in which they must stand. */
export const SECTIONS = [
  { kind: 'short-answer', heading: 'Short answer' },
  { kind: 'explanation', heading: 'Explanation' },
  { kind: 'example', heading: 'Example' },
  { kind: 'in-practice', heading: 'In practice' },
  { kind: 'mistakes', heading: 'Common mistakes' },
  { kind: 'exercise', heading: 'Exercise' },
  { kind: 'walkthrough', heading: 'Walkthrough' },
  { kind: 'listen-for', heading: 'What interviewers listen for' },
] as const;
export type SectionKind = (typeof SECTIONS)[number]['kind'];

export type { Expectation };

export interface SourceFile {
  /** Relative to the package, with `/`: `src/main.rs`, `Cargo.toml`. */
  readonly path: string;
  readonly code: string;
}

/** What the panel and the tree must know of a block before its text is loaded. */
export interface BlockSummary {
  /** Stable name inside the question: `example`, `mistake-1`, `fix-1`, `exercise`, `solution`, `practice-1`. */
  readonly key: string;
  readonly expectation: Expectation;
}

export interface CodeBlock extends BlockSummary {
  readonly section: SectionKind;
  readonly edition: Edition;
  /** Built with optimisation. */
  readonly release: boolean;
  /** A library: it can be checked but not run. */
  readonly library: boolean;
  /** One file named `main.rs` (`lib.rs` for a library), or the files of a Cargo package with their own manifest. */
  readonly files: readonly SourceFile[];
  /** True if the block is a Cargo package of its own (fences with `file=`). */
  readonly package: boolean;
  /** Exactly what the program prints on stdout. */
  readonly stdout?: string;
  /** What stderr, or the compiler's message, must contain. */
  readonly stderr?: string;
  /** Lines that cargo must print, for a package. */
  readonly console?: string;
  /** The compiler's own message on a block that must fail or warn, from `verdicts.json`. */
  readonly verdict?: Verdict;
}

export interface Verdict {
  /** As rustc renders it, without colours, paths normalised. */
  readonly message: string;
  /** Such as `rustc 1.95.0`. */
  readonly compiler: string;
}

export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** A question without its texts: all that trees, search results, hover and scheduling need. */
export interface QuestionSummary {
  /** Kebab-case, stable for ever: progress is keyed by it. */
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly level: Level;
  readonly kind: Kind;
  /** How long a spoken answer takes. */
  readonly minutes: number;
  /** Concept ids, most important first. */
  readonly concepts: readonly string[];
  /** Error codes and lints that the text explains. */
  readonly errors: readonly string[];
  readonly followUps: readonly string[];
  readonly crates: readonly string[];
  /** Least compiler, such as `1.88`, if newer than the project's own minimum. */
  readonly rust?: string;
  readonly blocks: readonly BlockSummary[];
}

/** Text below a third-level heading: one mistake, one step of a walkthrough. */
export interface Part {
  readonly title: readonly Inline[];
  readonly content: readonly Block[];
}

export interface Section {
  readonly kind: SectionKind;
  /** What stands before the first part. */
  readonly content: readonly Block[];
  readonly parts: readonly Part[];
}

export interface Question extends QuestionSummary {
  readonly references: readonly Reference[];
  readonly sections: readonly Section[];
  readonly blocks: readonly CodeBlock[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** What a hover or a card says of a term. */
export interface Explanation {
  /** One or two sentences that stand alone in a hover. */
  readonly summary: string;
  /** The official page. */
  readonly url: string;
}

/** A concept without its explanation: all that recognising it in code needs. */
export interface ConceptSummary {
  readonly id: string;
  readonly title: string;
  /** What leads to it, as `kind name`: `keyword move`, `operator ?`, `type Vec`, `error E0382`. */
  readonly triggers: readonly string[];
}

export interface Concept extends ConceptSummary, Explanation {}

export interface ErrorCode extends Explanation {
  /** Such as `E0382`. */
  readonly code: string;
  readonly title: string;
  /** Id of the nearest concept. */
  readonly concept: string;
}

/** The block with this key, or with this number counted from 0; the first one without either. */
export function findBlock<B extends BlockSummary>(blocks: readonly B[], block: string | number | undefined): B | undefined {
  if (block === undefined) return blocks[0];
  return typeof block === 'number' ? blocks[block] : blocks.find((candidate) => candidate.key === block);
}
