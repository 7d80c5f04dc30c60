/** A value as Rust's `{:#?}` prints it: what has parts, or the text of what has none. */
export type DebugValue = DebugNode | string;

/** `Name { label: value, .. }`, `Name(value, ..)`, `[value, ..]`. */
export interface DebugNode {
  /** Empty for tuples, `[` for lists. */
  readonly name: string;
  /** Only of structs. */
  readonly labels: readonly string[];
  readonly values: readonly DebugValue[];
}

export function isNode(value: DebugValue | undefined): value is DebugNode {
  return typeof value === 'object';
}

export function part(node: DebugNode, label: string): DebugValue | undefined {
  const at = node.labels.indexOf(label);
  return at < 0 ? undefined : node.values[at];
}

/** What a value is called: the variant of an enum. */
export function nameOf(value: DebugValue | undefined): string {
  return isNode(value) ? value.name : (value ?? '');
}

/** The parts of macros' arguments are as they were in the text: nothing is told of what they mean. */
const OPAQUE = 'TokenStream';
/** Lines that tell nothing, and are a third of all. */
const EMPTY = ['id: NodeId(', 'attrs: [],', 'tokens: None,'];
const BLANK = 0x20;
const [LOWEST, HIGHEST, UNDERSCORE, COLON] = [0x61, 0x7a, 0x5f, 0x3a];

/** Reads what `{:#?}` printed: each part in a line of its own, so that brackets in texts are not in the way. */
export function readDebugTree(printed: string): DebugNode {
  const root = { name: '', labels: [] as string[], values: [] as DebugValue[] };
  const open = [root];
  const endOfLine = (from: number): number => {
    const newline = printed.indexOf('\n', from);
    return newline < 0 ? printed.length : newline;
  };
  for (let start = 0, end = 0; start < printed.length; start = end + 1) {
    end = endOfLine(start);
    let from = start;
    while (printed.charCodeAt(from) === BLANK) from++;
    if (EMPTY.some((line) => printed.startsWith(line, from))) continue;
    const first = printed[from];
    if (first === '}' || first === ')' || first === ']') {
      open.pop();
      continue;
    }
    const holder = open.at(-1)!;
    const colon = endOfLabel(printed, from);
    if (colon > from) holder.labels.push(printed.slice(from, colon));
    const valueFrom = colon > from ? colon + 2 : from;
    const last = printed[end - 1];
    if (last !== '{' && last !== '(' && last !== '[') {
      if (end > valueFrom) holder.values.push(printed.slice(valueFrom, last === ',' ? end - 1 : end));
      continue;
    }
    const node = { name: last === '[' ? last : printed.slice(valueFrom, end - 1).trimEnd(), labels: [], values: [] };
    holder.values.push(node);
    if (node.name === OPAQUE) end = endOfLine(printed.indexOf(`\n${' '.repeat(from - start)})`, end) + 1);
    else open.push(node);
  }
  const [tree] = root.values;
  if (!isNode(tree)) throw new Error('The compiler printed no syntax tree.');
  return tree;
}

/** Where the colon behind `label` stands; `from` if there is none. */
function endOfLabel(printed: string, from: number): number {
  let at = from;
  for (let code = printed.charCodeAt(at); (code >= LOWEST && code <= HIGHEST) || code === UNDERSCORE; code = printed.charCodeAt(at)) at++;
  return printed.charCodeAt(at) === COLON && printed.charCodeAt(at + 1) === BLANK ? at : from;
}
