import { countWords } from './markdown';
import { SECTIONS, type Kind, type Part, type Section, type SectionKind } from './question';
import { plainText, type Block } from './richText';

export interface PlacedSection {
  readonly section: Section;
  readonly offset: number;
  readonly partOffsets: readonly number[];
}

type Report = (message: string, offset: number) => void;

const HEADINGS: Readonly<Record<SectionKind, string>> = Object.fromEntries(SECTIONS.map(({ kind, heading }) => [kind, heading])) as Record<
  SectionKind,
  string
>;

interface Limit {
  readonly section: SectionKind;
  readonly count: (section: Section) => number;
  readonly least: number;
  readonly most: number;
  /** What is counted, in the plural. */
  readonly what: string;
}

const wordsOf = (section: Section): number => countWords(section.content);
const partsOf = (section: Section): number => section.parts.length;
const LIMITS: readonly Limit[] = [
  { section: 'short-answer', count: wordsOf, least: 1, most: 90, what: 'words' },
  { section: 'explanation', count: wordsOf, least: 120, most: 400, what: 'words' },
  { section: 'in-practice', count: wordsOf, least: 1, most: 1000, what: 'words' },
  { section: 'mistakes', count: partsOf, least: 1, most: 3, what: 'parts (###)' },
  { section: 'walkthrough', count: partsOf, least: 3, most: 7, what: 'steps (###)' },
  { section: 'listen-for', count: bulletsOf, least: 3, most: 6, what: 'bullets' },
];

function bulletsOf({ content }: Section): number {
  return content.reduce((sum, block) => sum + (block.type === 'list' ? block.items.length : 0), 0);
}

/** What each section must hold, by itself and together. */
export function checkSections(sections: readonly PlacedSection[], kind: Kind, report: Report): void {
  const find = (wanted: SectionKind): PlacedSection | undefined => sections.find(({ section }) => section.kind === wanted);
  for (const { kind: wanted } of SECTIONS) {
    if (find(wanted) || (wanted === 'exercise' && kind !== 'code') || (wanted === 'walkthrough' && kind !== 'system-design')) continue;
    report(
      `The section "## ${HEADINGS[wanted]}" is missing${wanted === 'exercise' || wanted === 'walkthrough' ? ` from a question of the kind "${kind}"` : ''}.`,
      0,
    );
  }
  for (const { section: wanted, count, least, most, what } of LIMITS) {
    const found = find(wanted);
    const number = found ? count(found.section) : least;
    if (number < least || number > most)
      report(`"${HEADINGS[wanted]}" has ${number} ${what}; it has ${least} to ${most}.`, found?.offset ?? 0);
  }
  for (const placed of sections) RULES[placed.section.kind]?.(placed, report);
}

const RULES: Partial<Readonly<Record<SectionKind, (placed: PlacedSection, report: Report) => void>>> = {
  example: ({ section, offset }, report) => {
    const at = section.content.findIndex((block) => block.type === 'code');
    if (at < 0) report('The section "Example" needs a program: a rust block.', offset);
    if (section.content[0]?.type !== 'paragraph') report('Say in a sentence what the example shows, before its code.', offset);
  },
  mistakes: ({ section, offset, partOffsets }, report) => {
    if (section.content.length > 0) report('Common mistakes begin with a part: put this below a heading "### The wrong belief".', offset);
    let withoutCode = 0;
    for (const [index, part] of section.parts.entries()) {
      const at = partOffsets[index] ?? offset;
      if (part.content.some(isCode)) checkRepair(part, (message) => report(message, at));
      else {
        if (++withoutCode > 1) report('Only one mistake of a question may be without code.', at);
        checkLabels(part, (message) => report(message, at));
      }
    }
  },
  exercise: ({ section, offset }, report) => {
    const keys = section.content.flatMap((block) => (block.type === 'code' ? [block.key] : []));
    if (section.content[0]?.type !== 'paragraph') report('Say in words what the exercise asks for, before its code.', offset);
    for (const key of ['exercise', 'solution'])
      if (!keys.includes(key)) report(`The section "Exercise" needs a rust,${key} block.`, offset);
  },
  walkthrough: ({ section, offset, partOffsets }, report) => {
    for (const [index, { content }] of section.parts.entries())
      if (!startsWithLabel(content[0], 'Think'))
        report('A step asks before it answers: begin it with a line "**Think:** ...".', partOffsets[index] ?? offset);
  },
  'listen-for': ({ section, offset }, report) => {
    if (section.content.length > 1 || section.content.some((block) => block.type !== 'list' || block.ordered))
      report('What interviewers listen for is one list of bullets, and nothing else.', offset);
  },
};

function isCode(block: Block): boolean {
  return block.type === 'code' || block.type === 'listing';
}

/** True for the line that parts a mistake from its repair. */
export function isFixLine(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && plainText(block.content).startsWith('Fix:');
}

/** What is broken stands before "Fix:", and its repair after it, in the same form: a program, a manifest, a command. */
function checkRepair({ content }: Part, report: (message: string) => void): void {
  const fix = content.findIndex(isFixLine);
  if (fix < 0) report('A mistake with code has its repair: a line that begins with "Fix:", then the code that is right.');
  else if (!content.slice(0, fix).some(isCode)) report('Show the code that is wrong before the line "Fix:".');
  else if (!content.slice(fix).some(isCode)) report('Show the code that is right after the line "Fix:".');
}

function checkLabels({ content }: Part, report: (message: string) => void): void {
  for (const label of ['Belief', 'Why it fails', 'Say instead'])
    if (!content.some((block) => startsWithLabel(block, label)))
      report(
        `A mistake without code has paragraphs that begin with **Belief**, **Why it fails** and **Say instead**; "${label}" is missing.`,
      );
}

/** A paragraph that begins with these words in bold type, with or without a colon. */
function startsWithLabel(block: Block | undefined, label: string): boolean {
  const [first] = block?.type === 'paragraph' ? block.content : [];
  return typeof first === 'object' && first.type === 'strong' && plainText(first.content).replace(/[:.]$/, '') === label;
}
