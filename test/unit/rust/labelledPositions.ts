/**
 * Positions in Rust code and what they speak of: `|>` stands before each token that is asked about; beside it, in order, the first concept of each, `-`
 * for none, in brackets what a literal speaks of. Clean code, code in macros, code that is being typed.
 */
export const LABELLED: readonly (readonly [code: string, concepts: string])[] = [
  ['use std::sync::|>Mutex;', 'mutex'],
  ['use tokio::sync::|>Mutex;', 'await-holding'],
  ['use |>tokio::|>sync::|>Mutex;', 'tokio tokio await-holding'],
  ['use parking_lot::|>Mutex;', 'mutex'],
  ['use strange::|>Mutex;', '-'],
  ['use crate::|>Mutex;', '-'],
  ['use |>std::|>sync::|>mpsc::{|>self, |>Sender};', 'crates - channels modules channels'],
  [
    'use std::{cell::{|>RefCell, |>Cell}, |>rc::|>Rc, io::{|>Read as _, |>Write}};',
    'interior-mutability interior-mutability rc rc system-io system-io',
  ],
  ['use std::collections::|>HashMap as |>Map; fn f(m: |>Map<u8, u8>) {}', 'hash-map hash-map hash-map'],
  ['use std::fmt::|>Write;', 'printing'],
  ['use std::io::|>Write;', 'system-io'],
  ['use tokio::sync::Mutex; fn f(m: |>Mutex<u8>) {}', 'await-holding'],
  ['use std::sync::Mutex; fn f(m: |>Mutex<u8>) {}', 'mutex'],
  ['use crate::sync::Mutex; fn f(m: |>Mutex<u8>) {}', '-'],
  ['use super::Vec; fn f(m: |>Vec<u8>) {}', '-'],
  ['struct Arc; fn f(a: |>Arc) { |>Arc::|>new(); }', '- - associated-functions'],
  ['mod thread { pub fn spawn() {} } fn f() { |>thread::|>spawn(); }', '- -'],
  ['mod thread { pub fn spawn() {} } fn f() { std::|>thread::|>spawn(); }', 'threads threads'],
  [
    'use std::thread; fn f() { |>thread::|>spawn(|| 1); |>thread::|>sleep(d); |>thread::|>Builder::new(); }',
    'threads threads threads threads threads recursion',
  ],
  ['use std::thread as t; fn f() { |>t::|>spawn(|| 1); }', 'threads threads'],
  [
    'use std::mem; fn f() { mem::|>swap(a, b); mem::|>take(a); std::mem::|>replace(a, b); core::mem::|>forget(a); }',
    'move-semantics move-semantics move-semantics memory-leak',
  ],
  ['use std::mem::{swap, take as grab}; fn f() { |>swap(a, b); |>grab(a); }', 'move-semantics move-semantics'],
  ['fn swap() {} fn f() { |>swap(a, b); }', '-'],
  ['fn drop(x: u8) {} fn f() { |>drop(1); }', '-'],
  ['fn f() { |>drop(1); std::mem::|>drop(2); |>block_on(x); |>size_of::<u8>(); }', 'ownership ownership executor memory-layout'],
  [
    'fn f() { |>Box::|>new(1); |>Vec::|>new(); |>String::|>new(); |>Rc::|>clone(&a); |>Arc::|>clone(&a); |>Pin::|>new(&mut p); }',
    'box box vec vec strings associated-functions rc rc arc arc pin pin',
  ],
  [
    'fn f() { Box::|>leak(a); Box::|>pin(a); Arc::|>downgrade(&a); Arc::|>strong_count(&a); Default::|>default(); Waker::|>noop(); }',
    'memory-leak pin weak-reference arc common-traits waker',
  ],
  [
    'fn f() { |>String::|>from("a"); String::|>from_utf8(v); str::|>from_utf8(v); Vec::<u8>::|>with_capacity(3); u32::|>from(1u8); u32::|>try_from(1u64); }',
    'strings conversion-traits strings strings vec conversion-traits conversion-traits',
  ],
  [
    'struct Meters(f64, u8); fn f() { |>Meters::|>new(); Meters::|>from(1.0); Meters::|>with_capacity(1); }',
    '- associated-functions conversion-traits -',
  ],
  [
    'fn f(o: std::cmp::|>Ordering) { |>Ordering::|>Less; std::sync::atomic::|>Ordering::|>SeqCst; }',
    'common-traits common-traits common-traits memory-ordering memory-ordering',
  ],
  [
    'use std::sync::atomic::{|>AtomicUsize, |>Ordering}; fn f(a: &|>AtomicUsize) { a.|>load(|>Ordering::|>Relaxed); a.|>fetch_add(1, Ordering::|>AcqRel); }',
    'atomics memory-ordering atomics atomics memory-ordering memory-ordering atomics memory-ordering',
  ],
  ['fn f() { |>Ordering::|>Acquire; |>Ordering::|>Greater; }', 'memory-ordering memory-ordering common-traits common-traits'],
  ['use std::cmp::Ordering::{self, *}; fn f() { |>Less; |>Ordering::Equal; }', 'common-traits common-traits'],
  ['enum Status { |>Pending, |>Ready } use Status::*; fn f() { |>Pending; Status::|>Ready; }', '- - - -'],
  ['use std::task::|>Poll; fn f() -> |>Poll<u8> { Poll::|>Ready(1) }', 'future future future'],
  ['fn f() -> |>Option<u8> { |>Some(1); |>None; |>Ok(1); |>Err(2) }', 'option option option result result'],
  ['enum Maybe { |>Some(u8), |>None }', '- -'],
  ['fn f() -> |>Result<u8, std::io::|>Error> { |>Ok(1) }', 'result error-trait result'],
  [
    'use std::io; fn f() -> |>io::|>Result<u8> { let e: io::|>Error; e.kind() == io::|>ErrorKind::NotFound }',
    'system-io result error-trait system-io',
  ],
  [
    'use anyhow::{|>Result, |>Context}; fn f() -> |>Result<u8> { g().|>context("x")?; |>bail!("x") }',
    'error-crates error-crates error-crates error-crates error-crates',
  ],
  [
    'use thiserror::|>Error; #[derive(|>Debug, |>Error)] enum E { #[|>error("x")] A(#[|>from] B), C { #[|>source] s: B } }',
    'error-crates common-traits error-crates error-crates error-conversion error-conversion',
  ],
  [
    'use serde::{|>Serialize, |>Deserialize}; #[|>derive(|>Serialize, |>Deserialize)] #[|>serde(|>rename_all = "x")] struct S;',
    'serialization serialization derive serialization serialization serialization serialization',
  ],
  [
    '#[derive(|>Clone, |>Copy, |>PartialEq, |>Eq, |>PartialOrd, |>Ord, |>Hash, |>Default, |>Debug)] struct S;',
    'clone-trait copy-trait common-traits common-traits common-traits common-traits common-traits common-traits common-traits',
  ],
  [
    '#[|>repr(|>C)] #[|>repr(|>transparent)] #[repr(|>u8)] #[repr(C, |>packed)] #[repr(|>align(16))] struct S;',
    'repr repr repr repr repr repr repr',
  ],
  [
    '#[|>inline(|>always)] #[|>cold] #[|>must_use] #[|>track_caller] #[|>deprecated] #[|>test] #[|>ignore] #[|>should_panic] fn f() {}',
    'inlining inlining branch-prediction api-design panic semver unit-test unit-test unit-test',
  ],
  [
    '#[|>cfg(|>test)] mod a {} #[|>cfg(all(|>unix, not(|>feature = "x")))] mod b {} #[|>cfg_attr(|>test, |>derive(|>Debug))] struct S;',
    'unit-test unit-test conditional-compilation conditional-compilation cargo-features conditional-compilation unit-test derive common-traits',
  ],
  [
    '#![|>allow(|>dead_code)] #![|>no_std] #![|>feature(|>never_type)] #![|>forbid(|>unsafe_code)]',
    'lints lints no-std toolchain toolchain memory-safety memory-safety',
  ],
  ['#[|>tokio::|>main] async fn main() {} #[tokio::|>test] async fn t() {}', 'tokio executor unit-test'],
  ['#[|>unsafe(|>no_mangle)] pub |>extern "C" |>fn f() {} #[|>no_mangle] fn g() {}', 'unsafe ffi abi functions ffi'],
  [
    '#[|>macro_export] macro_rules! m { ($|>x:|>expr, $($y:|>ident),|>* $(,)|>?) => { $|>x; $(g($|>y);)|>* } }',
    'macro-rules macro-rules macro-rules macro-rules macro-rules macro-rules macro-rules macro-rules macro-rules',
  ],
  [
    '#[|>non_exhaustive] pub enum E { A } #[|>global_allocator] static A: |>System = |>System;',
    'non-exhaustive allocation allocation allocation',
  ],
  [
    '#[|>instrument] fn f() { tracing::|>info!("x"); |>warn!("x"); |>debug!("x"); |>println!("{x}"); |>write!(f, "x"); |>format!("x"); }',
    'tracing-spans logging logging logging printing common-traits strings',
  ],
  [
    'fn f() { |>vec![1]; |>assert!(a); |>assert_eq!(a, b); |>panic!(); |>todo!(); |>unreachable!(); |>matches!(a, 1); |>dbg!(a); |>env!("X"); |>include_str!("a"); }',
    'vec unit-test unit-test panic panic panic pattern-matching printing cargo build-script',
  ],
  ['macro_rules! vec { () => {} } fn f() { |>vec![1]; |>println!(); }', '- printing'],
  ['use strange::println; fn f() { |>println!(); }', '-'],
  [
    'use tokio::{select, join}; fn f() { |>select! {}; |>join!(a); tokio::|>try_join!(a); futures::|>select! {}; std::pin::|>pin!(a); }',
    'join-and-select join-and-select join-and-select join-and-select pin',
  ],
  [
    'fn f() { |>thread_local! { static A: |>RefCell<u8> = const { RefCell::new(1) }; } |>concat!("a"); std::|>stringify!(a); |>compile_error!("x"); |>cfg!(test); }',
    'thread-local interior-mutability macro-rules macro-rules macro-rules conditional-compilation',
  ],
  [
    'fn f(v: Vec<u8>) { v.|>push(1); v.|>iter().|>map(|x| x).|>collect::<|>Vec<_>>(); v.|>len(); v.|>get(0).|>copied().|>unwrap_or(1); v.|>sort(); v.|>first(); }',
    'vec into-iterator iterator iterator vec - bounds-check copy-trait option slices slices',
  ],
  ['fn f(names: Vec<String>) { names.|>join(", "); handle.|>join(); }', '- threads'],
  [
    `fn f() { let mut s = String::new(); s.|>push('a'); s.|>push_str("a"); s.|>trim().|>split(',').|>next(); s.|>chars().|>rev().|>enumerate(); }`,
    '- strings strings strings iterator strings iterator iterator',
  ],
  [
    'fn f(o: Option<u8>, r: Result<u8, u8>) { o.|>map(g); o.|>unwrap(); o.|>and_then(g); o.|>take(); r.|>map_err(g); r.|>ok(); r.|>and_then(g); r.|>expect("x"); o.|>ok_or(1); o.|>filter(g); }',
    '- unwrap-expect option option result result - unwrap-expect option -',
  ],
  [
    'fn f(x: Thing) { x.|>map(g); x.|>push(1); x.|>take(); x.|>lock(); x.|>send(1); x.|>get(0); x.|>load(); x.|>exists(); x.|>wait(); x.|>swap(1); x.|>join("a"); }',
    '- - - - - - - - - - -',
  ],
  [
    'struct Pool { m: std::sync::Mutex<Vec<u8>>, q: std::collections::VecDeque<u8>, c: Cell<u8> } impl Pool { fn f(&self) { self.m.|>lock().|>unwrap().|>push(1); self.q.|>push_back(1); self.c.|>set(1); self.c.|>replace(2); } }',
    'mutex unwrap-expect vec ordered-collections interior-mutability interior-mutability',
  ],
  [
    'use std::sync::{Arc, Mutex}; fn f() { let m = Arc::new(Mutex::new(vec![1])); let c = Arc::|>clone(&m); c.|>lock().unwrap().|>push(2); m.|>clone(); }',
    'arc mutex vec clone-trait',
  ],
  ['use tokio::sync::Mutex; async fn f(m: Mutex<u8>) { m.|>lock().await; }', '-'],
  [
    'use std::sync::mpsc; fn f() { let (tx, rx) = mpsc::|>channel(); tx.|>send(1); rx.|>recv(); rx.|>try_recv(); for x in rx.|>iter() {} }',
    'channels channels channels channels into-iterator',
  ],
  [
    'use tokio::sync::mpsc; fn f() { let (tx, rx) = |>mpsc::|>channel(8); tx.|>send(1); let s: |>mpsc::|>Sender<u8>; let o: tokio::sync::oneshot::|>Sender<u8>; }',
    'async-channels async-channels - async-channels async-channels actor',
  ],
  [
    'fn f(a: RefCell<u8>, l: RwLock<u8>, b: &dyn Borrow<u8>) { a.|>borrow(); a.|>borrow_mut(); b.|>borrow(); l.|>read(); l.|>write(); file.|>read(buf); }',
    'interior-mutability interior-mutability - rwlock rwlock -',
  ],
  [
    `fn f() { (0..3).|>map(g).|>filter(h).|>sum::<u8>(); [1, 2].|>iter().|>rev(); "a b".|>split(' '); 3u8.|>checked_add(1); 1.5f64.|>total_cmp(&2.0); }`,
    'iterator iterator iterator into-iterator iterator strings integer-overflow floats',
  ],
  [
    'fn f(m: HashMap<u8, u8>) { m.|>entry(1).|>or_insert(2); m.|>get(&1); m.|>contains_key(&1); m.|>iter(); m.|>drain(); }',
    'hash-map hash-map - hash-map into-iterator into-iterator',
  ],
  [
    'struct Own; impl Own { fn collect(&self) {} fn lock(&self) {} } fn f(o: Own) { o.|>collect(); o.|>lock(); o.|>clone(); x.|>collect(); }',
    '- - clone-trait -',
  ],
  [
    'fn f(p: &Path, b: PathBuf) { p.|>exists(); b.|>push("a"); p.|>join("b"); p.|>canonicalize(); p.|>display(); p.|>strip_prefix("a"); }',
    'race-condition - - paths-and-os-strings paths-and-os-strings -',
  ],
  [
    'fn f<I: Iterator<Item = u8>>(it: I, x: impl |>Iterator<Item = u8>, w: &mut dyn Write) { it.|>map(g); x.|>take(2); w.|>flush(); }',
    'iterator iterator iterator system-io',
  ],
  [
    'fn f(c: Condvar, b: Barrier, h: std::thread::JoinHandle<u8>, i: Instant) { c.|>wait(g); c.|>notify_one(); b.|>wait(); h.|>join(); h.|>is_finished(); i.|>elapsed(); }',
    'sync-primitives sync-primitives sync-primitives threads threads time',
  ],
  [
    "fn f() { let x = if let Some(v) = o { v.|>push(1) }; let v = vec![1]; { let v = String::new(); v.|>push('a'); } v.|>push(2); match y { Some(v) => v.|>push(3), None => v.|>push(4) } }",
    '- - vec - vec',
  ],
  [
    'fn f(b: Box<|>dyn std::error::|>Error>, c: |>Rc<|>RefCell<u8>>, d: |>Option<|>Box<Node>>, e: |>Vec<|>Vec<u8>>, g: |>PhantomData<|>fn() -> T>, h: |>Arc<|>[u8]>) {}',
    'dyn-trait error-trait interior-mutability interior-mutability linked-structures box cache-locality vec variance function-pointer zero-copy slices',
  ],
  [
    'fn f(a: |>&|>[u8], b: &|>[u16], c: |>[u8; 4], d: |>(u8, u8), e: |>(), g: |>fn(u8) -> u8, h: |>*mut u8, i: |>impl Fn()) {}',
    'borrowing slices slices tuples-and-arrays tuples-and-arrays unit-type function-pointer raw-pointer impl-trait',
  ],
  [
    'fn f() { let x: |>u8 = 1; let y: &|>str = ""; let z = |>u32::MAX; let |>u8 = 1; let b: |>bool; let c: |>char; let d: |>f64; let usize: |>usize; }',
    'primitive-types strings primitive-types - primitive-types primitive-types floats primitive-types',
  ],
  [
    `fn f() { |>1; |>1.5; |>1e9; |>1f32; |>0xff; |>'a'; |>b'a'; |>"a"; |>r"a"; |>b"a"; |>c"a"; println!(|>"{}", 1); x.|>0; }`,
    '(primitive-types) (floats) (floats) (floats) (primitive-types) (primitive-types) (primitive-types) (strings) (strings) (strings) (c-strings) (printing) tuples-and-arrays',
  ],
  ['// |>fn |>match in a comment', '- -'],
  ['/// |>unsafe in a doc comment', '-'],
  ['/* |>impl /* |>for */ |>dyn */ |>fn f() {}', '- - - functions'],
  [
    `fn f() { let a = "|>match"; let b = r#"|>unsafe "|>fn""#; let c = b"|>loop"; let d = c"|>dyn"; let e = '|>x'; }`,
    '(strings) (strings) (strings) (strings) (c-strings) (primitive-types)',
  ],
  ['fn f(|>r#match: u8, |>r#fn: u8) { |>r#match + |>r#fn; }', 'editions editions editions editions'],
  [
    'struct W { |>union: u8, |>default: u8, |>raw: u8, |>safe: u8, |>auto: u8 } fn f(w: W) { w.|>union + w.|>safe; let |>raw = 1; &|>raw; let |>auto = 2; }',
    '- - - - - - - - - -',
  ],
  [
    '|>union U { a: u8 } |>impl<T> U<T> {} |>unsafe |>extern "C" { |>safe |>fn f(); static |>mut E: u8; }',
    'union methods ffi ffi ffi functions static-mut',
  ],
  [
    '|>impl Drop |>for S {} |>impl S {} fn f(x: |>impl Clone, y: &|>impl Copy) -> |>impl Fn() { || () }',
    'trait trait methods impl-trait impl-trait impl-trait',
  ],
  [
    "fn f() { |>for x |>in 0|>..3 {} } fn g<F>() where F: |>for<|>'a> Fn(&|>'a u8) {} impl A |>for B {}",
    'loops loops loops higher-ranked higher-ranked lifetime trait',
  ],
  ['fn f<T: |>?Sized>(x: &T) { g()|>?; h()|>?.i()|>?; }', 'sized question-mark-operator question-mark-operator question-mark-operator'],
  [
    "fn f(|>&self, a: |>&u8, b: |>&mut u8, c: |>&|>'static mut u8) { let |>&d = a; let e = |>&|>mut f; a |>& b; a |>&& b; let g = |>&&h; match i { |>&&n => {} |>&_ => {} } |>&raw const j; |>&raw mut k; }",
    'borrowing borrowing mutable-borrow mutable-borrow static-lifetime pattern-matching mutable-borrow mutable-borrow operator-overloading expressions borrowing pattern-matching pattern-matching raw-pointer raw-pointer',
  ],
  [
    'fn f(a: |>*const u8, b: |>*mut u8) { |>*a; b |>* c; use d::|>*; *a |>* *b; -|>*a; (|>*a, b |>* c); }',
    'raw-pointer raw-pointer deref operator-overloading modules operator-overloading deref deref operator-overloading',
  ],
  [
    "fn f<|>'a, 'b: |>'a>(x: &|>'a str) -> &|>'static str { |>'outer: loop { break |>'outer; } let c: Cow<|>'_, str>; |>'l: { continue |>'l } }",
    'lifetime lifetime lifetime static-lifetime loops loops lifetime-elision loops loops',
  ],
  ['|>unsafe fn f() { |>unsafe { g() } } |>unsafe impl Send for S {} |>unsafe trait T {}', 'unsafe unsafe soundness unsafe'],
  [
    'fn f() { let a = |>|x|> | x; let b = |>|| 1; |>move |>|| 2; |>async |>move { 3 }; |>async || 4; a |>| b; a |>|| b; match c { 1 |>| 2 => 1, (3 |>| 4) => 2, _ => 3 } }',
    'closure - closure closure-capture closure async-await closure-capture async-await operator-overloading expressions pattern-matching pattern-matching',
  ],
  ['|>async fn f() { g()|>.|>await; } trait T { |>async fn g(); }', 'async-await async-await async-await async-fn-in-trait'],
  [
    'fn f() { match a { n |>if n > 1 |>=> {} n |>@ 1|>..=3 => {} [x, |>.., y] => {} S { a, |>.. } => {} |>_ => {} } }',
    'pattern-matching pattern-matching pattern-matching pattern-matching pattern-matching pattern-matching pattern-matching',
  ],
  [
    'fn f() { |>if |>let Some(a) |>= b |>&& |>let Some(c) = d {} |>while |>let Some(e) = g {} |>let Some(h) = i |>else { return }; }',
    'if-let if-let if-let if-let if-let if-let if-let let-else let-else',
  ],
  [
    'fn f() { let a = S { x: 1, |>..b }; let c = &d[1|>..]; for e in 1|>..=2 {} let g = |>..; let h = 0|>..n; }',
    'structs slices loops loops loops',
  ],
  [
    'fn f<T>(a: T) |>where T: Clone { x.collect|>::<Vec<_>>(); let a = b |>< c; let d = e |>> f; let g: Vec|><u8|>>; <A |>as B>::c(); Vec|>::<u8>::new(); if a |>< b && c |>> d {} }',
    'trait-bound type-inference common-traits common-traits generics generics associated-types type-inference common-traits common-traits',
  ],
  [
    '|>const A: u8 = 1; |>const fn f() {} fn g<|>const N: usize>(p: *|>const u8) { |>const { 1 }; let q = &raw |>const x; } |>static B: u8 = 1; |>static |>mut C: u8 = 2;',
    'constants-and-statics constants-and-statics const-generics raw-pointer constants-and-statics raw-pointer constants-and-statics static-mut static-mut',
  ],
  [
    'fn f(|>mut a: u8, b: &|>mut u8) { let |>mut c = 1; let ref |>mut d = c; c |>+= 1; |>ref e; }',
    'mutability mutable-borrow mutability mutable-borrow operator-overloading pattern-matching',
  ],
  [
    'use a::b |>as c; fn f() { x |>as u8; x |>as *const u8 |>as usize; <T |>as U>::V; } extern crate a |>as b;',
    'modules casts casts casts associated-types modules',
  ],
  [
    'use |>self::a; use |>super::b; use |>crate::c; impl S { fn f(|>self) -> |>Self { |>self.a; |>Self::b(); |>Self { a: 1 } } } pub(|>in |>crate::m) fn g() {} pub(|>super) fn h() {} pub(|>self) fn i() {}',
    'modules modules modules methods builder methods associated-functions associated-functions visibility modules visibility visibility',
  ],
  [
    '|>extern crate alloc; |>extern "C" { fn a(); } |>extern "C" fn b() {} type C = |>extern "C" |>fn(); |>extern "C-unwind" fn d() {}',
    'crates ffi abi abi function-pointer abi',
  ],
  [
    "|>type A = u8; trait T { |>type B; |>type C<'a>; } impl T for S { |>type B |>= u8; }",
    'type-alias associated-types higher-ranked associated-types associated-types',
  ],
  ['fn f() -> |>! { |>!a; |>panic!(); if a |>!= b {} } impl |>!Send for S {}', 'never-type primitive-types panic common-traits send-sync'],
  [
    '|>struct A; |>struct B(u8); |>enum C { D } |>mod e { } |>trait G: Clone {} |>pub |>use a::b; |>pub fn h() {}',
    'structs newtype enums modules trait visibility modules visibility',
  ],
  [
    'fn f() { |>loop { |>break; } |>while a { |>continue; } |>if a {} |>else |>if b {} |>else {} |>return; |>true; |>false; }',
    'loops loops loops loops expressions expressions expressions expressions functions primitive-types primitive-types',
  ],
  [
    'fn f(a: |>Box<|>dyn T>, b: &|>dyn T) { let c: Vec<|>_> = d; let |>_ = e; let (|>_, g) = h; a|>[0]; S |>{ a: 1 }; let i = |>{ 1 }; let j = |>(1, 2); let k = |>(); |>(l, m) = n; }',
    'dyn-trait dyn-trait dyn-trait type-inference variable-binding variable-binding bounds-check structs expressions tuples-and-arrays unit-type tuples-and-arrays',
  ],
  [
    'fn f() { println!("{}", |>&a); assert!(|>*b |>== c |>&& |>!d); vec![|>move || 1, |>|| 2]; assert!(matches!(x, |>Some(n |>@ 1|>..) |>if n |>& 1 |>== 0)); dbg!(|>unsafe { |>*(|>&raw const v) }); }',
    'borrowing deref common-traits expressions primitive-types closure-capture closure option pattern-matching pattern-matching pattern-matching operator-overloading common-traits unsafe deref raw-pointer',
  ],
  [
    `fn f() { println!("{}", |>match x { |>Some(k) |>if k |>> 1 |>=> 'a', |>_ => 'b' }); format!("{}", a |>as u8 |>* b); vec![|>&a, |>&mut b, a|>..b]; assert_eq!(|>&v[|>..], g()|>?); }`,
    'pattern-matching option pattern-matching common-traits pattern-matching pattern-matching casts operator-overloading borrowing mutable-borrow loops borrowing slices question-mark-operator',
  ],
  [
    'fn f() { tokio::select! { Some(v) = rx.recv() |>=> { println!("{v}"); } _ = |>async { 1 } => {}, } vec![x.|>iter().|>map(|>|a| a |>+ 1); 3]; }',
    'pattern-matching async-await into-iterator iterator closure operator-overloading',
  ],
  [
    'fn f( { let c = |>move |>|| ; |>let x = |>&|>mut y; |>for i |>in',
    'closure-capture closure variable-binding mutable-borrow mutable-borrow loops loops',
  ],
  ['fn f() { |>match x { |>Some(n) |>=> |>*n,', 'pattern-matching option pattern-matching deref'],
  ['fn f() { let x: |>Vec<|>u8> = |>Vec::|>new( ; |>if |>let |>Some(a) |>=', 'vec primitive-types vec vec if-let if-let option if-let'],
  ['fn f() { |>unsafe { |>*p = 1; g(|>&a, |>&mut b', 'unsafe deref borrowing mutable-borrow'],
  [
    "impl<'a> S<|>'a> { |>pub |>fn f(|>&|>mut |>self, x: |>impl",
    'lifetime visibility functions mutable-borrow mutable-borrow methods impl-trait',
  ],
  ['struct S { a: |>Arc<|>Mutex<|>', 'arc mutex generics'],
  ['use std::{sync::{|>Arc, |>Mutex, fn f(a: |>Arc<u8>) { |>loop {', 'arc mutex arc loops'],
  ['fn f() { let a = b |>&& c; let d = |>|x| x |>* 2; d(|>*e |>', 'expressions closure operator-overloading deref -'],
  ['#[|>derive(|>Clone, |>Debug', 'derive clone-trait common-traits'],
  ['fn f(v: &|>mut Vec<u8>) { v.|>push(1); v.|>iter().|>map(|x| |>&x', 'mutable-borrow vec into-iterator iterator borrowing'],
  ['fn f() { x.|>await; async |>move { y|>.await', 'async-await closure-capture async-await'],
  ['fn f() { let s = "unfinished |>match', '(strings)'],
  ['let x = |>1; |>while |>true { } |>return |>&x;', '(primitive-types) loops primitive-types functions borrowing'],
  ['fn f() { let v: Vec<u8> = vec![]; v.|>push(', 'vec'],
  [
    'trait T { |>type A; |>fn f(|>&self) |>-> |>Self|>::A; |>const B: u8',
    'associated-types functions borrowing functions associated-types associated-types constants-and-statics',
  ],
  ["fn f() { 'a: |>loop { |>break |>'a", 'loops loops loops'],
  ['fn f() { let y = x |>as', 'casts'],
  [
    'macro_rules! m { ($|>x:|>ty) |>=> { |>&$x }; ($($y:tt)|>*) => { $|>crate::n!($(|>$y)|>+) }; }',
    'macro-rules macro-rules macro-rules borrowing macro-rules macro-rules macro-rules macro-rules',
  ],
  [
    'fn f() { let a = 1; let |>a = a + 1; let |>_guard = m.lock(); h(|>f); std::thread::spawn(|>move || 1).|>join(); }',
    'shadowing drop-and-raii function-pointer closure-capture threads',
  ],
  [
    'fn f() { if let |>Some(a) = b { |>match a { |>None => {} |>Ok(x) => {} |>Err(e) => return |>Err(e) } } let |>Some(c) = d else { return |>None }; }',
    'option pattern-matching option result result result option option',
  ],
  // What the compiler's own tree told better.
  [
    '#[test] fn f() { assert_eq!(g(|>&|>["on"]), |>[|>(1, |>*x)]); }',
    'borrowing tuples-and-arrays tuples-and-arrays tuples-and-arrays deref',
  ],
  ['fn f() { assert_eq!(Alarms |>{ word: 1 }.count(), |>|x|>| x |>| 1); }', 'structs closure closure operator-overloading'],
  [
    "fn f() { matches!(g(a, b), b'0'|>..=b'9' |>| b'a' |>if a |>& b > 1); }",
    'pattern-matching pattern-matching pattern-matching operator-overloading',
  ],
  ['fn f() { all_send![String, Cell|><u8|>>, |>*const u8, Vec<Vec<u8|>>>]; }', 'generics generics raw-pointer generics'],
  [
    'fn f() { size_of::<Option<()|>>>(); size_of::<Box<[u8; 2]|>>>(); g(|line: &&|>mut u8| &&|>raw const x); }',
    'generics generics mutable-borrow raw-pointer',
  ],
  [
    'enum A { B |>= 1 } #[must_use |>= "x"] #[cfg(feature |>= "x")] fn f(mut a: u8) { a |>= 1; println!("{b}", b |>= 2); }',
    'enums - - variable-binding variable-binding',
  ],
  ["fn f(a: &|>(dyn Error + 'static), b: |>(u8,)) { g(|>|()| 1); g(|(|>)| 1) }", '- tuples-and-arrays closure -'],
  ['fn f() { g(||>()| 1); }', 'unit-type'],
  [
    'fn f() { let x = match a { Ok(|>_) => 1, (|>_, 1) => g(|(|>_, b)| b), }; let (|>_, y) = x; if let (|>_, 1) = x {} }',
    'pattern-matching pattern-matching variable-binding variable-binding pattern-matching',
  ],
  ['fn f() { v[..g(0|>..3)]; v[|>..*n]; v[1|>..]; }', 'loops slices slices'],
  ['extern "C" { |>type Math; pub |>type Later; } struct A(|>crate::B);', 'ffi ffi modules'],
  [
    'macro_rules! m { ($(|>#[$a:|>meta])* $v:|>vis, $($b:|>ident),|>+) => { $v |>struct A; |>impl Debug |>for $b {} |>impl $b { fn f(|>&self) { self|>.$b.len() $(|>+ $b)|>* } } } }',
    '- macro-rules macro-rules macro-rules macro-rules structs trait trait methods borrowing structs operator-overloading macro-rules',
  ],
  [
    'macro_rules! m { ($a:expr, $l:lifetime, $c:block) => {{ if |>$a |>< 3 {} let x = |>[$(|>($a, |>&$a)),*]; match a { (v, w) |>if v |>< w => |>*v } fn g(x: |>&$l |>mut u8) |>-> A<$l> $c }} }',
    'macro-rules common-traits tuples-and-arrays tuples-and-arrays borrowing pattern-matching common-traits deref mutable-borrow mutable-borrow functions',
  ],
  ['macro_rules! m { ($($p:ident)::|>*, $t:tt) => {} }', 'macro-rules'],
  [
    'fn f() { let |>() = x; check!("x", Vec|><u8|>>, Vec|><Vec|><u8|>>>, Err(1)); } imply!|>(a, b);',
    'unit-type generics generics generics generics generics -',
  ],
  ['fn f(a: |>&mut *mut u8) { |>&mut *a; v[(1 + 2)|>..(3)]; }', 'mutable-borrow reborrowing slices'],
  // What a type of this crate has by its own names is not std's; what it has from a trait is.
  [
    'use crate::parse::Input; fn f(i: Input, s: Styled) { i.|>parse(); s.|>iter(); s.|>as_str(); s.|>contains_key(1); s.|>clone(); s.|>to_string(); }',
    '- - - - clone-trait strings',
  ],
  ['use crate::parse::Input; fn f() { x.|>parse(); }', '-'],
  ['fn f(s: &str) { s.|>parse(); x.|>parse(); }', 'conversion-traits conversion-traits'],
  [
    'struct Own; impl Iterator for Own {} fn f(o: Own, p: Other) { o.|>next(); o.|>count(); p.|>next(); p.|>map(g); }',
    'iterator iterator - -',
  ],
  ['fn f<P: Producer, I: Iterator>(p: P, i: I) { p.|>into_iter(); i.|>next(); }', '- iterator'],
  [
    'fn f(p: &Path, s: &str, o: &[u8]) { p.|>to_owned(); s.|>to_owned(); o.|>to_owned(); x.|>to_owned(); x.trim().|>to_owned(); }',
    '- strings - - strings',
  ],
  [
    'fn f(self: Pin<&mut Self>) { self.|>as_mut(); } fn g() { let b = Box::pin(h); b.|>as_mut(); } fn i(v: impl AsMut<u8>) { v.|>as_mut(); }',
    '- - as-ref-borrow',
  ],
  [
    'fn f(a: AtomicU8) { a.|>load(Ordering::SeqCst); x.|>load(Acquire); x.|>load(Acquire, guard); x.|>swap(1, Relaxed); }',
    'atomics atomics - atomics',
  ],
  ['use num::NumCast; fn f() { NumCast::|>from(1); Own::|>from(1); }', '- conversion-traits'],
  ['use rayon::prelude::*; fn f(v: Vec<u8>) { v.|>par_iter().|>map(g).|>collect(); }', 'data-parallelism - -'],
  [
    'fn f(p: *const u8, v: Vec<u8>, n: u8) { p.|>wrapping_add(1); v.as_ptr().|>wrapping_add(1); n.|>wrapping_add(1); }',
    '- - integer-overflow',
  ],
  ['fn f(v: Vec<u8>) { v.iter().|>cmp(w); 1.|>cmp(&2); a.|>partial_cmp(b); }', '- common-traits common-traits'],
  ['extern crate alloc; use alloc::string::String; fn f(s: &mut String) { s.|>push_str("a"); }', 'strings'],
  // What is not the type itself comes out of its function.
  [
    'use std::num::NonZeroU8; fn f() { NonZeroU8::new(1).|>unwrap(); char::from_u32(1).|>is_some(); CString::new("").|>unwrap(); Arc::into_inner(a).|>expect("one"); Rc::get_mut(&mut r).|>is_none(); }',
    'unwrap-expect option unwrap-expect unwrap-expect option',
  ],
  [
    'use std::thread; fn f() { let h = thread::Builder::new().spawn(g).|>unwrap(); h.|>join(); thread::scope(|s| { let t = s.spawn(g); t.|>join(); }); s.|>join(); }',
    'unwrap-expect threads threads threads',
  ],
  [
    'struct Own; impl Own { fn join(&self) {} } fn f(o: Own, v: Vec<JoinHandle<u8>>) { o.|>join(); for h in v { h.|>join(); } x.|>join(); }',
    '- threads -',
  ],
  // Names that patterns bind have the type of their part.
  ['fn f(v: Vec<Option<String>>) { for o in &v { o.|>is_some(); if let Some(s) = o { s.|>split(1); } } }', 'option strings'],
  [
    'fn f(m: HashMap<u8, Option<u8>>) { for (k, o) in m { k.|>checked_add(1); o.|>take(); } m.iter().map(|(_, o)| o.|>take()); }',
    'integer-overflow option option',
  ],
  [
    'fn f(r: Result<Vec<u8>, Own>) { match r { Ok(v) => v.|>push(1), Err(e) => e.|>push(1) } let (_, b) = (1, vec![1]); b.|>push(2); }',
    'vec - vec',
  ],
  [
    'fn f(v: Vec<Own>) { for o in v.iter().rev() { o.|>push(1); } v.iter().enumerate().for_each(|(i, o)| { i.|>checked_sub(1); o.|>take(); }); }',
    '- integer-overflow -',
  ],
  [
    'impl A { fn f<F>(self, f: F) -> |>Self where F: FnOnce(Self) -> |>Self {} fn g(self) -> |>Self::B {} }',
    'builder associated-functions associated-types',
  ],
  [
    'fn f() { try|>!(a); v[|>..b as usize]; a()? |><< 2; a()? |>& 3; listed! { cfg(feature |>= "x") } }',
    '- slices integer-overflow operator-overloading -',
  ],
  // Of methods of one name, that of the type they are called on.
  [
    'struct A; impl A { fn parts(&self) -> std::slice::Iter<u8> {} } struct B; impl B { fn parts(&self) -> Vec<u8> {} } fn f(a: A, b: B, c: crate::C) { a.parts().|>next(); b.parts().|>push(1); c.parts().|>next(); }',
    'iterator vec -',
  ],
];
