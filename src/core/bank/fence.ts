import { EDITIONS, type Edition, type Expectation } from './question';

/** What the words after three backticks say. */
export type Fence =
  /** Code that the toolchain judges; with `path`, one file of a package. */
  | {
      readonly type: 'code';
      readonly language: string;
      readonly expectation: Expectation;
      readonly edition: Edition;
      readonly release: boolean;
      readonly library: boolean;
      readonly path?: string;
    }
  | { readonly type: 'stdout' | 'stderr' | 'console-expect' }
  | { readonly type: 'listing'; readonly language: string }
  | { readonly type: 'figure' };

const LISTINGS = ['toml', 'console', 'c'];
const ERROR_CODE = /^E\d{4}$/;
const LINT = /^(?:clippy::|rustdoc::)?[a-z][a-z0-9_]*$/;
const PATH = /^(?:[\w-]+\/){0,3}[\w-]+\.(?:toml|rs)$/;

/** @returns the fence, or a sentence that says what is wrong with its attributes */
export function parseFence(info: string): Fence | string {
  const [language = '', ...attributes] = splitAttributes(info);
  const path = attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
  if (path !== undefined && !PATH.test(path)) return `"file=${path}" is not a path inside a package, such as file=src/main.rs.`;
  if (language === 'rust' || path !== undefined) return parseCode(language, attributes, path);
  const rest = attributes.join(',');
  if (language === 'text') {
    if (rest === '') return { type: 'stdout' };
    return rest === 'stderr' ? { type: 'stderr' } : `A "text" block takes only the attribute "stderr", not "${rest}".`;
  }
  if (language === 'console' && rest === 'expect') return { type: 'console-expect' };
  if (rest !== '') return `A "${language}" block takes no attribute "${rest}".`;
  if (language === 'figure') return { type: 'figure' };
  if (LISTINGS.includes(language)) return { type: 'listing', language };
  return language === ''
    ? 'A code block needs a language: rust, text, toml, console, c or figure.'
    : `"${language}" is not a known kind of code block: use rust, text, toml, console, c or figure.`;
}

/** Splits at commas outside of double quotes. */
function splitAttributes(info: string): string[] {
  return (info.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function parseCode(language: string, attributes: readonly string[], path: string | undefined): Fence | string {
  let expectation: Expectation | undefined;
  const codes: string[] = [];
  let edition: Edition = '2024';
  let release = false;
  let library = false;
  const expect = (wanted: Expectation): string | undefined => {
    if (expectation) return 'A block can have only one of compile_fail, warns, should_panic, aborts, no_run, exercise and solution.';
    expectation = wanted;
    return undefined;
  };
  for (let at = 0; at < attributes.length; at++) {
    const attribute = attributes[at] ?? '';
    let problem: string | undefined;
    if (attribute === 'compile_fail') problem = expect({ kind: 'compile-fails', codes });
    else if (attribute === 'warns') {
      const lint = attributes[++at] ?? '';
      problem = LINT.test(lint)
        ? expect({ kind: 'warns', lint })
        : '"warns" is followed by the name of a lint, such as warns,unused_must_use.';
    } else if (attribute === 'should_panic') problem = expect({ kind: 'panics' });
    else if (attribute === 'aborts') problem = expect({ kind: 'aborts' });
    else if (attribute === 'exercise') problem = expect({ kind: 'exercise' });
    else if (attribute === 'solution') problem = expect({ kind: 'solution' });
    else if (attribute === 'no_run') {
      const reason = /^reason="([^"]+)"$/.exec(attributes[++at] ?? '')?.[1];
      problem = reason === undefined ? '"no_run" is followed by reason="...".' : expect({ kind: 'compiles', reason });
    } else if (attribute === 'release') release = true;
    else if (attribute === 'lib') library = true;
    else if (attribute.startsWith('file=')) continue;
    else if (EDITIONS.some((known) => attribute === `edition${known}`)) edition = attribute.slice('edition'.length) as Edition;
    else if (expectation?.kind === 'compile-fails' && (ERROR_CODE.test(attribute) || LINT.test(attribute))) codes.push(attribute);
    else problem = `"${attribute}" is not a known attribute of a ${language} block.`;
    if (problem !== undefined) return problem;
  }
  if (library && !expectation) expectation = { kind: 'compiles', reason: 'a library' };
  return {
    type: 'code',
    language,
    expectation: expectation ?? { kind: 'runs' },
    edition,
    release,
    library,
    ...(path === undefined ? {} : { path }),
  };
}
