/**
 * What a method must be defined in, as the compiler names it, for a concept to speak of it: from what the concept's summary says, and not from the tables
 * that the answers come from. Those without a line have no method among their triggers.
 */
const MEANT: Readonly<Record<string, RegExp>> = {
  'as-ref-borrow': /^core::convert::As(?:Ref|Mut)::/,
  'async-channels': /^tokio::sync::/,
  'bounds-check': /^(?:core::(?:slice|str)|alloc::(?:vec|string|collections::vec_deque))::/,
  'c-strings': /^(?:core|alloc)::ffi::c_str::/,
  'clone-trait': /^(?:core::(?:clone|option|result|iter|ops::range|cell)|alloc::slice)::/,
  'common-traits': /^core::cmp::/,
  'conversion-traits': /^core::(?:convert::|str::parse$|str::traits::FromStr::)/,
  'copy-trait': /^core::(?:option|result|iter)::/,
  'data-parallelism': /^rayon::/,
  'dyn-trait': /^(?:alloc::(?:boxed|sync|rc)|core::any)::/,
  'error-conversion': /^core::(?:option|result|task::poll)::/,
  'error-crates': /^(?:anyhow|eyre)::/,
  'error-trait': /^core::error::/,
  'hash-map': /^(?:std::collections::hash|alloc::collections::btree)::map::/,
  'integer-overflow': /^core::num::/,
  'interior-mutability': /^core::cell::/,
  'into-iterator': /^(?:core|alloc|std)::/,
  'lazy-init': /\bonce(?:_cell|_lock)?::/,
  'linked-structures': /^core::option::/,
  'lock-free': /^(?:core::sync|crossbeam_epoch)::atomic::/,
  'ordered-collections': /^alloc::collections::(?:vec_deque|linked_list|binary_heap|btree)::/,
  'paths-and-os-strings': /^std::(?:ffi::os_str|path|fs)::/,
  'race-condition': /^(?:core::sync::atomic|std::path|std::fs)::/,
  'raw-pointer': /^(?:core|alloc)::/,
  'stack-and-heap': /^(?:alloc::(?:vec|string|boxed)|std::thread::builder)::/,
  'sync-primitives': /^(?:std::sync::(?:poison::condvar|barrier)|parking_lot::condvar)::/,
  'system-io': /^std::(?:io|fs)::/,
  'tracing-spans': /^tracing::/,
  'undefined-behavior': /^(?:core|alloc)::/,
  'unwrap-expect': /^core::(?:option|result)::/,
  'weak-reference': /^alloc::(?:rc|sync)::/,
  'zero-copy': /^(?:(?:core|alloc)::(?:str|string|slice|ffi)|std::(?:os::unix::)?ffi)::/,
  allocation: /^(?:alloc::(?:vec|string|collections)|std::(?:collections|ffi::os_str|path))::/,
  atomics: /^core::sync::atomic::/,
  backpressure: /^(?:std::sync::mpsc|crossbeam_channel|tokio::sync::mpsc)::/,
  box: /^alloc::boxed::/,
  // Whatever type has it: the name is the pattern.
  builder: /::build$/,
  cancellation: /^(?:tokio|futures_util)::/,
  channels: /^(?:std::sync::mpsc|crossbeam_channel|flume)::/,
  cow: /^alloc::borrow::/,
  deadlock: /\b(?:mutex|reentrant_lock)::|^lock_api::/,
  floats: /^(?:core|std)::(?:num::)?f(?:32|64)::/,
  future: /^core::future::/,
  iterator: /^core::iter::/,
  mutex: /^(?:std::sync::(?:poison::mutex|reentrant_lock)|lock_api::mutex)::/,
  networking: /^std::(?:net|os::unix::net)::/,
  optimization: /^core::slice::/,
  option: /^core::option::/,
  parsing: /^core::(?:str|iter::adapters::peekable)::/,
  printing: /^core::fmt::/,
  reborrowing: /^core::(?:option|result|pin)::/,
  resilience: /^std::(?:net|os::unix::net|sync::mpsc)::/,
  result: /^core::(?:result|task::poll)::/,
  rwlock: /^(?:std::sync::poison::rwlock|lock_api::rwlock)::/,
  scheduler: /^std::thread::/,
  serialization: /^core::num::/,
  slices: /^(?:(?:core|alloc)::slice|alloc::(?:vec|collections::vec_deque))::/,
  stream: /^futures_util::stream::/,
  strings:
    /^(?:alloc::(?:string|str)|core::(?:str|fmt|char))::|^alloc::borrow::ToOwned::to_owned of &?(?:str|(?:std|alloc)::string::String)$/,
  threads: /^std::thread::/,
  time: /^(?:std|core)::time::/,
  vec: /^alloc::vec::|^core::iter::traits::collect::Extend::\w+ of &?(?:mut )?(?:std|alloc)::vec::Vec</,
  volatile: /^core::ptr::/,
  waker: /^core::task::wake::|^alloc::task::/,
};

/** @param owner the type that it is a method of, as far as that is known */
export function isMeant(conceptId: string, path: string, owner = ''): boolean {
  const meant = Object.hasOwn(MEANT, conceptId) ? MEANT[conceptId] : undefined;
  if (!meant) throw new Error(`${conceptId} has a method now: say in methodsMeant.ts which ones it speaks of`);
  return meant.test(path) || meant.test(`${path} of ${owner}`);
}
