/**
 * Where the names that triggers speak of live: std's own, and those of well-known crates. From the list of all items in the standard library's
 * documentation. `core` and `alloc` count as `std`. An enum is a module to its variants.
 */
const STD: Readonly<Record<string, string>> = {
  'std::alloc': 'GlobalAlloc Layout System',
  'std::any': 'Any TypeId',
  'std::borrow': 'Borrow BorrowMut Cow ToOwned',
  'std::borrow::Cow': 'Borrowed Owned',
  'std::boxed': 'Box',
  'std::cell': 'BorrowMutError Cell LazyCell OnceCell Ref RefCell RefMut UnsafeCell',
  'std::clone': 'Clone',
  'std::cmp': 'Eq Ord Ordering PartialEq PartialOrd Reverse',
  'std::cmp::Ordering': 'Equal Greater Less',
  'std::collections': 'BTreeMap BTreeSet BinaryHeap Bound HashMap HashSet LinkedList VecDeque',
  'std::collections::binary_heap': 'BinaryHeap',
  'std::collections::btree_map': 'BTreeMap Entry',
  'std::collections::btree_set': 'BTreeSet',
  'std::collections::hash_map': 'DefaultHasher Entry HashMap RandomState',
  'std::collections::hash_set': 'HashSet',
  'std::collections::linked_list': 'LinkedList',
  'std::collections::vec_deque': 'VecDeque',
  'std::convert': 'AsMut AsRef From Infallible Into TryFrom TryInto',
  'std::default': 'Default',
  'std::error': 'Error',
  'std::ffi': 'CStr CString OsStr OsString c_char c_int c_void',
  'std::fmt': 'Debug Display Formatter Result',
  'std::fs': 'File OpenOptions',
  'std::future': 'Future IntoFuture',
  'std::hash': 'BuildHasher DefaultHasher Hash Hasher RandomState',
  'std::io': 'BufRead BufReader BufWriter Cursor ErrorKind Read Result Seek Stdin Stdout Write',
  'std::iter': 'DoubleEndedIterator ExactSizeIterator Extend FromIterator FusedIterator IntoIterator Iterator Peekable',
  'std::marker': 'Copy PhantomData PhantomPinned Send Sized Sync Unpin',
  'std::mem': 'ManuallyDrop MaybeUninit',
  'std::net': 'SocketAddr TcpListener TcpStream UdpSocket',
  'std::num': 'NonZero NonZeroU32 ParseIntError Saturating Wrapping',
  'std::ops':
    'Add AddAssign AsyncFn AsyncFnMut AsyncFnOnce Bound ControlFlow Deref DerefMut Div Drop Fn FnMut FnOnce Index IndexMut Mul Neg Not Range RangeBounds RangeInclusive Rem Sub',
  'std::option': 'Option',
  'std::option::Option': 'None Some',
  'std::os::fd': 'OwnedFd',
  'std::os::raw': 'c_char c_int c_void',
  'std::os::unix::io': 'OwnedFd',
  'std::panic': 'AssertUnwindSafe RefUnwindSafe UnwindSafe',
  'std::path': 'Path PathBuf',
  'std::pin': 'Pin',
  'std::process': 'Child Command ExitCode Stdio Termination',
  'std::ptr': 'NonNull',
  'std::rc': 'Rc Weak',
  'std::result': 'Result',
  'std::result::Result': 'Err Ok',
  'std::str': 'Chars FromStr Utf8Error',
  'std::string': 'String ToString',
  'std::sync':
    'Arc Barrier Condvar LazyLock Mutex MutexGuard Once OnceLock PoisonError ReentrantLock RwLock RwLockReadGuard RwLockWriteGuard Weak',
  'std::sync::atomic': 'AtomicBool AtomicI32 AtomicI64 AtomicIsize AtomicPtr AtomicU32 AtomicU64 AtomicUsize',
  'std::sync::atomic::Ordering': 'AcqRel Acquire Relaxed Release SeqCst',
  'std::sync::mpsc': 'Receiver Sender SyncSender',
  'std::task': 'Context Poll RawWaker RawWakerVTable Wake Waker',
  'std::task::Poll': 'Pending Ready',
  'std::thread': 'JoinHandle LocalKey Result Scope ScopedJoinHandle',
  'std::time': 'Duration Instant SystemTime UNIX_EPOCH',
  'std::vec': 'Vec',
};

/** Names that code uses without an import, by what they stand for; types and traits of the prelude are found by their home. */
export const PRELUDE_FUNCTIONS: Readonly<Record<string, string>> = {
  drop: 'std::mem::drop',
  size_of: 'std::mem::size_of',
  size_of_val: 'std::mem::size_of_val',
  align_of: 'std::mem::align_of',
};

/** Variants that need no import; all others count only behind their enum or with an import. */
export const PRELUDE_VARIANTS: ReadonlySet<string> = new Set(['Some', 'None', 'Ok', 'Err']);

/** Crates whose item a name is. */
const CRATES: Readonly<Record<string, string>> = {
  AbortHandle: 'tokio futures futures_util',
  Arena: 'typed_arena',
  Bump: 'bumpalo',
  CachePadded: 'crossbeam crossbeam_utils',
  CancellationToken: 'tokio_util',
  Deserialize: 'serde',
  JoinError: 'tokio',
  JoinSet: 'tokio',
  Library: 'libloading',
  LocalSet: 'tokio',
  Notify: 'tokio',
  ParallelIterator: 'rayon',
  Semaphore: 'tokio',
  Serialize: 'serde',
  Span: 'tracing',
  Strategy: 'proptest',
  Stream: 'futures futures_util futures_core tokio_stream std',
  StreamExt: 'futures futures_util tokio_stream',
  Symbol: 'libloading',
  ThreadPool: 'rayon rayon_core',
  ThreadPoolBuilder: 'rayon rayon_core',
  TokenStream: 'proc_macro proc_macro2',
  c_char: 'libc',
  c_int: 'libc',
  c_void: 'libc',
};

/** Names of crates that many other things bear: without an import or a path from the crate they mean nothing. */
export const NEEDS_CRATE: ReadonlySet<string> = new Set(['Arena', 'Bump', 'Library', 'Span', 'Strategy', 'Symbol', 'ThreadPool']);

/** Beginnings of paths as triggers write them, for short. */
export const SHORT_PATHS: Readonly<Record<string, string>> = { io: 'std::io', oneshot: 'tokio::sync::oneshot' };

const HOMES = new Map<string, string[]>();
for (const [module, names] of Object.entries(STD)) {
  for (const name of names.split(' ')) HOMES.set(name, [...(HOMES.get(name) ?? []), `${module}::${name}`]);
}

/** Full paths of a name in std; empty if std has none that a trigger speaks of. */
export function stdHomes(name: string): readonly string[] {
  return HOMES.get(name) ?? [];
}

/** Crates that a name is known to come from. */
export function cratesOf(name: string): readonly string[] {
  return Object.hasOwn(CRATES, name) ? CRATES[name]!.split(' ') : [];
}

/** `core` and `alloc` are parts of `std`. */
export function isStd(crate: string): boolean {
  return crate === 'std' || crate === 'core' || crate === 'alloc';
}
