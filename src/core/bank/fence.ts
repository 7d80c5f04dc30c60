import { EDITIONS, type Edition, type Expectation } from './question';

/** What the words after three backticks say. */
export type Fence =
  | CodeFence
  | { readonly type: 'stdout' | 'stderr' | 'console' }
  | { readonly type: 'listing'; readonly language: string }
  | { readonly type: 'figure' };

/** Code that the toolchain judges; with `path`, one file of a package. */
export interface CodeFence {
  readonly type: 'code';
  readonly expectation: Expectation;
  readonly edition: Edition;
  readonly release: boolean;
  readonly library: boolean;
  readonly path?: string;
}

/** Shown, never run. */
const LISTINGS = ['toml', 'console', 'c'];
const LANGUAGES = ['rust', 'text', ...LISTINGS, 'figure'].join(', ');
const LONGEST_INFO = 200;
const ERROR_CODE = /^E\d{4}$/;
const LINT = /^(?:clippy::|rustdoc::)?[a-z][a-z0-9_]*$/;
/** Inside the package and nowhere else, and a name that every file system takes. */
const PATH = /^(?:\.cargo\/config\.toml|(?:[a-zA-Z][\w-]*\/){0,3}[a-zA-Z][\w-]*\.(?:toml|rs))$/;

/** @returns the fence, or a sentence that says what is wrong with it */
export function parseFence(info: string): Fence | string {
  if (info.length > LONGEST_INFO) return `The words after the backticks have at most ${LONGEST_INFO} characters.`;
  const [language = '', ...attributes] = splitAttributes(info);
  const path = attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
  if (path !== undefined && !PATH.test(path)) return `"file=${path}" is not a path inside a package, such as file=src/main.rs.`;
  if (language === 'rust' || (language === 'toml' && path !== undefined)) return parseCode(language, attributes, path);
  const rest = attributes.join(',');
  if (language === 'text' && rest === '') return { type: 'stdout' };
  if (language === 'text' && rest === 'stderr') return { type: 'stderr' };
  if (language === 'console' && rest === 'expect') return { type: 'console' };
  if (language === 'figure' && rest === '') return { type: 'figure' };
  if (LISTINGS.includes(language) && rest === '') return { type: 'listing', language };
  if (language === '') return `A code block needs a language: ${LANGUAGES}.`;
  if (!LANGUAGES.split(', ').includes(language)) return `"${language}" is not a known kind of code block: use ${LANGUAGES}.`;
  return `"${rest}" is not a known attribute of a ${language} block.`;
}

/** Splits at commas outside of double quotes. */
function splitAttributes(info: string): string[] {
  return info.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => part.trim());
}

/** Attributes that stand alone and say what must happen. */
const OUTCOMES: Readonly<Record<string, Expectation>> = {
  should_panic: { kind: 'panics' },
  aborts: { kind: 'aborts' },
  exercise: { kind: 'exercise' },
  solution: { kind: 'solution' },
};

function parseCode(language: string, attributes: readonly string[], path: string | undefined): Fence | string {
  const expectations: Expectation[] = [];
  const codes: string[] = [];
  const editions: Edition[] = [];
  let release = false;
  let library = false;
  for (let at = 0; at < attributes.length; at++) {
    const attribute = attributes[at] ?? '';
    const outcome = Object.hasOwn(OUTCOMES, attribute) ? OUTCOMES[attribute] : undefined;
    const edition = EDITIONS.find((known) => attribute === `edition${known}`);
    if (outcome) expectations.push(outcome);
    else if (edition) editions.push(edition);
    else if (attribute === 'release') release = true;
    else if (attribute === 'lib') library = true;
    else if (attribute === 'compile_fail') expectations.push({ kind: 'compile-fails', codes });
    else if (attribute === 'warns') {
      const lint = attributes[++at] ?? '';
      if (!LINT.test(lint)) return '"warns" is followed by the name of a lint, such as warns,unused_must_use.';
      expectations.push({ kind: 'warns', lint });
    } else if (attribute === 'no_run') {
      const reason = /^reason="([^"]+)"$/.exec(attributes[++at] ?? '')?.[1];
      if (reason === undefined) return '"no_run" is followed by its reason, as in no_run,reason="listens on a port".';
      expectations.push({ kind: 'compiles', reason });
    } else if (attribute.startsWith('file=')) continue;
    else if (expectations.at(-1)?.kind === 'compile-fails' && (ERROR_CODE.test(attribute) || LINT.test(attribute))) codes.push(attribute);
    else return `"${attribute}" is not a known attribute of a ${language} block.`;
  }
  if (language === 'toml' && attributes.length > 1) return 'A "toml" file of a package takes no attribute but file=.';
  if (expectations.length > 1 || editions.length > 1)
    return 'A block has one edition, and one of compile_fail, warns, should_panic, aborts, no_run, exercise and solution.';
  if (new Set(attributes).size < attributes.length) return 'An attribute stands here twice: keep one.';
  const expectation = expectations[0] ?? (library ? { kind: 'compiles', reason: 'a library' } : { kind: 'runs' });
  if (library && !['compiles', 'compile-fails', 'warns'].includes(expectation.kind))
    return 'A library (lib) is only compiled: it cannot run.';
  return { type: 'code', expectation, edition: editions[0] ?? '2024', release, library, ...(path === undefined ? {} : { path }) };
}
