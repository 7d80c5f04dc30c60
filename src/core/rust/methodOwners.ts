/**
 * The types and traits of std that have a method of their own by each name that a trigger speaks of. From the identifiers of methods in the pages of the
 * standard library's documentation; what is not yet stable and what no one meets is left out. `int`, `float` and `Atomic` stand for all their sizes.
 */
const METHOD_OWNERS: Readonly<Record<string, string>> = {
  accept: 'TcpListener',
  all: 'Iterator',
  and_modify: 'Entry',
  and_then: 'Option Result',
  any: 'Iterator',
  as_bytes: 'CString FromUtf8Error String str',
  as_deref: 'Option Result',
  as_deref_mut: 'Option Pin Result',
  // A future has it as soon as it is pinned.
  as_mut: 'AsMut Bound Future NonNull Option Pin Result pointer',
  as_ptr: 'Arc Atomic Box CStr CString Cell MaybeUninit NonNull Rc RefCell String Vec Weak pointer slice str',
  as_ref: 'AsRef Bound NonNull Option Pin Result pointer',
  as_str: 'Arguments CharIndices Chars Drain String str',
  assume_init: 'Arc Box MaybeUninit Rc slice',
  binary_search: 'Vec VecDeque slice',
  borrow: 'Borrow RefCell',
  borrow_mut: 'BorrowMut RefCell',
  bytes: 'CStr CString Read String str',
  canonicalize: 'Path PathBuf',
  chain: 'Iterator Read',
  char_indices: 'String str',
  chars: 'String str',
  checked_add: 'Duration Instant NonZero SystemTime int',
  checked_mul: 'Duration NonZero int',
  checked_sub: 'Duration Instant SystemTime int',
  chunk_by: 'Vec slice',
  chunks: 'Vec slice',
  chunks_exact: 'Vec slice',
  chunks_mut: 'Vec slice',
  clone: 'Clone Ref',
  cloned: 'Bound Iterator Option Result',
  cmp: 'Iterator Ord',
  collect: 'Iterator',
  compare_exchange: 'Atomic',
  compare_exchange_weak: 'Atomic',
  concat: 'Concat Vec slice',
  connect_timeout: 'TcpStream',
  contains_key: 'BTreeMap HashMap',
  copied: 'Iterator Option Result',
  count: 'Iterator',
  cycle: 'Iterator',
  dedup: 'Vec',
  display: 'OsStr OsString Path PathBuf',
  downcast: 'Any Arc Box Error Rc',
  downcast_ref: 'Any Error',
  downgrade: 'Arc Rc RwLockWriteGuard',
  drain: 'BinaryHeap HashMap HashSet String Vec VecDeque',
  duration_since: 'Instant SystemTime',
  elapsed: 'Instant SystemTime',
  entry: 'BTreeMap DebugList DebugMap DebugSet HashMap',
  enumerate: 'Iterator',
  exists: 'Path PathBuf',
  expect: 'Option Result',
  extend: 'Extend',
  extend_from_slice: 'Vec',
  fetch_add: 'Atomic',
  fetch_max: 'Atomic',
  fetch_or: 'Atomic',
  fetch_sub: 'Atomic',
  fetch_update: 'Atomic',
  filter: 'Iterator Option',
  filter_map: 'Iterator',
  find: 'Iterator String str',
  first: 'BTreeSet Vec slice',
  flat_map: 'Iterator',
  flatten: 'Iterator Option Result',
  flush: 'Write',
  fold: 'Iterator',
  for_each: 'Iterator',
  from: 'From',
  from_le_bytes: 'float int',
  from_utf8: 'String str',
  from_utf8_lossy: 'String',
  get: 'BTreeMap BTreeSet Cell Entry HashMap HashSet LazyCell LazyLock LocalKey NonZero OccupiedEntry OnceCell OnceLock String UnsafeCell VacantEntry Vec VecDeque slice str',
  get_disjoint_mut: 'HashMap Vec slice',
  get_mut:
    'Arc Atomic BTreeMap BufReader BufWriter Cell Chain Cursor Error HashMap LazyCell LazyLock LineWriter Mutex OccupiedEntry OnceCell OnceLock Pin PoisonError Rc ReentrantLock RefCell RwLock String Take UnsafeCell Vec VecDeque slice str',
  get_or_init: 'OnceCell OnceLock',
  get_or_insert_with: 'BTreeSet HashSet Option',
  get_unchecked: 'String Vec slice str',
  inspect: 'Iterator Option Result',
  inspect_err: 'Result',
  into: 'Into',
  into_boxed_slice: 'Box Vec',
  into_boxed_str: 'String',
  into_iter: 'IntoIterator',
  into_owned: 'Cow',
  into_raw: 'Arc Box CString Rc Thread Weak',
  into_sorted_vec: 'BinaryHeap',
  is_err: 'Result',
  is_finished: 'JoinHandle ScopedJoinHandle',
  is_nan: 'float',
  is_none: 'Option',
  is_none_or: 'Option',
  is_ok: 'Result',
  is_some: 'Option',
  is_some_and: 'Option',
  iter: 'BTreeMap BTreeSet BinaryHeap HashMap HashSet LinkedList Option Path PathBuf Range RangeFrom RangeInclusive Receiver Result Vec VecDeque slice',
  iter_mut: 'BTreeMap HashMap LinkedList Option Result Vec VecDeque slice',
  last: 'BTreeSet Iterator Vec slice',
  lines: 'BufRead Stdin String str',
  load: 'Atomic',
  lock: 'File Mutex ReentrantLock Stderr Stdin Stdout',
  map: 'Bound Iterator Option Poll Result array',
  map_addr: 'NonNull pointer',
  map_err: 'Poll Result',
  map_or: 'Option Result',
  map_or_else: 'Option Result',
  max_by: 'Iterator',
  max_by_key: 'Iterator',
  min_by: 'Iterator',
  min_by_key: 'Iterator',
  next: 'Iterator',
  next_if: 'Peekable',
  notify_all: 'Condvar',
  notify_one: 'Condvar',
  nth: 'Iterator',
  offset: 'CharIndices NonNull pointer',
  ok: 'Result',
  ok_or: 'Option',
  ok_or_else: 'Option',
  or_default: 'Entry',
  or_else: 'Option Result',
  or_insert: 'Entry',
  or_insert_with: 'Entry',
  or_insert_with_key: 'Entry',
  overflowing_add: 'int',
  pad: 'Formatter',
  parse: 'String str',
  partial_cmp: 'Iterator PartialOrd',
  partition: 'Iterator',
  peek: 'BinaryHeap BufReader Peekable TcpStream UdpSocket',
  peekable: 'Iterator',
  poll: 'Future',
  pop: 'BinaryHeap PathBuf PeekMut String Vec',
  pop_front: 'CursorMut LinkedList VecDeque',
  position: 'Iterator Cursor',
  product: 'Iterator',
  push: 'BinaryHeap OsString PathBuf String Vec',
  push_back: 'CursorMut LinkedList VecDeque',
  push_front: 'CursorMut LinkedList VecDeque',
  push_str: 'String',
  read: 'NonNull Read RwLock pointer',
  read_exact: 'Read',
  read_to_string: 'Read',
  read_volatile: 'NonNull pointer',
  recv: 'Receiver UdpSocket',
  recv_timeout: 'Receiver',
  reduce: 'Iterator Option',
  replace: 'Cell LocalKey NonNull Option RefCell String pointer str',
  reserve: 'BinaryHeap HashMap HashSet OsString PathBuf String Vec VecDeque',
  resize: 'Vec VecDeque',
  retain: 'BTreeMap BTreeSet BinaryHeap HashMap HashSet LinkedList String Vec VecDeque',
  rev: 'Iterator',
  saturating_add: 'Duration NonZero int',
  saturating_sub: 'Duration int',
  scan: 'Iterator',
  send: 'Sender SyncSender UdpSocket',
  set: 'Cell LocalKey OnceCell OnceLock',
  set_nonblocking: 'TcpListener TcpStream UdpSocket',
  set_read_timeout: 'TcpStream UdpSocket',
  shrink_to_fit: 'BinaryHeap HashMap HashSet OsString PathBuf String Vec VecDeque',
  size_hint: 'Iterator',
  skip: 'Iterator',
  skip_while: 'Iterator',
  sort: 'Vec slice',
  sort_by: 'Vec slice',
  sort_by_key: 'Vec slice',
  sort_unstable: 'Vec slice',
  source: 'Error',
  split: 'BufRead Cursor String Vec slice str',
  split_at_mut: 'String Vec slice str',
  split_first: 'Vec slice',
  split_once: 'String Vec slice str',
  split_whitespace: 'String str',
  stack_size: 'Builder',
  starts_with: 'Path PathBuf String Vec slice str',
  step_by: 'Iterator',
  store: 'Atomic',
  strip_prefix: 'Path PathBuf String Vec slice str',
  sum: 'Iterator',
  swap: 'Atomic Cell NonNull RefCell Vec VecDeque pointer slice',
  swap_remove: 'Vec',
  take: 'Box Cell Iterator LocalKey ManuallyDrop OnceCell OnceLock Option Read RefCell',
  take_while: 'Iterator',
  then_with: 'Ordering',
  to_bits: 'Ipv4Addr Ipv6Addr float',
  to_le_bytes: 'float int',
  to_lowercase: 'Char String char str',
  to_owned: 'String ToOwned str',
  to_string: 'ToString',
  to_string_lossy: 'CStr CString OsStr OsString Path PathBuf',
  to_uppercase: 'Char String char str',
  to_vec: 'Vec slice',
  total_cmp: 'float',
  transpose: 'MaybeUninit Option Result array',
  trim: 'String str',
  truncate: 'OsString String Vec VecDeque',
  try_borrow: 'RefCell',
  try_exists: 'Path PathBuf',
  try_fold: 'Iterator',
  try_from: 'TryFrom',
  try_into: 'TryInto',
  try_lock: 'File Mutex',
  try_recv: 'Receiver',
  try_reserve: 'BinaryHeap HashMap HashSet OsString PathBuf String Vec VecDeque',
  try_send: 'SyncSender',
  try_update: 'Atomic',
  unpark: 'Thread',
  unwrap: 'Option Result',
  unwrap_err: 'Result',
  unwrap_or: 'Option Result',
  unwrap_or_default: 'Option Result',
  unwrap_or_else: 'Option Result',
  unzip: 'Iterator Option',
  upgrade: 'Weak',
  wait: 'Barrier Child Condvar Once OnceLock',
  wait_timeout: 'Condvar',
  wait_while: 'Condvar',
  wake: 'Wake Waker',
  wake_by_ref: 'Wake Waker',
  waker: 'Context',
  windows: 'Vec slice',
  with_addr: 'NonNull pointer',
  with_capacity: 'BinaryHeap BufReader BufWriter HashMap HashSet LineWriter OsString PathBuf String Vec VecDeque',
  wrapping_add: 'int',
  write: 'MaybeUninit NonNull RwLock Write pointer',
  write_volatile: 'NonNull pointer',
  zip: 'Iterator Option',
};

/** Traits that any type may have: they own a method beside those of the type itself. */
export const TRAIT_OWNERS: ReadonlySet<string> = new Set(
  'AsMut AsRef Borrow BorrowMut Clone Concat Extend From Into IntoIterator Ord PartialOrd ToOwned ToString TryFrom TryInto'.split(' '),
);

/** Methods that only crates have, by the crates; the file must speak of one of them unless the name is nobody else's. */
const OF_CRATES: Readonly<Record<string, string>> = {
  abort: 'tokio futures futures_util',
  buffer_unordered: '',
  buffered: 'futures futures_util',
  changed: 'tokio',
  context: 'anyhow eyre color_eyre snafu',
  for_each_concurrent: '',
  in_scope: 'tracing',
  instrument: 'tracing',
  into_par_iter: '',
  par_chunks: '',
  par_iter: '',
  par_iter_mut: '',
  subscribe: 'tokio',
  with_context: 'anyhow eyre color_eyre',
};

/** With the modules that such crates have them in. */
const ITERATOR_CRATES = 'rayon futures futures_util tokio_stream async_std iter stream';
const LOCK_CRATES = 'tokio parking_lot async_std futures';
const CHANNEL_CRATES = 'tokio crossbeam crossbeam_channel flume futures async_channel kanal';
const ATOMIC_CRATES = 'arc_swap diesel portable_atomic crossbeam crossbeam_epoch crossbeam_utils';

/** Crates, and modules of this crate, that have a method of the same name for another concept: where the file speaks of one, the name alone tells nothing. */
const ALSO_IN_CRATES: Readonly<Record<string, string>> = {
  ...byName(
    'all any chain cloned collect copied count cycle enumerate filter filter_map find flat_map flatten fold for_each inspect last',
    ITERATOR_CRATES,
  ),
  ...byName(
    'map max_by max_by_key min_by min_by_key next nth partition peekable position product reduce rev scan skip skip_while',
    ITERATOR_CRATES,
  ),
  ...byName('size_hint step_by sum take take_while try_fold unzip zip', ITERATOR_CRATES),
  ...byName('lock try_lock read write downgrade', LOCK_CRATES),
  ...byName('send recv try_recv try_send recv_timeout is_finished', CHANNEL_CRATES),
  ...byName('notify_one notify_all wait wait_while wait_timeout', LOCK_CRATES),
  ...byName('load store swap compare_exchange', ATOMIC_CRATES),
  ...byName('accept flush read_exact read_to_string lines elapsed duration_since', 'tokio async_std smol chrono time quanta'),
  ...byName('chunks windows chunks_exact chunks_mut', 'rayon ndarray itertools'),
  ...byName('sort sort_by sort_by_key sort_unstable', 'polars'),
  parse: 'syn nom winnow',
  dedup: 'itertools',
  concat: 'itertools',
};

/**
 * Words that types of all kinds use for methods of their own, though in std only one has them: they count only where the receiver's type or the argument
 * tells. What the argument must begin with is beside them.
 */
const PLAIN_WORDS: Readonly<Record<string, RegExp | undefined>> = {
  ...byName(
    'abort accept as_bytes as_str buffered build changed compare_exchange contains_key context count cycle dedup display drain elapsed exists flush',
    undefined,
  ),
  ...byName(
    'instrument last load next nth offset or_default or_insert or_insert_with pad peek product push_front recv resize rev reduce scan send',
    undefined,
  ),
  ...byName('size_hint skip source store subscribe sum unpark upgrade wake waker', undefined),
  ...byName('all any partition position skip_while take_while', /^(?:\||\|\||move)$/),
  cmp: /^&/,
  expect: /^"/,
  // An iterator has it too, but who compares those?
  partial_cmp: /./,
  poll: /^(?:cx|ctx|context|&)$/,
};

/**
 * Types whose methods teach a concept, beside those that its triggers name. `*` takes in every owner in std: the name is the concept's alone.
 */
const CONCEPT_TYPES: Readonly<Record<string, string>> = {
  'as-ref-borrow': 'AsMut AsRef',
  'bounds-check': 'VecDeque Vec array slice str String',
  'c-strings': 'CStr CString',
  'clone-trait': '*',
  'common-traits': 'Ord Ordering PartialOrd',
  'conversion-traits': '*',
  'copy-trait': '*',
  'data-parallelism': '*',
  'dyn-trait': '*',
  'error-conversion': '*',
  'error-trait': 'Error',
  'hash-map': 'BTreeMap HashMap Entry',
  'integer-overflow': 'int NonZero',
  'interior-mutability': 'Cell RefCell',
  'into-iterator': '*',
  'lazy-init': '*',
  'lock-free': '*',
  'ordered-collections': '*',
  'race-condition': '*',
  'raw-pointer': 'NonNull pointer slice Vec array str String Box Cell RefCell MaybeUninit Atomic Arc Rc Weak',
  'stack-and-heap': '*',
  'undefined-behavior': '*',
  'unwrap-expect': '*',
  'weak-reference': 'Weak Arc Rc',
  'zero-copy': '*',
  allocation: 'BinaryHeap HashMap HashSet OsString PathBuf String Vec VecDeque',
  atomics: 'Atomic',
  backpressure: 'SyncSender',
  channels: 'Receiver Sender SyncSender',
  cow: 'Cow',
  deadlock: 'Mutex ReentrantLock',
  floats: 'float',
  future: 'Future',
  iterator: 'Iterator',
  'linked-structures': '*',
  mutex: 'Mutex ReentrantLock',
  networking: '*',
  optimization: '*',
  parsing: 'Peekable String str',
  printing: 'Formatter',
  reborrowing: '*',
  resilience: '*',
  result: 'Result Poll',
  rwlock: 'RwLock RwLockWriteGuard',
  scheduler: 'Thread',
  serialization: '*',
  slices: 'array slice Vec VecDeque Concat',
  strings: 'String str char Arguments Chars CharIndices Drain ToString',
  'sync-primitives': 'Condvar Barrier',
  'system-io': 'Read Write BufRead Stdin Stdout File',
  threads: '*',
  time: '*',
  vec: 'Vec',
  volatile: '*',
  waker: '*',
};

const NONE: readonly string[] = [];

export function ownersOf(method: string): readonly string[] {
  return Object.hasOwn(METHOD_OWNERS, method) ? METHOD_OWNERS[method]!.split(' ') : NONE;
}

/** A type or trait by its name in the tables. */
export function teaches(conceptId: string, owner: string): boolean {
  const types = Object.hasOwn(CONCEPT_TYPES, conceptId) ? CONCEPT_TYPES[conceptId]! : '';
  return types === '*' || types.split(' ').includes(owner);
}

/** The crates that a method belongs to that std has not; empty if nobody else has the name; undefined if std has it. */
export function cratesWith(method: string): readonly string[] | undefined {
  return Object.hasOwn(OF_CRATES, method) ? OF_CRATES[method]!.split(' ').filter(Boolean) : undefined;
}

export function namesakesOf(method: string): readonly string[] {
  return Object.hasOwn(ALSO_IN_CRATES, method) ? ALSO_IN_CRATES[method]!.split(' ') : NONE;
}

export function isPlainWord(method: string): boolean {
  return Object.hasOwn(PLAIN_WORDS, method);
}

/** The first token of an argument that tells the method from its namesakes. */
export function isTellingArgument(method: string, token: string): boolean {
  return Object.hasOwn(PLAIN_WORDS, method) && PLAIN_WORDS[method]?.test(token) === true;
}

/** Every method that the tables speak of; for tests. */
export const KNOWN_METHODS: ReadonlySet<string> = new Set([...Object.keys(METHOD_OWNERS), ...Object.keys(OF_CRATES), 'build']);

/** Every concept that the tables speak of; for tests. */
export const METHOD_CONCEPTS: readonly string[] = Object.keys(CONCEPT_TYPES);

function byName<T>(names: string, value: T): Record<string, T> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}
