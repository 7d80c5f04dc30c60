import { parseFence, type Fence } from './fence';
import type { Code } from './markdown';
import type { CodeBlock, Kind, SectionKind, SourceFile } from './question';
import type { Block } from './richText';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<CodeBlock, 'files'>> & { files: SourceFile[]; readonly line: number; sealed: boolean };

/** In lines; the format allows 60 where neither a design nor async needs more, which only a reader can judge. */
const MOST_LINES = { program: 90, package: 100 } as const;
const MOST_FILES = 5;

/** Key of an extra block: the section's short name and a number. */
const SHORT_NAMES: Readonly<Record<SectionKind, string>> = {
  'short-answer': 'answer',
  explanation: 'explanation',
  example: 'example',
  'in-practice': 'practice',
  mistakes: 'mistake',
  exercise: 'exercise',
  walkthrough: 'walkthrough',
  'listen-for': 'rubric',
};

export interface CodeReader {
  /** To be called before the nodes of a section, or of one of its parts (from 1). */
  enter(section: SectionKind, part: number): void;
  /** The blocks that follow in this part are the repair. */
  enterFix(): void;
  readonly read: (code: Code) => Block | undefined;
  /** Checks what only the whole body shows. */
  finish(kind: Kind | undefined): void;
  blocks(): readonly CodeBlock[];
  /** Line of the fence that opens a block, by the block's key. */
  lines(): ReadonlyMap<string, number>;
}

/** Gathers the code blocks of a body and joins to each its output. */
export function blocksOf(report: (line: number, column: number, message: string) => void): CodeReader {
  const drafts: Draft[] = [];
  let section: SectionKind = 'short-answer';
  let part = 0;
  let fix = false;
  /** The block that output in this part belongs to. */
  let open: Draft | undefined;

  const keyFor = (fence: Extract<Fence, { type: 'code' }>): string => {
    if (section === 'mistakes' && part > 0) return `${fix ? 'fix' : 'mistake'}-${part}`;
    if (section === 'exercise' && fence.expectation.kind === 'solution') return 'solution';
    if (section === 'exercise' || section === 'example') return section;
    const name = SHORT_NAMES[section];
    return `${name}-${drafts.filter((draft) => draft.key.startsWith(`${name}-`)).length + 1}`;
  };

  const readCode = (code: Code, fence: Extract<Fence, { type: 'code' }>, line: number): Block | undefined => {
    const text = `${code.value}\n`;
    if (fence.path !== undefined && open?.package && !open.sealed) {
      open.files.push({ path: fence.path, code: text });
      if (fence.expectation.kind !== 'runs') open.expectation = fence.expectation;
      return undefined;
    }
    const key = keyFor(fence);
    if (drafts.some((draft) => draft.key === key))
      report(line, 1, `There is already a block "${key}": this place holds one block of code (a package's files must follow each other).`);
    open = {
      key,
      section,
      line,
      sealed: false,
      expectation: fence.expectation,
      edition: fence.edition,
      release: fence.release,
      library: fence.library,
      package: fence.path !== undefined,
      files: [{ path: fence.path ?? (fence.library ? 'lib.rs' : 'main.rs'), code: text }],
    };
    drafts.push(open);
    return { type: 'code', key };
  };

  const join = (name: 'stdout' | 'stderr' | 'console', code: Code, line: number): undefined => {
    if (!open) report(line, 1, 'This block says what a program prints, but no block of code stands before it.');
    else if (open[name] !== undefined) report(line, 1, `The block "${open.key}" has its ${name} already.`);
    else {
      open.sealed = true;
      open[name] = code.value === '' ? '' : `${code.value}\n`;
    }
    return undefined;
  };

  return {
    enter: (nextSection, nextPart) => {
      section = nextSection;
      part = nextPart;
      fix = false;
      open = undefined;
    },
    enterFix: () => {
      fix = true;
      open = undefined;
    },
    read: (code) => {
      const line = code.position?.start.line ?? 1;
      const info = [code.lang ?? '', code.meta ?? ''].filter((word) => word !== '').join(' ');
      const fence = parseFence(info);
      if (typeof fence === 'string') {
        report(line, 4, fence);
        return undefined;
      }
      if (fence.type !== 'code' && open) open.sealed = true;
      switch (fence.type) {
        case 'code':
          return readCode(code, fence, line);
        case 'stdout':
        case 'stderr':
          return join(fence.type, code, line);
        case 'console-expect':
          return join('console', code, line);
        case 'listing':
          return { type: 'listing', language: fence.language, text: code.value };
        case 'figure': {
          const [alternative = '', ...lines] = code.value.split('\n');
          if (alternative.trim() === '' || lines.length === 0)
            report(line, 1, 'The first line of a figure is its text for people who cannot see it; the figure follows.');
          return { type: 'figure', alternative, text: lines.join('\n') };
        }
      }
    },
    finish: (kind) => {
      for (const draft of drafts) for (const problem of problemsOf(draft)) report(draft.line, 1, problem);
      const has = (key: string): boolean => drafts.some((draft) => draft.key === key);
      if (!has('example')) report(1, 1, 'The section "Example" has no block of code.');
      if (kind === 'code' && !(has('exercise') && has('solution')))
        report(1, 1, 'A question of the kind "code" needs a rust,exercise block and a rust,solution block.');
    },
    blocks: () => drafts.map(({ line: _line, sealed: _sealed, ...block }) => block),
    lines: () => new Map(drafts.map((draft) => [draft.key, draft.line])),
  };
}

function problemsOf(draft: Draft): string[] {
  const problems: string[] = [];
  const { expectation } = draft;
  const lines = draft.files.reduce((sum, file) => sum + file.code.split('\n').length - 1, 0);
  const most = draft.package ? MOST_LINES.package : MOST_LINES.program;
  if ((draft.key === 'example' || draft.package) && lines > most)
    problems.push(`The block "${draft.key}" has ${lines} lines; it may have ${most}.`);
  if (draft.files.length > MOST_FILES)
    problems.push(`The package "${draft.key}" has ${draft.files.length} files; it may have ${MOST_FILES}.`);
  if (draft.package && !draft.files.some((file) => file.path === 'Cargo.toml'))
    problems.push(`The package "${draft.key}" has no file=Cargo.toml.`);
  const needsStderr =
    expectation.kind === 'panics' ||
    expectation.kind === 'aborts' ||
    (expectation.kind === 'compile-fails' && expectation.codes.length === 0);
  if (needsStderr && draft.stderr === undefined && draft.console === undefined)
    problems.push(`The block "${draft.key}" must be followed by a text,stderr block with words of the message.`);
  if (expectation.kind === 'runs' && !draft.package && draft.stdout === undefined)
    problems.push(`The block "${draft.key}" must be followed by a text block with exactly what it prints.`);
  if (
    !draft.package &&
    !draft.library &&
    !/^\s*(?:pub\s+)?(?:async\s+)?fn\s+main\b/m.test(draft.files[0]?.code ?? '') &&
    expectation.kind !== 'compile-fails'
  ) {
    problems.push(`The block "${draft.key}" has no fn main: every block is a complete program.`);
  }
  return problems;
}
