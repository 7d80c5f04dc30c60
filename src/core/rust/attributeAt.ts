import type { ConceptMatch } from './conceptsAt';
import { resolvePath } from './resolvePath';
import type { Tokens } from './lexer';
import type { ConceptNames } from './names';
import { pathAt } from './pathAt';
import type { RustFile } from './rustFile';

/** The concepts of a name inside `#[...]`, or undefined if the token is not in an attribute. */
export function attributeAt(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] | undefined {
  const { tokens } = file;
  // `#[$meta:meta]` of a macro.
  const start = tokens.text(tokens.beside(index, -1)) === ':' ? undefined : attributeStart(tokens, index);
  if (start === undefined) return undefined;
  const word = tokens.text(index);
  if (word === 'unsafe') return undefined;
  const { segments, start: first } = pathAt(tokens, index);
  const holders = holdersOf(tokens, start, index);
  const match = (conceptIds: readonly string[], from = tokens.from(index)): readonly ConceptMatch[] =>
    conceptIds.map((conceptId) => ({ conceptId, from, to: tokens.to(index), by: 'attribute' }));
  const holder = holders.at(-1);
  if (holder === undefined) {
    // What stands behind `=` is a value.
    if (first !== start && tokens.text(tokens.beside(first, -1)) !== '(' && tokens.text(tokens.beside(first, -1)) !== ',') return [];
    if (tokens.text(tokens.beside(index, 1)) === '::') return match(headConcepts(file, segments, index, names));
    return match(attributeConcepts(tokens, index, segments, names), tokens.from(first));
  }
  if (holder === 'derive') return match(derivedConcepts(file, segments, index, names));
  if (holders.includes('cfg')) return match(names.attribute('cfg', word));
  const exact = names.attributeArgument(holder, word);
  return match(exact.length > 0 ? exact : names.attribute(holder));
}

function attributeConcepts(tokens: Tokens, index: number, segments: readonly string[], names: ConceptNames): readonly string[] {
  const name = segments.join('::');
  // What `derive` derives has a hover of its own.
  const argument = name !== 'derive' && tokens.text(tokens.beside(index, 1)) === '(' ? tokens.text(tokens.beside(index, 2)) : undefined;
  const found = names.attribute(name, argument);
  return found.length > 0 || segments.length === 1 ? found : names.attribute(segments.at(-1)!, argument);
}

/** `tokio` of `#[tokio::main]`. */
function headConcepts(file: RustFile, segments: readonly string[], index: number, names: ConceptNames): readonly string[] {
  const resolved = resolvePath(file.names, segments, file.tokens.from(index), 'macro');
  return resolved.kind === 'local' ? [] : names.namedModule(resolved.kind === 'path' ? resolved.path : segments);
}

function derivedConcepts(file: RustFile, segments: readonly string[], index: number, names: ConceptNames): readonly string[] {
  const resolved = resolvePath(file.names, segments, file.tokens.from(index), 'type');
  if (resolved.kind === 'local') return [];
  if (file.tokens.text(file.tokens.beside(index, 1)) === '::') return names.namedModule(segments);
  const name = segments.at(-1)!;
  const exact = names.attributeArgument('derive', name);
  if (resolved.kind === 'path' || segments.length > 1) {
    const ofPath = names.item(resolved.kind === 'path' ? resolved.path : segments);
    return ofPath.length > 0 && !ofPath.some((id) => exact.includes(id)) ? ofPath : exact.length > 0 ? exact : ofPath;
  }
  return exact.length > 0 ? exact : names.type(name);
}

/**
 * The attributes whose brackets are open at a token, innermost last. `unsafe(no_mangle)` is `no_mangle`, and what `cfg_attr` sets behind its condition is
 * an attribute of its own.
 */
function holdersOf(tokens: Tokens, start: number, index: number): readonly string[] {
  const open: { readonly name: string; commas: number }[] = [];
  for (let at = start; at < index; at++) {
    const text = tokens.text(at);
    if (text === '(') open.push({ name: tokens.text(tokens.beside(at, -1)), commas: 0 });
    else if (text === ')') open.pop();
    else if (text === ',' && open.length > 0) open.at(-1)!.commas++;
  }
  const setBy = open.findLastIndex(({ name, commas }) => name === 'cfg_attr' && commas > 0);
  return open.slice(setBy + 1).flatMap(({ name }) => (name === 'unsafe' ? [] : [name === 'cfg_attr' ? 'cfg' : name]));
}

/** How many tokens an attribute may have before the one asked about. */
const LONGEST_ATTRIBUTE = 200;

/** Index of the first token inside the `#[` or `#![` that is still open at this token. */
function attributeStart(tokens: Tokens, index: number): number | undefined {
  let depth = 0;
  for (let at = index - 1; at >= 1 && index - at < LONGEST_ATTRIBUTE; at--) {
    const text = tokens.text(at);
    if (text === ';' || text === '{' || text === '}') return undefined;
    if (text === ']') depth++;
    if (text !== '[') continue;
    if (depth > 0) depth--;
    else {
      const before = tokens.text(at - 1);
      if (before !== '#' && !(before === '!' && tokens.text(at - 2) === '#')) return undefined;
      return beginsItem(tokens, at + 1, index) ? undefined : at + 1;
    }
  }
  return undefined;
}

const BEGINS_ITEM = /^(?:pub|fn|struct|enum|union|impl|trait|mod|use|let|const|static|unsafe|async)$/;

/** One of these tokens begins an item on a line of its own: the attribute before it was left open. */
function beginsItem(tokens: Tokens, start: number, end: number): boolean {
  for (let at = start + 1; at <= end; at++) {
    if (!BEGINS_ITEM.test(tokens.text(at)) || !/^[\w({]/.test(tokens.text(tokens.beside(at, 1)))) continue;
    if (tokens.source.slice(tokens.to(at - 1), tokens.from(at)).includes('\n')) return true;
  }
  return false;
}
