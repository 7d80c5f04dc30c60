import type { ConceptMatch, MatchedBy } from './conceptsAt';
import { resolveHead, resolvePath } from './resolvePath';
import { localNameAt } from './localNames';
import { methodConcepts } from './methods';
import type { ConceptNames } from './names';
import { pathAt, type PathAt } from './pathAt';
import { PRIMITIVE } from './primitive';
import { receiverOf } from './receivers';
import type { RustFile } from './rustFile';
import { cratesOf, isStd, NEEDS_CRATE, PRELUDE_FUNCTIONS, PRELUDE_VARIANTS, SHORT_PATHS, stdHomes } from './stdPaths';
import { declaresType } from './typeParameters';
import { matchesShape } from './typeShapes';

/** Words before a name that is declared, not used. */
const DECLARING = /^(?:fn|mod|struct|enum|union|trait|type|static)$/;
/** Macros of std: a crate's own macro of the same name is another thing. */
const STD_MACROS = new Set(
  (
    'addr_of assert assert_eq assert_ne cfg cfg_select compile_error concat dbg debug_assert debug_assert_eq env eprint eprintln format format_args ' +
    'include include_bytes include_str is_x86_feature_detected line matches offset_of option_env panic pin print println stringify thread_local todo ' +
    'unimplemented unreachable vec write writeln'
  ).split(' '),
);

/** What a name speaks of: a macro, method, type, trait, variant, function, module or crate that a concept is named for. */
export function nameAt(file: RustFile, index: number, names: ConceptNames): readonly ConceptMatch[] {
  const { tokens } = file;
  const next = tokens.beside(index, 1);
  const before = tokens.beside(index, -1);
  const found = (ids: readonly string[], by: MatchedBy, to = tokens.to(index)): readonly ConceptMatch[] =>
    ids.map((conceptId) => ({ conceptId, from: tokens.from(index), to, by }));
  // `a != b` lexes as one token, so a lone `!` right behind a name is a macro's.
  if (tokens.text(next) === '!' && tokens.from(next) === tokens.to(index))
    return found(macroConcepts(file, index, names), 'macro', tokens.to(next));
  const textBefore = tokens.text(before);
  if (textBefore === '.') return /^(?:\(|::)$/.test(tokens.text(next)) ? found(methodAt(file, index, names), 'method') : [];
  const local = localNameAt(file, index);
  if (local) return [local];
  if (isTypeBinding(file, index)) return found(['associated-types'], 'syntax');
  if (isDeclared(file, index, textBefore) || isVariantDeclared(file, index)) return [];
  const path = pathAt(tokens, index);
  if (path.isOpen) return [];
  let [ids, by] = pathConcepts(file, index, path, names);
  if (ids.length > 0 && isTypeParameter(file, index, path))
    [ids, by] = path.segments.length > 1 ? ofOwnType(file, index, path.segments.at(-1)!, names) : NOTHING;
  if (ids.length === 0) return [];
  const matches = [...found(ids, by)];
  if (tokens.text(next) !== '<') return matches;
  const shapes: ConceptMatch[] = [];
  for (const shape of names.shapes(path.segments.at(-1)!)) {
    const end = matchesShape(tokens, index, shape);
    if (end !== undefined) shapes.push({ conceptId: shape.conceptId, from: tokens.from(index), to: end, by: 'name' });
  }
  return [...shapes, ...matches.filter((match) => !shapes.some((shape) => shape.conceptId === match.conceptId))];
}

/** `fn f<Stream>(s: Stream)`: a type parameter hides what std or a crate calls so. */
function isTypeParameter(file: RustFile, index: number, { segments, isInUse }: PathAt): boolean {
  const name = segments[0]!;
  if (isInUse || !/^\p{Lu}/u.test(name)) return false;
  for (let node = file.tree?.resolveInner(file.tokens.from(index), 1) ?? null; node; node = node.parent) {
    const parameters = node.name.endsWith('Item') ? node.getChild('TypeParamList') : null;
    if (parameters && declaresType(parameters, name, ({ from, to }) => file.text.slice(from, to))) return true;
  }
  return false;
}

function isDeclared(file: RustFile, index: number, before: string): boolean {
  const { tokens } = file;
  if (DECLARING.test(before)) return true;
  const next = tokens.text(tokens.beside(index, 1));
  if (before === 'const') return next === ':';
  if (before === 'mut') return tokens.text(tokens.beside(index, -2)) === 'static';
  // A parameter or field, if an odd one, as in the definitions of foreign code.
  if (next === ':' && /^[({]$/.test(before)) return true;
  // `macro_rules! name`
  if (before === '!') return tokens.text(tokens.beside(index, -2)) === 'macro_rules';
  // `struct Pair<T = u8>`
  return next === '=' && /^[<,]$/.test(before) && file.nodeAt(tokens.from(index))?.node.parent?.name !== 'TypeBinding';
}

/** `Iterator<Item = T>`: the name of an associated type. */
function isTypeBinding(file: RustFile, index: number): boolean {
  if (file.tokens.text(file.tokens.beside(index, 1)) !== '=') return false;
  const binding = file.nodeAt(file.tokens.from(index))?.node.parent;
  // `Option<String = None` lacks a `>`.
  return binding?.name === 'TypeBinding' && binding.parent?.getChild('>') !== null;
}

function isVariantDeclared(file: RustFile, index: number): boolean {
  const { tokens } = file;
  return /^[{,\]]$/.test(tokens.text(tokens.beside(index, -1))) && file.nodeAt(tokens.from(index))?.node.parent?.name === 'EnumVariant';
}

function macroConcepts(file: RustFile, index: number, names: ConceptNames): readonly string[] {
  const { segments, isOpen } = pathAt(file.tokens, index);
  if (isOpen) return [];
  const name = segments.at(-1)!;
  const resolved = resolvePath(file.names, segments, file.tokens.from(index), 'macro');
  if (resolved.kind === 'local') return [];
  const path = resolved.kind === 'path' ? resolved.path : segments;
  if (path.length > 1) return STD_MACROS.has(name) && !isStd(path[0]!) && !names.isCrate(path[0]!) ? [] : names.macroAt(path);
  return names.macro(name);
}

function methodAt(file: RustFile, index: number, names: ConceptNames): readonly string[] {
  const { tokens } = file;
  const name = tokens.text(index);
  const isJoin = name === 'join' && tokens.text(tokens.beside(index, 2)) === ')';
  if (!isJoin && names.method(name).length === 0) return [];
  const receiver = receiverOf(file, index);
  if (!isJoin) return methodConcepts(file, index, name, receiver, names);
  // Without arguments it is no slice's and no path's: a thread's, unless the file tells of something else.
  const isOther = receiver ? !receiver.path.at(-1)!.endsWith('JoinHandle') : file.names.methods.has(name);
  return isOther ? [] : JOINS_THREAD;
}

const JOINS_THREAD = ['threads'];

type Found = readonly [ids: readonly string[], by: MatchedBy];
const NOTHING: Found = [[], 'name'];

function pathConcepts(file: RustFile, index: number, path: PathAt, names: ConceptNames): Found {
  const { tokens } = file;
  const { segments, isInUse } = path;
  const name = segments.at(-1)!;
  const next = tokens.text(tokens.beside(index, 1));
  const isLower = /^[a-z_]/.test(name);
  const isCall = next === '(';
  const goesOn = next === '::' && tokens.text(tokens.beside(index, 2)) !== '<';
  if (segments.length === 1 && isLower && !isInUse) {
    if (tokens.text(tokens.beside(index, -1)) === 'crate') return [names.namedModule([name]), 'name'];
    // Lower-case names are types only where a type stands: `str` and `u8` are good names for variables too.
    if (!isCall && next !== '::') return isTypePlace(file, index) ? barePrimitive(file, index, name, names) : NOTHING;
    if (goesOn && names.type(name).length > 0 && !isNamed(file, index, name)) return [names.type(name), 'name'];
  }
  const resolved = path.isGlobal
    ? ({ kind: 'path', path: isStd(segments[0]!) ? ['std', ...segments.slice(1)] : segments } as const)
    : goesOn && segments.length === 1
      ? resolveHead(file.names, name, tokens.from(index))
      : resolvePath(file.names, segments, tokens.from(index), isLower && isCall ? 'value' : 'type');
  if (resolved.kind === 'local') return isLower && segments.length > 1 && isCall ? ofOwnType(file, index, name, names) : NOTHING;
  if (resolved.kind === 'path') return fullPathConcepts(file, index, resolved.path, { goesOn, isLower, name }, names);
  for (const glob of resolved.globs) {
    const ids = names.item(glob);
    if (ids.length > 0 && isOwnItem(glob, names)) return [ids, 'name'];
  }
  if (segments.length === 1) return bareConcepts(file, index, name, { goesOn, isLower }, names);
  const guessed = guessPath(segments, names);
  if (guessed) return fullPathConcepts(file, index, guessed, { goesOn, isLower, name }, names);
  return isLower && isCall ? ofOwnType(file, index, name, names) : NOTHING;
}

interface Shape {
  /** More of the path follows. */
  readonly goesOn: boolean;
  readonly isLower: boolean;
}

function fullPathConcepts(
  file: RustFile,
  index: number,
  path: readonly string[],
  { goesOn, isLower, name }: Shape & { readonly name: string },
  names: ConceptNames,
): Found {
  const holder = path.at(-2);
  if (path.length === 1) return [names.namedModule(isStd(name) ? [name] : path), 'name'];
  if (!isLower) return [names.item(path), 'name'];
  const module = names.namedModule(path);
  if (module.length > 0 || goesOn) return [module, 'name'];
  if (!/^\p{Lu}/u.test(holder!) && !isPrimitive(holder!, path)) return [names.functionAt(path), 'name'];
  // A function of a type: by its own name, else as a method that is called by path.
  const exact = names.exactItem(path);
  const general = name === 'new' ? names.function(name) : [];
  if (exact.length + general.length > 0) return [[...exact, ...general], 'name'];
  return [methodConcepts(file, index, name, { path: path.slice(0, -1), args: [] }, names), 'method'];
}

/** `Thing::from(..)`: of a type that is not std's only what every type may have. */
function ofOwnType(file: RustFile, index: number, name: string, names: ConceptNames): Found {
  if (name === 'new') return [names.function(name), 'name'];
  return /^(?:try_)?from$/.test(name) ? [methodConcepts(file, index, name, undefined, names), 'method'] : NOTHING;
}

function bareConcepts(file: RustFile, index: number, name: string, { goesOn, isLower }: Shape, names: ConceptNames): Found {
  const { tokens } = file;
  if (isLower) {
    if (goesOn) {
      const crate = names.namedModule([name]);
      return [crate.length > 0 ? crate : names.namedModule(names.stdModule(name) ?? []), 'name'];
    }
    const path = Object.hasOwn(PRELUDE_FUNCTIONS, name) ? PRELUDE_FUNCTIONS[name] : undefined;
    return [path === undefined ? (name === 'new' ? [] : names.function(name)) : names.item(path.split('::')), 'name'];
  }
  if (goesOn) {
    // `Ordering::Relaxed` says which of the two it is.
    const member = names.stdPath(`${name}::${tokens.text(tokens.beside(index, 2))}`);
    const ids = member ? names.exactItem(member.slice(0, -1)) : [];
    if (ids.length > 0) return [ids, 'name'];
  }
  const homes = stdHomes(name);
  const isVariant = homes.length > 0 && homes.every((home) => /^\p{Lu}/u.test(home.split('::').at(-2)!));
  if (isVariant && !PRELUDE_VARIANTS.has(name)) return NOTHING;
  if (NEEDS_CRATE.has(name) && !cratesOf(name).some((crate) => file.names.crates.has(crate))) return NOTHING;
  return [names.type(name), 'name'];
}

/** The full path that a path without an import most likely has. */
function guessPath(segments: readonly string[], names: ConceptNames): readonly string[] | undefined {
  const [first, ...rest] = segments as [string, ...string[]];
  if (/^\p{Lu}/u.test(first)) {
    const exact = names.stdPath(segments.slice(-2).join('::'));
    if (exact && segments.length === 2) return exact;
    const home = stdHomes(first)[0];
    return home === undefined ? undefined : [...home.split('::'), ...rest];
  }
  if (isPrimitive(first, [first])) return segments;
  if (Object.hasOwn(SHORT_PATHS, first)) return [...SHORT_PATHS[first]!.split('::'), ...rest];
  if (names.isCrate(first)) return segments;
  const exact = segments.length === 2 ? names.stdPath(segments.join('::')) : undefined;
  if (exact) return exact;
  const module = names.stdModule(first);
  return module ? [...module, ...rest] : segments;
}

/** An item that a glob of this crate or module may have brought: not just any name that a module's concept would take in. */
function isOwnItem(path: readonly string[], names: ConceptNames): boolean {
  const name = path.at(-1)!;
  return names.exactItem(path).length > 0 || cratesOf(name).includes(path[0]!);
}

/** `u32` of `u32::from_str_radix` and of `std::u32::MAX`, not a module that is named like it. */
function isPrimitive(name: string, path: readonly string[]): boolean {
  return PRIMITIVE.test(name) && path.at(0) === name;
}

function barePrimitive(file: RustFile, index: number, name: string, names: ConceptNames): Found {
  const ids = names.type(name);
  if (ids.length > 0 && PRIMITIVE.test(name)) return [ids, 'name'];
  const resolved = resolvePath(file.names, [name], file.tokens.from(index), 'type');
  if (resolved.kind === 'local') return NOTHING;
  return [resolved.kind === 'path' ? names.item(resolved.path) : ids, 'name'];
}

/** The file has something of its own or an import by this name. */
function isNamed(file: RustFile, index: number, name: string): boolean {
  return resolvePath(file.names, [name, ''], file.tokens.from(index), 'type').kind !== 'unknown';
}

/** Tokens that only stand before a type where the tree is broken. */
const BEFORE_TYPE = /^(?:->|:|&|<|as|dyn)$/;

function isTypePlace(file: RustFile, index: number): boolean {
  const { tokens } = file;
  const node = file.nodeAt(tokens.from(index))?.node;
  if (node?.name === 'TypeIdentifier' || node?.name === 'ScopeIdentifier') return true;
  if (node && !node.type.isError && node.name !== 'SourceFile' && node.parent?.type.isError !== true) return false;
  const before = tokens.text(tokens.beside(index, -1));
  return BEFORE_TYPE.test(before) || (before === 'mut' && tokens.text(tokens.beside(index, -2)) === '&');
}
