import type { CodeBlock, Expectation } from '../../src/core/bank/question';
import type { CommandResult } from './command';
import { containsLines } from '../../src/core/rust/outcome';
import { difference, portableMessage, quote } from './messages';
import { errorsOf, warningsOf, type Compilation, type Diagnostic, type Workbench } from './rustc';

export interface Finding {
  /** Sentences with the compiler's words; empty for a block that does what it says. */
  readonly failures: readonly string[];
  /** The compiler's message on a block that must fail or warn. */
  readonly message?: string;
  /** What could not be checked, and why. */
  readonly skipped?: string;
}

export interface BlockJob {
  readonly block: CodeBlock;
  /** The repair of a mistake. */
  readonly fix?: CodeBlock;
  /** The mistake that a repair belongs to. */
  readonly mistake?: CodeBlock;
  /** The exercise that a solution belongs to. */
  readonly exercise?: CodeBlock;
}

/** A wrong order of hashes or of threads rarely shows the first time. */
const RUNS = 3;
const PANIC_EXIT_CODE = 101;

/** Asks the toolchain whether a block of one file is what its fence says. */
export async function checkBlock(bench: Workbench, job: BlockJob): Promise<Finding> {
  const check = CHECKS[job.block.expectation.kind];
  const finding = await check(bench, job);
  const failures = [...finding.failures, ...(await checkFormat(bench, job.block)), ...repairFailures(job)];
  if (job.mistake?.expectation.kind === 'warns' && failures.length === 0) {
    failures.push(...(await checkLintIsGone(bench, job.mistake.expectation.lint)));
  }
  return { ...finding, failures };
}

type Check = (bench: Workbench, job: BlockJob) => Promise<Finding>;

const CHECKS: Readonly<Record<Expectation['kind'], Check>> = {
  runs: async (bench, { block }) => {
    const failures = [...(await cleanFailures(bench, block)), ...(await testFailures(bench, block))];
    return { failures: failures.length > 0 ? failures : await runFailures(bench, block, endsWell) };
  },
  panics: async (bench, { block }) => {
    const failures = await cleanFailures(bench, block);
    return { failures: failures.length > 0 ? failures : await runFailures(bench, block, endsInPanic) };
  },
  aborts: async (bench, { block }) => {
    const failures = await cleanFailures(bench, block);
    return { failures: failures.length > 0 ? failures : await runFailures(bench, block, endsBadly) };
  },
  compiles: async (bench, { block }) => ({ failures: [...(await cleanFailures(bench, block)), ...(await testFailures(bench, block))] }),
  'compile-fails': checkRefusal,
  warns: checkLint,
  exercise: checkExercise,
  solution: checkSolution,
};

/** Problems of a block that must compile without a warning, of the compiler and, but for a mistake, of clippy. */
async function cleanFailures(bench: Workbench, block: CodeBlock): Promise<string[]> {
  const emit = block.expectation.kind === 'compiles' ? 'obj' : 'link';
  const failures = complaints('The compiler says', await bench.compile({ emit }));
  if (failures.length > 0 || block.key.startsWith('mistake-') || bench.toolchain.clippy === undefined) return failures;
  return complaints('Clippy says', await bench.compile({ emit: 'metadata', clippy: true }));
}

function complaints(who: string, compilation: Compilation, allowed: (diagnostic: Diagnostic) => boolean = () => false): string[] {
  const said = [...errorsOf(compilation), ...warningsOf(compilation)].filter((diagnostic) => !allowed(diagnostic));
  if (said.length > 0) return [`${who}:\n${quote(portableMessage(said))}`];
  if (compilation.exitCode === 0) return [];
  return [`It does not compile (exit code ${compilation.exitCode ?? 'none'}):\n${quote(allOf(compilation))}`];
}

function allOf(compilation: Compilation): string {
  return [portableMessage(compilation.diagnostics), compilation.rest].join('\n');
}

/** Runs what was linked several times; each time it must end as `ending` asks and print what the block says. */
async function runFailures(bench: Workbench, block: CodeBlock, ending: (result: CommandResult) => string | undefined): Promise<string[]> {
  for (let run = 1; run <= RUNS; run++) {
    const result = await bench.run();
    const which = run === 1 ? '' : ` (run ${run} of ${RUNS}: the output must be the same each time)`;
    const output = `${result.stdout}${result.stderr}`;
    const wrongEnd = result.timedOut ? 'it did not end within 10 seconds' : ending(result);
    if (wrongEnd !== undefined) return [`The program ran, but ${wrongEnd}${which}:\n${quote(output)}`];
    if (block.stdout !== undefined && result.stdout !== block.stdout)
      return [`Its output is not that of the text block${which}: ${difference(block.stdout, result.stdout)}.\n${quote(result.stdout)}`];
    if (block.stderr !== undefined && !containsLines(result.stderr, block.stderr))
      return [`Its stderr does not contain the text,stderr block${which}:\n${quote(result.stderr)}`];
  }
  return [];
}

function endsWell(result: CommandResult): string | undefined {
  return result.exitCode === 0 ? undefined : `it ended with ${describeEnd(result)}`;
}

function endsInPanic(result: CommandResult): string | undefined {
  return result.exitCode === PANIC_EXIT_CODE ? undefined : `it did not panic: it ended with ${describeEnd(result)}`;
}

function endsBadly(result: CommandResult): string | undefined {
  if (result.exitCode === 0) return 'it ended successfully, which an "aborts" block must not';
  return result.exitCode === PANIC_EXIT_CODE ? 'it panicked; say should_panic instead of aborts' : undefined;
}

function describeEnd(result: CommandResult): string {
  return result.exitCode === undefined ? `the signal ${result.signal}` : `exit code ${result.exitCode}`;
}

/** Unit tests in a block that is no exercise must pass. */
async function testFailures(bench: Workbench, block: CodeBlock): Promise<string[]> {
  if (!hasTests(block) || block.key.startsWith('mistake-')) return [];
  const failures = complaints('With its tests, the compiler says', await bench.compile({ emit: 'link', test: true }));
  if (failures.length > 0) return failures;
  const failed = await runTests(bench);
  // The program itself is what runs next.
  await bench.compile({ emit: 'link' });
  return failed;
}

async function runTests(bench: Workbench): Promise<string[]> {
  for (let run = 1; run <= RUNS; run++) {
    const result = await bench.run();
    if (result.timedOut) return ['Its tests did not end within 10 seconds.'];
    if (result.exitCode !== 0) return [`Its tests fail${run === 1 ? '' : ` (run ${run})`}:\n${quote(result.stdout)}`];
  }
  return [];
}

function hasTests(block: CodeBlock): boolean {
  return block.files.some((file) => /^\s*#\[(?:tokio::)?test\b/m.test(file.code));
}

async function checkRefusal(bench: Workbench, { block }: BlockJob): Promise<Finding> {
  const { expectation } = block;
  const codes = expectation.kind === 'compile-fails' ? expectation.codes : [];
  let compilation = await bench.compile({ emit: 'metadata' });
  // Some errors are found only when code is generated.
  if (compilation.exitCode === 0) compilation = await bench.compile({ emit: 'obj' });
  const wanted = codes.length > 0 ? codes.join(', ') : 'an error without a code';
  if (compilation.exitCode === 0) return { failures: [`It compiles, and should be refused with ${wanted}.`] };
  if (compilation.exitCode !== 1) return { failures: [`The compiler crashed:\n${quote(allOf(compilation))}`] };
  const errors = errorsOf(compilation);
  const message = portableMessage(errors);
  const seen = [...new Set(errors.map((error) => error.code ?? 'an error without a code'))];
  const expected = codes.length > 0 ? codes : ['an error without a code'];
  if (seen.length !== expected.length || seen.some((code) => !expected.includes(code)))
    return { failures: [`It should be refused with ${wanted}, but the compiler says ${seen.join(', ')}:\n${quote(message)}`] };
  if (block.stderr !== undefined && !containsLines(message, block.stderr))
    return { failures: [`The compiler's message does not contain the text,stderr block:\n${quote(message)}`] };
  return { failures: [], message };
}

async function checkLint(bench: Workbench, { block }: BlockJob): Promise<Finding> {
  const lint = block.expectation.kind === 'warns' ? block.expectation.lint : '';
  const isClippys = lint.startsWith('clippy::');
  if (isClippys && bench.toolchain.clippy === undefined) return { failures: [], skipped: 'clippy is not installed' };
  const compilation = await bench.compile({ emit: 'metadata', clippy: true, lint, test: hasTests(block) });
  const raised = compilation.diagnostics.filter((diagnostic) => diagnostic.code === lint);
  if (errorsOf(compilation).length > 0 || compilation.exitCode !== 0)
    return { failures: [`It must compile and raise ${lint}, but it is refused:\n${quote(allOf(compilation))}`] };
  if (raised.length === 0) {
    const others = [...new Set(warningsOf(compilation).map((warning) => warning.code ?? warning.message))];
    return { failures: [`It does not raise ${lint}${others.length > 0 ? `, but ${others.join(', ')}` : ''}.`] };
  }
  const message = portableMessage(raised);
  if (block.stdout === undefined && block.stderr === undefined) return { failures: [], message };
  const linked = await bench.compile({ emit: 'link' });
  const failures = linked.exitCode === 0 ? await runFailures(bench, block, endsWell) : complaints('The compiler says', linked);
  return { failures, message };
}

async function checkLintIsGone(bench: Workbench, lint: string): Promise<string[]> {
  if (bench.toolchain.clippy === undefined) return [];
  const compilation = await bench.compile({ emit: 'metadata', clippy: true, lint });
  const raised = compilation.diagnostics.filter((diagnostic) => diagnostic.code === lint);
  return raised.length === 0 ? [] : [`It is the repair, and still raises ${lint}:\n${quote(portableMessage(raised))}`];
}

async function checkExercise(bench: Workbench, { block }: BlockJob): Promise<Finding> {
  const unfinished = (diagnostic: Diagnostic): boolean => diagnostic.code === 'unused_variables';
  if (!block.files.some((file) => /\b(?:todo|unimplemented)!\(/.test(file.code)))
    return { failures: ['An exercise leaves its work as todo!().'] };
  const plain = complaints('The compiler says', await bench.compile({ emit: 'metadata' }), unfinished);
  const tested = complaints('With its tests, the compiler says', await bench.compile({ emit: 'link', test: true }), unfinished);
  if (plain.length + tested.length > 0) return { failures: [...plain, ...tested] };
  const result = await bench.run();
  if (result.timedOut) return { failures: ['Its tests did not end within 10 seconds.'] };
  if (!/^running [1-9]/m.test(result.stdout)) return { failures: ['It has no tests.'] };
  return { failures: result.exitCode === PANIC_EXIT_CODE ? [] : ['Its tests pass, though the work is not done.'] };
}

async function checkSolution(bench: Workbench, { block, exercise }: BlockJob): Promise<Finding> {
  const failures = complaints('With its tests, the compiler says', await bench.compile({ emit: 'link', test: true }));
  if (failures.length === 0) failures.push(...(await runTests(bench)));
  if (failures.length > 0) return { failures };
  if (exercise && testsOf(exercise) !== testsOf(block))
    return { failures: ['Its tests are not those of the exercise: everything from #[cfg(test)] on must be equal.'] };
  const unclean = await cleanFailures(bench, block);
  if (unclean.length > 0) return { failures: unclean };
  return { failures: await runFailures(bench, block, endsWell) };
}

function testsOf(block: CodeBlock): string {
  const code = block.files[0]?.code ?? '';
  return code.slice(Math.max(code.indexOf('#[cfg(test)]'), 0));
}

async function checkFormat(bench: Workbench, block: CodeBlock): Promise<string[]> {
  if (bench.toolchain.rustfmt === undefined) return [];
  const code = block.files[0]?.code ?? '';
  const formatted = await bench.format(block.edition);
  if (formatted === undefined) {
    // A syntax error may be the lesson.
    return block.expectation.kind === 'compile-fails' ? [] : ['rustfmt cannot read it.'];
  }
  if (formatted === code) return [];
  // In an older edition either style will do.
  if (block.edition !== '2024' && (await bench.format('2024')) === code) return [];
  return [`rustfmt would change it: ${difference(formatted, code)}.`];
}

/** A broken block must not meet the goal of its own repair: compile without the lint and print what the repair prints. */
export function repairFailures({ block, fix }: BlockJob): string[] {
  if (!fix || block.expectation.kind !== 'runs') return [];
  if (block.package) return [];
  return block.stdout === fix.stdout
    ? ['It prints what its repair prints, so there is nothing to repair: let the mistake show in the output, or convict it by a lint.']
    : [];
}
