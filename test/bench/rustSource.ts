/** Lines of the files that are measured. */
export const SIZES = [1000, 5000, 20_000, 50_000] as const;

/** Items of some real program each; `$n` is a number that no other item has. */
const ITEMS = [
  `/// What a tank holds, and how fast.
#[derive(Debug, Clone, PartialEq)]
pub struct Tank$n<'a, T> {
    level: u32,
    name: &'a str,
    parts: Vec<T>,
}

impl<'a, T: Clone + Into<u64>> Tank$n<'a, T> {
    pub fn new(name: &'a str) -> Self {
        Self { level: 0, name, parts: Vec::new() }
    }

    /// Fills as much as there is room for.
    pub fn fill(&mut self, by: u32) -> Option<u32> {
        let next = self.level.checked_add(by)?;
        self.level = next; // no more than fits
        self.parts.iter().map(|part| part.clone().into()).filter(|size: &u64| *size > 3).count();
        Some(next)
    }
}
`,
  `impl<T> Drop for Tank$n<'_, T> {
    fn drop(&mut self) {
        if self.level > 0 && !self.name.is_empty() {
            eprintln!("{} still holds {}", self.name, self.level);
        }
    }
}
`,
  `pub enum Shape$n {
    Circle { radius: f64 },
    Square(f64),
    Nothing,
}

fn area_$n(shape: &Shape$n) -> Result<f64, Box<dyn Error>> {
    let found = match shape {
        Shape$n::Circle { radius } => std::f64::consts::PI * radius * radius,
        Shape$n::Square(side) if *side > 0.0 => side * side,
        _ => return Err("nothing to measure".into()),
    };
    Ok(found as f32 as f64)
}
`,
  `async fn fetch_$n(count: usize, shared: Arc<Mutex<HashMap<String, Vec<u8>>>>) -> io::Result<usize> {
    let mut total = 0;
    for at in 0..count {
        let key = format!("{at}-{}", at << 2);
        let mut all = shared.lock().unwrap();
        let entry = all.entry(key).or_insert_with(Vec::new);
        entry.push(at as u8);
        total += entry.len();
    }
    let handle = thread::spawn(move || {
        let held = shared.lock().unwrap_or_else(|broken| broken.into_inner());
        println!("{} of {:?}", held.len(), held.keys().next());
    });
    handle.join().expect("no panic");
    Ok(total)
}
`,
  `pub trait Store$n: Send + 'static {
    type Item;
    const LIMIT: usize = 16;
    fn get(&self, key: &str) -> Option<&Self::Item>;
    fn all(&self) -> impl Iterator<Item = &Self::Item> + '_;
    fn describe(&self) -> String
    where
        Self::Item: std::fmt::Display,
    {
        self.all().map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
    }
}
`,
  `/* Raw bytes are read once, and never written. */
unsafe fn read_$n(bytes: *const u8, length: usize) -> u32 {
    let mut sum: u32 = 0;
    let mut at = 0;
    'outer: loop {
        while at < length {
            // SAFETY: the caller promises that many bytes.
            sum = sum.wrapping_add(unsafe { *bytes.add(at) } as u32);
            at += 1;
            if sum & 0xff == 7 { continue 'outer; }
        }
        break 'outer sum ^ 0b1010;
    }
}
`,
  `#[cfg(test)]
mod tests_$n {
    use super::*;

    #[test]
    fn fills() {
        let mut tank = Tank$n::<u8>::new("rain");
        assert_eq!(tank.fill(3), Some(3), "after {}", tank.name);
        let all: Vec<_> = vec![Some(1), None, Some(tank.level)];
        assert!(matches!(all.first(), Some(Some(1))));
        let Some(last) = all.last() else { panic!("empty: {:?}", all) };
        let twice = |x: &Option<u32>| x.map(|y| y * 2);
        println!("{:?} {}", twice(last), r#"as "said""#);
    }
}
`,
  `macro_rules! sum_$n {
    ($first:expr $(, $rest:expr)* $(,)?) => { $first $(+ $rest)* };
}
static COUNTER_$n: AtomicUsize = AtomicUsize::new(0);

fn rc_$n<F>(make: F) -> Rc<RefCell<dyn Any>> where F: FnOnce() -> i64 + 'static {
    COUNTER_$n.fetch_add(1, Ordering::Relaxed);
    let value = Rc::new(RefCell::new(make()));
    let weak = Rc::downgrade(&value);
    drop(weak);
    value
}
`,
];

const HEAD = `use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{atomic::{AtomicUsize, Ordering}, Arc, Mutex};
use std::{any::Any, error::Error, io, rc::Rc, thread};
`;

/** Arms of a \`select!\`, say. */
const ARM = `        Some(message) = receiver_$n.recv() => {
            let text = format!("{}: {:?}", message.id, &message.parts);
            if let Err(error) = sender.send(text).await { return Err(error.into()); }
        }
`;
/** Lines of \`vec!\`. */
const ROW = `        Row { id: $n, name: "row", weight: $n as f64 * 0.5, next: Some($n) },
`;

/** Where what a measurement asks about begins; offsets in UTF-16 code units. */
export interface RustSource {
  readonly text: string;
  /** Arguments of macro calls longer than a line. */
  readonly macros: readonly { readonly from: number; readonly to: number }[];
}

const linesOf = (code: string): number => code.split('\n').length - 1;

/**
 * A file of so many lines, always the same for the same number: functions, impls, traits, tests and macro calls, among them one with arguments of 2,000
 * lines (a tenth of a shorter file).
 */
export function rustSource(lines: number): RustSource {
  const macros: { from: number; to: number }[] = [];
  const random = numbersFrom(lines);
  const parts: string[] = [];
  let [length, count, hasTable] = [0, 0, false];
  const add = (code: string): void => {
    parts.push(code);
    length += code.length;
    count += linesOf(code);
  };
  const addMacro = (head: string, part: string, repeats: number, tail: string, n: number): void => {
    add(head);
    const from = length;
    for (let at = 0; at < repeats; at++) add(part.replaceAll('$n', String(n + at)));
    macros.push({ from, to: length });
    add(tail);
  };
  add(HEAD);
  for (let n = 0; ; n++) {
    if (count >= lines) return { text: parts.join(''), macros };
    // One in nine items is a macro call.
    const item = Math.floor(random() * (2 * ITEMS.length + 2));
    if (!hasTable && count > lines / 2) {
      hasTable = true;
      addMacro(`fn table_${n}() -> Vec<Row> {\n    vec![\n`, ROW, Math.min(2000, lines / 10), '    ]\n}\n', n);
    } else if (item === 0) {
      addMacro(
        `async fn select_${n}() -> Result<(), Failure> {\n    tokio::select! {\n`,
        ARM,
        8 + Math.floor(random() * 8),
        '    }\n}\n',
        n,
      );
    } else if (item === 1) {
      addMacro(`fn rows_${n}() -> Vec<Row> {\n    vec![\n`, ROW, 20 + Math.floor(random() * 40), '    ]\n}\n', n);
    } else add(`${ITEMS[item % ITEMS.length]!.replaceAll('$n', String(n))}\n`);
  }
}

/** Numbers between 0 and 1 that look random and are the same at every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
