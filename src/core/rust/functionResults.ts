import { builtIn, ITERATOR, ofStd, option, result, type RustType } from './rustTypes';

const TOKIO_SENDER: RustType = { path: ['tokio', 'sync', 'mpsc', 'Sender'], args: [] };
const TOKIO_RECEIVER: RustType = { path: ['tokio', 'sync', 'mpsc', 'Receiver'], args: [] };

/** What functions return that are no type's, by their full paths. */
const FUNCTIONS: Readonly<Record<string, RustType>> = {
  'std::env::args': ITERATOR,
  'std::fs::read_to_string': result(ofStd('string::String')),
  'std::fs::read': result(ofStd('vec::Vec')),
  'std::io::stdin': ofStd('io::Stdin'),
  'std::io::stdout': ofStd('io::Stdout'),
  'std::io::stderr': ofStd('io::Stderr'),
  'std::iter::from_fn': ITERATOR,
  'std::iter::once': ITERATOR,
  'std::iter::repeat': ITERATOR,
  'std::iter::repeat_with': ITERATOR,
  'std::iter::successors': ITERATOR,
  'std::iter::zip': ITERATOR,
  'std::ptr::null': builtIn('pointer', undefined),
  'std::ptr::null_mut': builtIn('pointer', undefined),
  'std::sync::mpsc::channel': builtIn('tuple', ofStd('sync::mpsc::Sender'), ofStd('sync::mpsc::Receiver')),
  'std::sync::mpsc::sync_channel': builtIn('tuple', ofStd('sync::mpsc::SyncSender'), ofStd('sync::mpsc::Receiver')),
  'std::thread::current': ofStd('thread::Thread'),
  'std::thread::spawn': ofStd('thread::JoinHandle'),
  'tokio::sync::mpsc::channel': builtIn('tuple', TOKIO_SENDER, TOKIO_RECEIVER),
};

export function functionResult(path: string): RustType | undefined {
  return Object.hasOwn(FUNCTIONS, path) ? FUNCTIONS[path] : undefined;
}

type Result = (type: RustType, argument: RustType | undefined) => RustType | undefined;

const inside = (argument: RustType | undefined): RustType | undefined => argument?.args[0];
const maybe: Result = (type) => option(type);
const fallible: Result = (type) => result(type);
const same: Result = (_, argument) => argument;
const weak: Result = ({ path }, argument) => ofStd(path.at(-1) === 'Arc' ? 'sync::Weak' : 'rc::Weak', inside(argument));
const COUNTED: Readonly<Record<string, Result>> = {
  clone: same,
  downgrade: weak,
  get_mut: (_, argument) => option(inside(argument)),
  into_inner: (_, argument) => option(inside(argument)),
  make_mut: (_, argument) => inside(argument),
  try_unwrap: (_, argument) => result(inside(argument)),
};
/** What a function of a type returns that is neither the type nor fallible by its name alone. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, Result>>>> = {
  Arc: COUNTED,
  Box: { pin: (type, argument) => ofStd('pin::Pin', { ...type, args: [argument] }) },
  CString: { new: fallible },
  NonNull: { new: maybe },
  Rc: COUNTED,
  String: { from_utf8_lossy: () => ofStd('borrow::Cow', builtIn('str')) },
  char: { from_digit: maybe, from_u32: maybe },
  str: { bytes: () => ITERATOR, chars: () => ITERATOR },
};
const FALLIBLE = /^(?:open|create|bind|connect|connect_timeout|from_utf8|from_utf16|from_str|from_str_radix|try_\w+)$/;
const MAKES = /^(?:new|from|default|with_\w+|from_\w+|now|clone|filled|wrapping_\w+|saturating_\w+)$/;
const WRAPS = /^(?:Box|Rc|Arc|Mutex|RwLock|RefCell|Cell|Some|Pin|Reverse|Wrapping|BufReader|BufWriter|Cursor|OnceCell)$/;

/** The type of `Type::name(argument)` for a type that is not of this file, as far as the names tell it. */
export function associatedResult(type: RustType, name: string, argument: RustType | undefined): RustType | undefined {
  const short = type.path.at(-1)!;
  const known = Object.hasOwn(BY_TYPE, short) ? BY_TYPE[short]! : undefined;
  if (known && Object.hasOwn(known, name)) return known[name]!(type, argument);
  if (type.path[0] !== 'std' && type.path.length > 1) return /^(?:new|default|from)$/.test(name) ? type : undefined;
  if (short.startsWith('NonZero') && name === 'new') return option(type);
  if (FALLIBLE.test(name)) return result(type);
  if (!MAKES.test(name)) return undefined;
  return WRAPS.test(short) && name.startsWith('new') ? { ...type, args: [argument] } : { ...type, args: [] };
}
