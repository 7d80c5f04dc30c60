import { cratesWith, isPlainWord, isTellingArgument, namesakesOf, ownersOf, teaches, TRAIT_OWNERS } from './methodOwners';
import type { ConceptNames } from './names';
import type { RustFile } from './rustFile';
import { isPointer, LOCAL, pointeeOf, shortName, traitsOf, type RustType } from './rustTypes';

/**
 * The concepts that a method speaks of: those whose types include the receiver's, or, if the file does not tell that, those that the name belongs to
 * alone. Silent otherwise: `names.join(", ")` is no thread's.
 */
export function methodConcepts(
  file: RustFile,
  index: number,
  name: string,
  receiver: RustType | undefined,
  names: ConceptNames,
): readonly string[] {
  const concepts = names.method(name);
  if (name === 'build') return isOfBuilder(file, index, receiver) ? concepts : [];
  // What is awaited is a stream's or a lock's of an async crate, not std's.
  if (isAwaited(file, index) && !ASYNC.has(name)) return [];
  const crates = cratesWith(name);
  if (crates) return crates.length === 0 || crates.some((crate) => file.names.crates.has(crate)) ? concepts : [];
  if (receiver) {
    const told = byReceiver(file, index, name, receiver, concepts, names);
    if (told) return told;
  }
  if (isForeign(file, name)) return [];
  const owners = ownersOf(name);
  if (owners.length === 0) return [];
  // With such an argument it is the one that the concept means, whoever else has the name.
  if (mentionsOrdering(file, index, name)) return concepts;
  if (isPlainWord(name)) return isTellingArgument(name, firstArgument(file, index)) ? concepts : [];
  return concepts.filter((conceptId) => owners.every((owner) => teaches(conceptId, owner)));
}

/** Undefined where the receiver leaves it open. */
function byReceiver(
  file: RustFile,
  index: number,
  name: string,
  receiver: RustType,
  concepts: readonly string[],
  names: ConceptNames,
): readonly string[] | undefined {
  const owners = ownersOf(name);
  const ofAnyType = owners.find((owner) => TRAIT_OWNERS.has(owner));
  let type: RustType | undefined = receiver;
  for (let depth = 0; type && depth < DEEPEST; depth++) {
    const to = pointeeOf(type);
    if (type.path[0] === LOCAL) {
      // A method of the file's own is its own; what it does not declare may come from a trait or by dereference.
      if (file.names.methods.has(name)) return [];
    } else if (type.path[0] !== 'std' && type.path.length > 1 && !to) {
      const ofType = names.item(type.path);
      const told = concepts.filter((conceptId) => ofType.includes(conceptId));
      // `NumCast::from`: a trait's own function has the name as well. A future that is pinned has `as_mut`.
      if (told.length > 0 || ofAnyType === undefined || isByPath(file, index) || owners.includes(shortName(type))) return told;
      return concepts.filter((conceptId) => teaches(conceptId, ofAnyType));
    } else {
      const own = type;
      const short = shortName(type);
      if (owners.includes(short)) return concepts.filter((conceptId) => teaches(conceptId, short) || ofItem(own, conceptId, names));
      const trait = traitsOf(short).find((candidate) => owners.includes(candidate));
      if (trait !== undefined) return concepts.filter((conceptId) => teaches(conceptId, trait) || teaches(conceptId, short));
      // A pointer to who knows what.
      if (isPointer(type) && !to && !isByPath(file, index)) return undefined;
    }
    type = to;
  }
  if (receiver.path[0] === LOCAL) return ofOwnType(file, index, name, receiver, concepts);
  if (ofAnyType === undefined) return [];
  const short = shortName(receiver);
  return concepts.filter((conceptId) => teaches(conceptId, ofAnyType) || teaches(conceptId, short));
}

/** `Type::name`, not `value.name`. */
function isByPath({ tokens }: RustFile, index: number): boolean {
  return tokens.text(tokens.beside(index, -1)) === '::';
}

/** What a type of this crate can only have from a trait: one that any type may have, or one that the file implements. */
function ofOwnType(
  file: RustFile,
  index: number,
  name: string,
  type: RustType,
  concepts: readonly string[],
): readonly string[] | undefined {
  const owners = ownersOf(name);
  const implemented = owners.find((owner) => file.names.implements(type.path.at(-1)!, owner));
  if (implemented !== undefined) return concepts.filter((conceptId) => teaches(conceptId, implemented));
  if (mentionsOrdering(file, index, name) || owners.some((owner) => owner !== 'IntoIterator' && TRAIT_OWNERS.has(owner))) return undefined;
  if (isPlainWord(name)) return [];
  // What a trait says of itself, its supertraits may say too.
  return type.path.at(-1) === 'Self' ? undefined : [];
}

/** How far a receiver is dereferenced: `Arc<Mutex<..>>`, a guard, what it guards. */
const DEEPEST = 5;

function ofItem(type: RustType, conceptId: string, names: ConceptNames): boolean {
  return names.exactItem(type.path).includes(conceptId);
}

/** How far back a chain of calls is looked through for its builder, in tokens. */
const LONGEST_CHAIN = 120;

/** `ServerBuilder::new().port(80).build()`, `Server::builder().build()`. */
function isOfBuilder({ tokens }: RustFile, index: number, receiver: RustType | undefined): boolean {
  if (receiver) return receiver.path.at(-1)!.endsWith('Builder');
  for (let at = index - 1; at >= 0 && index - at < LONGEST_CHAIN; at--) {
    const text = tokens.text(at);
    if (/^[;{}=]$/.test(text)) return false;
    if (/(?:Builder|^builder)$/.test(text)) return true;
  }
  return false;
}

/** The name may be that of the file's own type, of a module of this crate that is named for what it does, or of a crate that the file uses. */
function isForeign(file: RustFile, name: string): boolean {
  const { methods, crates, modules } = file.names;
  return methods.has(name) || modules.has(name) || namesakesOf(name).some((namesake) => crates.has(namesake) || modules.has(namesake));
}

function firstArgument({ tokens }: RustFile, index: number): string {
  const at = tokens.beside(index, 1);
  return tokens.text(at) === '(' ? tokens.text(tokens.beside(at, 1)) : '';
}

const LONGEST_ARGUMENTS = 40;
/** Methods that give a future, or are of a crate that has such. */
const ASYNC: ReadonlySet<string> = new Set(['changed', 'for_each_concurrent', 'instrument', 'into', 'clone', 'send', 'recv']);

/** `.await` stands right behind the call. */
function isAwaited({ tokens }: RustFile, index: number): boolean {
  let depth = 0;
  for (let at = tokens.beside(index, 1), count = 0; at < tokens.length && count < LONGEST_ARGUMENTS; at = tokens.beside(at, 1), count++) {
    const text = tokens.text(at);
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return tokens.text(tokens.beside(at, 1)) === '.' && tokens.text(tokens.beside(at, 2)) === 'await';
    if (text === ';' || depth === 0) return false;
  }
  return false;
}

/** `flag.store(true, Ordering::Release)`: nothing stands behind it. */
function mentionsOrdering({ tokens }: RustFile, index: number, name: string): boolean {
  if (!/^(?:load|store|swap|compare_exchange)$/.test(name)) return false;
  let depth = 0;
  for (let at = tokens.beside(index, 1), count = 0; at < tokens.length && count < LONGEST_ARGUMENTS; at = tokens.beside(at, 1), count++) {
    const text = tokens.text(at);
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) {
      const last = tokens.text(tokens.beside(at, -1));
      return ORDERING.test(last === ',' ? tokens.text(tokens.beside(at, -2)) : last);
    }
    if (text === ';') return false;
  }
  return false;
}

const ORDERING = /^(?:Relaxed|Acquire|Release|AcqRel|SeqCst)$/;
