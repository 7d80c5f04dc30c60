/** A type as far as the file tells it: references and lifetimes do not count. */
export interface RustType {
  /** `std::vec::Vec`; one segment for what is built in: `slice`, `array`, `tuple`, `int`; `crate` and the name for the file's own. */
  readonly path: readonly string[];
  readonly args: readonly (RustType | undefined)[];
}

/** First segment of the path of a type that the file declares. */
export const LOCAL = 'crate';

export function builtIn(name: string, ...args: (RustType | undefined)[]): RustType {
  return { path: [name], args };
}

export function ofStd(path: string, ...args: (RustType | undefined)[]): RustType {
  return { path: ['std', ...path.split('::')], args };
}

export const ITERATOR = ofStd('iter::Iterator');

export function option(value: RustType | undefined): RustType {
  return ofStd('option::Option', value);
}

export function result(value: RustType | undefined): RustType {
  return ofStd('result::Result', value);
}

/** A type's name as the tables of methods have it. */
export function shortName({ path }: RustType): string {
  const name = path.at(-1)!;
  if (/^[iu](?:8|16|32|64|128|size)$/.test(name)) return 'int';
  if (/^f(?:32|64)$/.test(name)) return 'float';
  if (name.startsWith('NonZero')) return 'NonZero';
  return name.startsWith('Atomic') ? 'Atomic' : name;
}

const ITERATORS = new Set(
  (
    'Iterator DoubleEndedIterator ExactSizeIterator FusedIterator Peekable Chars CharIndices Range RangeFrom RangeInclusive Lines Split SplitWhitespace ' +
    'Bytes Iter IterMut IntoIter Drain Args Vars ReadDir Map Filter FilterMap FlatMap Flatten Enumerate Zip Rev Chain Take TakeWhile Skip SkipWhile Scan ' +
    'StepBy Cycle Fuse Inspect Cloned Copied Windows Chunks ChunksMut ChunksExact ChunksExactMut Repeat Keys Values ValuesMut IntoKeys IntoValues'
  ).split(' '),
);
const TRAITS: Readonly<Record<string, readonly string[]>> = {
  File: ['Read', 'Write', 'Seek'],
  TcpStream: ['Read', 'Write'],
  Stdin: ['Read'],
  Stdout: ['Write'],
  Stderr: ['Write'],
  StdinLock: ['Read', 'BufRead'],
  BufRead: ['Read'],
  BufReader: ['Read', 'BufRead', 'Seek'],
  BufWriter: ['Write'],
  Cursor: ['Read', 'BufRead', 'Write', 'Seek'],
  Receiver: ['IntoIterator'],
};

/** Traits with methods that a type of std is known to have, beside those that any type may have. */
export function traitsOf(short: string): readonly string[] {
  if (ITERATORS.has(short)) return short === 'Iterator' ? [] : ['Iterator'];
  return Object.hasOwn(TRAITS, short) ? TRAITS[short]! : [];
}

const DEREFERENCES: Readonly<Record<string, RustType>> = {
  Vec: builtIn('slice'),
  array: builtIn('slice'),
  String: builtIn('str'),
  PathBuf: ofStd('path::Path'),
  OsString: ofStd('ffi::OsStr'),
  CString: ofStd('ffi::CStr'),
};
const POINTERS =
  /^(?:Box|Rc|Arc|Pin|Ref|RefMut|MutexGuard|RwLockReadGuard|RwLockWriteGuard|Cow|ManuallyDrop|LazyLock|LazyCell|PeekMut|CachePadded)$/;

/** It has hardly a method of its own: those of what it points to are called through it. */
export function isPointer({ path }: RustType): boolean {
  const name = path.at(-1)!;
  return POINTERS.test(name) && (path[0] === 'std' || name === 'CachePadded');
}

/** What a method call looks at next when the type itself has no such method. */
export function pointeeOf(type: RustType): RustType | undefined {
  if (isPointer(type)) return type.args[0];
  const name = type.path.at(-1)!;
  if (!Object.hasOwn(DEREFERENCES, name)) return undefined;
  const to = DEREFERENCES[name]!;
  return type.args.length > 0 ? { ...to, args: type.args } : to;
}
