import type { CodeBlock, Expectation, SectionKind } from './question';
import type { Meta } from './schema';

const MOST_FILES = 5;
const MOST_LINES_OF_PACKAGE = 100;
const MOST_LINES = 60;
/** For what is long by nature: a design, or tasks that wait for each other. */
const MOST_LINES_OF_DESIGN = 90;

/** What a block in a section may be; the checker proves that it is. */
const ALLOWED: Partial<Readonly<Record<SectionKind, readonly Expectation['kind'][]>>> = {
  example: ['runs', 'panics', 'aborts', 'compiles'],
  mistakes: ['runs', 'compile-fails', 'warns', 'panics', 'aborts'],
  exercise: ['exercise', 'solution'],
};
const ALLOWED_ELSEWHERE: readonly Expectation['kind'][] = ['runs', 'compile-fails', 'warns', 'panics', 'aborts', 'compiles'];
const ALLOWED_AS_FIX: readonly Expectation['kind'][] = ['runs', 'compiles'];

/** What is wrong with a block by itself, as sentences. */
export function blockProblems(block: CodeBlock, meta: Pick<Meta, 'kind' | 'topic'>): readonly string[] {
  return [
    ...placeProblems(block),
    ...sizeProblems(block, meta),
    ...outputProblems(block),
    ...(block.package ? packageProblems(block) : mainProblems(block)),
  ];
}

function placeProblems({ key, section, expectation }: CodeBlock): string[] {
  const allowed = key.startsWith('fix-') ? ALLOWED_AS_FIX : (ALLOWED[section] ?? ALLOWED_ELSEWHERE);
  if (allowed.includes(expectation.kind)) return [];
  if (section === 'exercise') return ['A block of the section "Exercise" is rust,exercise or rust,solution.'];
  if (expectation.kind === 'exercise' || expectation.kind === 'solution')
    return ['An exercise and its solution stand in the section "Exercise".'];
  if (section === 'mistakes')
    return [
      key.startsWith('fix-')
        ? 'A repair compiles: it has no attribute that says otherwise.'
        : 'A mistake must be convicted: by the compiler, a lint, a panic or its output.',
    ];
  return ['An example compiles: show what fails as a mistake.'];
}

function sizeProblems(block: CodeBlock, { kind, topic }: Pick<Meta, 'kind' | 'topic'>): string[] {
  const lines = block.files.reduce((sum, file) => sum + file.code.split('\n').length - 1, 0);
  if (block.package) {
    const problems = lines > MOST_LINES_OF_PACKAGE ? [`The package has ${lines} lines; it has at most ${MOST_LINES_OF_PACKAGE}.`] : [];
    return block.files.length > MOST_FILES
      ? [...problems, `The package has ${block.files.length} files; it has at most ${MOST_FILES}.`]
      : problems;
  }
  const isLong = kind === 'system-design' || kind === 'design' || topic.startsWith('async');
  const most = isLong ? MOST_LINES_OF_DESIGN : MOST_LINES;
  return block.section === 'example' && lines > most ? [`The example has ${lines} lines; it has at most ${most}.`] : [];
}

function outputProblems({ expectation, stdout, stderr, console, package: isPackage }: CodeBlock): string[] {
  const problems: string[] = [];
  const { kind } = expectation;
  const showsEnd = stderr !== undefined || console !== undefined;
  if (kind === 'runs' && (isPackage ? stdout === undefined && console === undefined : stdout === undefined))
    problems.push(
      isPackage
        ? 'The package must be followed by a console,expect block with lines that cargo prints, or by a text block.'
        : 'The program must be followed by a text block with exactly what it prints; an empty one if it prints nothing.',
    );
  if ((kind === 'panics' || kind === 'aborts') && !showsEnd)
    problems.push('The program must be followed by a text,stderr block with words that it ends with.');
  if (kind === 'compile-fails' && expectation.codes.length === 0 && !showsEnd)
    problems.push('Without an error code, the block must be followed by a text,stderr block with words of the compiler.');
  if (stdout !== undefined && (kind === 'compile-fails' || kind === 'compiles' || kind === 'exercise'))
    problems.push('This block is not run, so no text block can say what it prints.');
  if (console !== undefined && !isPackage) problems.push('Only a package (fences with file=) has a console,expect block.');
  return problems;
}

function packageProblems({ files }: CodeBlock): string[] {
  return files.some((file) => file.path === 'Cargo.toml') ? [] : ['The package needs a fence toml,file=Cargo.toml.'];
}

function mainProblems({ key, files, library, expectation }: CodeBlock): string[] {
  const code = files[0]?.code ?? '';
  const main = /^[ \t]*(?:pub(?:\([a-z ]+\))?[ \t]+)?(?:async[ \t]+)?fn[ \t]+main\b/m.exec(code);
  const tests = code.indexOf('#[cfg(test)]');
  if (library) return [];
  // A missing main is an error of its own, and a syntax error may stand before it.
  if (!main && expectation.kind !== 'compile-fails') return ['Every block is a whole program: it needs a fn main.'];
  if (key !== 'exercise' && key !== 'solution') return [];
  if (tests < 0) return ['It needs a module #[cfg(test)] with the tests that the solution passes.'];
  return main && main.index > tests ? ['Put fn main before the module with the tests.'] : [];
}
