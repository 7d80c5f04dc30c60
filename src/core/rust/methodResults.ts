import { builtIn, ITERATOR, ofStd, option, pointeeOf, result, shortName, traitsOf, type RustType } from './rustTypes';

/** rayon's: what is called on it is not std's. */
const PARALLEL: RustType = { path: ['rayon', 'iter', 'ParallelIterator'], args: [] };
const MAKES_PARALLEL = /^(?:par_\w+|into_par_iter)$/;
/** Methods that make an iterator whatever they are called on. */
const MAKES_ITERATOR =
  /^(?:iter|iter_mut|into_iter|drain|chars|char_indices|bytes|lines|split_whitespace|split_ascii_whitespace|windows|chunks|chunks_mut|chunks_exact|chunk_by|keys|values|values_mut|into_keys|into_values|rsplit|splitn|args)$/;
const KEEPS_ITERATOR =
  /^(?:map|filter|filter_map|flat_map|flatten|zip|enumerate|rev|take|skip|chain|cycle|step_by|take_while|skip_while|map_while|scan|inspect|copied|cloned|fuse|by_ref)$/;
const KEEPS_ITEM =
  /^(?:filter|rev|take|skip|chain|cycle|step_by|take_while|skip_while|inspect|copied|cloned|fuse|by_ref|peekable|iter|iter_mut|into_iter)$/;
const ITERATOR_TO_OPTION = /^(?:next|next_back|last|nth|find|find_map|position|reduce|max|min|max_by|min_by|max_by_key|min_by_key)$/;
const UNWRAPS = /^(?:unwrap|expect|unwrap_or|unwrap_or_else|unwrap_or_default|unwrap_unchecked)$/;
const KEEPS_OPTION = /^(?:as_ref|as_mut|as_deref|as_deref_mut|take|cloned|copied|filter|or|or_else|inspect|replace|insert)$/;
const KEEPS_TYPE = /^(?:clone|to_owned|min|max|pow|abs|reverse_bits|wrapping_\w+|saturating_\w+|by_ref)$/;

const ENDS_BUILDER = /^(?:build\w*|spawn\w*|finish|init|try_init)$/;

type Results = Readonly<Record<string, (receiver: RustType) => RustType | undefined>>;

const argument = (receiver: RustType): RustType | undefined => receiver.args[0];
const OPTION: Results = {
  ok_or: (of) => result(of.args[0]),
  ok_or_else: (of) => result(of.args[0]),
  map: () => option(undefined),
  and_then: () => option(undefined),
};
const RESULT: Results = {
  ok: (of) => option(of.args[0]),
  err: () => option(undefined),
  map_err: (of) => result(of.args[0]),
  map: () => result(undefined),
  and_then: () => result(undefined),
  as_ref: (of) => of,
};
const TEXT: Results = {
  trim: () => builtIn('str'),
  trim_start: () => builtIn('str'),
  trim_end: () => builtIn('str'),
  trim_matches: () => builtIn('str'),
  trim_start_matches: () => builtIn('str'),
  trim_end_matches: () => builtIn('str'),
  as_str: () => builtIn('str'),
  to_lowercase: () => ofStd('string::String'),
  to_uppercase: () => ofStd('string::String'),
  to_owned: () => ofStd('string::String'),
  repeat: () => ofStd('string::String'),
  replace: () => ofStd('string::String'),
  as_bytes: () => builtIn('slice'),
  split: () => iteratorOf(builtIn('str')),
  parse: () => result(undefined),
  strip_prefix: () => option(builtIn('str')),
  strip_suffix: () => option(builtIn('str')),
  split_once: () => option(builtIn('tuple', builtIn('str'), builtIn('str'))),
  rsplit_once: () => option(builtIn('tuple', builtIn('str'), builtIn('str'))),
  find: () => option(builtIn('usize')),
};
const SEQUENCE: Results = {
  first: (of) => option(of.args[0]),
  last: (of) => option(of.args[0]),
  get: (of) => option(of.args[0]),
  get_mut: (of) => option(of.args[0]),
  pop: (of) => option(of.args[0]),
  pop_front: (of) => option(of.args[0]),
  pop_back: (of) => option(of.args[0]),
  to_vec: (of) => ofStd('vec::Vec', of.args[0]),
  as_slice: (of) => builtIn('slice', of.args[0]),
  split: () => ITERATOR,
};
const MAP: Results = {
  get: (of) => option(of.args[1]),
  get_mut: (of) => option(of.args[1]),
  remove: (of) => option(of.args[1]),
  entry: (of) => ofStd('collections::hash_map::Entry', ...of.args),
};
const entryValue = (of: RustType): RustType | undefined => of.args[1];

/** What the methods of std's types return, as far as a later call in the chain needs it. */
const RESULTS: Readonly<Record<string, Results>> = {
  Option: OPTION,
  Result: RESULT,
  str: TEXT,
  String: TEXT,
  Vec: SEQUENCE,
  VecDeque: SEQUENCE,
  slice: SEQUENCE,
  array: SEQUENCE,
  BinaryHeap: SEQUENCE,
  HashMap: MAP,
  BTreeMap: MAP,
  Entry: { or_insert: entryValue, or_insert_with: entryValue, or_default: entryValue, and_modify: (of) => of },
  Mutex: {
    lock: (of) => result(ofStd('sync::MutexGuard', of.args[0])),
    try_lock: (of) => result(ofStd('sync::MutexGuard', of.args[0])),
    into_inner: (of) => result(of.args[0]),
  },
  RwLock: {
    read: (of) => result(ofStd('sync::RwLockReadGuard', of.args[0])),
    write: (of) => result(ofStd('sync::RwLockWriteGuard', of.args[0])),
  },
  RefCell: { borrow: (of) => ofStd('cell::Ref', of.args[0]), borrow_mut: (of) => ofStd('cell::RefMut', of.args[0]) },
  Scope: { spawn: () => ofStd('thread::ScopedJoinHandle') },
  ScopedJoinHandle: { join: () => result(undefined), thread: () => ofStd('thread::Thread') },
  Builder: { spawn: () => result(ofStd('thread::JoinHandle')) },
  Cell: { get: argument },
  Weak: { upgrade: (of) => option(ofStd('rc::Rc', of.args[0])) },
  Receiver: { recv: (of) => result(of.args[0]), try_recv: (of) => result(of.args[0]), recv_timeout: (of) => result(of.args[0]) },
  JoinHandle: { join: (of) => result(of.args[0]), thread: () => ofStd('thread::Thread') },
  Path: { to_path_buf: () => ofStd('path::PathBuf'), join: () => ofStd('path::PathBuf'), parent: () => option(ofStd('path::Path')) },
  Stdin: { lock: () => ofStd('io::StdinLock'), lines: () => ITERATOR },
};

/** The type of `receiver.name()`; of `receiver.name::<argument>()` if one is given. */
export function methodResult(receiver: RustType | undefined, name: string, turbofish: RustType | undefined): RustType | undefined {
  if (MAKES_PARALLEL.test(name)) return PARALLEL;
  if (receiver === PARALLEL && (KEEPS_ITERATOR.test(name) || MAKES_ITERATOR.test(name))) return PARALLEL;
  if (MAKES_ITERATOR.test(name)) return iteratorOf(madeItem(receiver, name));
  if (/^as_(?:mut_)?ptr$/.test(name)) return builtIn('pointer', undefined);
  if (name === 'to_string') return ofStd('string::String');
  if (name === 'collect') return turbofish;
  if (name === 'parse' && turbofish) return result(turbofish);
  let type = receiver;
  for (let depth = 0; type && depth < 5; depth++, type = pointeeOf(type)) {
    const short = shortName(type);
    if (short === 'Iterator' || traitsOf(short).includes('Iterator')) return iteratorResult(type, name);
    if ((short === 'Option' || short === 'Result') && UNWRAPS.test(name)) return type.args[0];
    if (short === 'Option' && KEEPS_OPTION.test(name)) return type;
    if (short === 'int' && name.startsWith('checked_')) return option(type);
    const known =
      isOfStd(type) && Object.hasOwn(RESULTS, short) && Object.hasOwn(RESULTS[short]!, name) ? RESULTS[short]![name] : undefined;
    if (known) return known(type);
    if (name === 'len' || name === 'count') return builtIn('usize');
  }
  // Only text has them.
  if (!receiver && /^(?:trim\w*|split_once|rsplit_once)$/.test(name)) return TEXT[name]?.(builtIn('str'));
  if (receiver && KEEPS_TYPE.test(name)) return receiver;
  // A builder goes on being one until it has built.
  return receiver?.path.at(-1)?.endsWith('Builder') && !ENDS_BUILDER.test(name) ? receiver : undefined;
}

function iteratorResult(type: RustType, name: string): RustType | undefined {
  const item = itemOf(type);
  if (name === 'peekable') return ofStd('iter::Peekable', item);
  if (name === 'peek' || name === 'next_if') return option(item);
  if (KEEPS_ITEM.test(name)) return iteratorOf(item);
  if (name === 'enumerate') return iteratorOf(builtIn('tuple', builtIn('usize'), item));
  if (KEEPS_ITERATOR.test(name)) return ITERATOR;
  if (name === 'position') return option(builtIn('usize'));
  if (ITERATOR_TO_OPTION.test(name)) return option(name === 'find_map' ? undefined : item);
  return name === 'count' ? builtIn('usize') : name === 'clone' ? type : undefined;
}

function iteratorOf(item: RustType | undefined): RustType {
  return { ...ITERATOR, args: [item] };
}

/** What the iterator yields that a method of some collection or text makes. */
function madeItem(receiver: RustType | undefined, name: string): RustType | undefined {
  switch (name) {
    case 'chars':
      return builtIn('char');
    case 'char_indices':
      return builtIn('tuple', builtIn('usize'), builtIn('char'));
    case 'split_whitespace':
    case 'split_ascii_whitespace':
      return builtIn('str');
    case 'args':
      return ofStd('string::String');
  }
  let type = receiver;
  for (let depth = 0; type && depth < 5; depth++, type = pointeeOf(type)) {
    const short = shortName(type);
    if (/^(?:str|String)$/.test(short)) return name === 'bytes' ? builtIn('u8') : builtIn('str');
    if (/^(?:iter|iter_mut|into_iter|drain)$/.test(name)) {
      const item = itemOf(type);
      if (item) return item;
    }
    if (/^(?:HashMap|BTreeMap)$/.test(short))
      return name.endsWith('keys') ? type.args[0] : /^(?:into_)?values/.test(name) ? type.args[1] : undefined;
    if (/^(?:windows|chunks)/.test(name) && short === 'slice') return type;
  }
  return undefined;
}

function isOfStd({ path }: RustType): boolean {
  return path[0] === 'std' || path.length === 1;
}

/** What a loop over a value of this type gets. */
export function itemOf(type: RustType): RustType | undefined {
  const short = shortName(type);
  const [first, second] = type.args;
  if (
    /^(?:Iterator|Vec|VecDeque|slice|array|HashSet|BTreeSet|BinaryHeap|LinkedList|Option|Receiver|Range|RangeFrom|RangeInclusive)$/.test(
      short,
    )
  )
    return first;
  if (/^(?:HashMap|BTreeMap)$/.test(short)) return builtIn('tuple', first, second);
  if (short === 'Chars') return builtIn('char');
  // The iterator that it wraps, or what that yields.
  if (/^(?:Peekable|Rev|Skip|Take|StepBy|Fuse|Cycle)$/.test(short))
    return first && (traitsOf(shortName(first)).includes('Iterator') ? itemOf(first) : first);
  return undefined;
}
