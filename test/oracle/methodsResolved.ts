/** What the compiler made of a function's or method's name in the source. */
export interface Resolved {
  /** As the compiler was given it. */
  readonly file: string;
  /** Of the method's name, or of the whole path that ends with the function's; lines and columns as the compiler counts them: from one, in characters. */
  readonly from: Place;
  readonly to: Place;
  /** Where it is defined: `core::option::map` for a method of an impl in that module, `core::iter::traits::iterator::Iterator::map` for a trait's. */
  readonly path: string;
  /** What it is a method of, with references: `&mut std::option::Option<u8>`; undefined for a function without arguments. */
  readonly owner: string | undefined;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The lines of an expression in the listing that matter here. */
interface Listed {
  /** Of its kind, without indentation. */
  kind: string;
  /** The first line of its type, without indentation. */
  type: string;
  path: string;
  /** The first of the generic arguments: the type that implements it, if it is a trait's. */
  argument: string;
  /** The type that the source names before a function's name. */
  named: string;
  span: string;
  /** Numbers of the expressions that a call is of. */
  readonly called: number[];
}

const EXPRESSION = ' '.repeat(8);
const FIELD = ' '.repeat(12);

/**
 * Reads what `rustc -Zunpretty=thir-flat` prints, a line at a time: one listing of typed expressions for each body, with every method call resolved to
 * its definition.
 */
export class ResolvedReader {
  #listed: Listed[] = [];
  #field = '';

  constructor(private readonly found: (resolved: Resolved) => void) {}

  line(line: string): void {
    if (!line.startsWith(' ')) {
      if (line.startsWith('}')) this.#finish();
      return;
    }
    if (line.startsWith(`${EXPRESSION}Expr {`)) {
      this.#listed.push({ kind: '', type: '', path: '', argument: '', named: '', span: '', called: [] });
      return;
    }
    const current = this.#listed.at(-1);
    if (!current || !line.startsWith(FIELD)) return;
    const isField = line.charCodeAt(FIELD.length) !== 32;
    const text = line.trim();
    if (isField) {
      const colon = text.indexOf(': ');
      if (colon < 0) return;
      this.#field = text.slice(0, colon);
      const value = text.slice(colon + 2);
      if (this.#field === 'kind') current.kind = value;
      if (this.#field === 'ty') current.type = value;
      if (this.#field === 'span') current.span = value;
      return;
    }
    if (this.#field === 'ty' && current.type === 'FnDef(') {
      if (current.path === '') current.path = pathIn(text);
      else if (current.argument === '' && text !== '[') current.argument = text;
    } else if (this.#field === 'kind' && current.kind === 'Call {') {
      const called = /^(?:fun: )?e(\d+),$/.exec(text);
      if (called) current.called.push(Number(called[1]));
    } else if (this.#field === 'kind' && text.startsWith('self_ty: ')) current.named = text.slice('self_ty: '.length);
  }

  #finish(): void {
    const listed = this.#listed;
    const firstArguments = new Map(
      listed.flatMap(({ called: [of, first] }) => (of === undefined || first === undefined ? [] : [[of, first]])),
    );
    for (const [index, { kind, path, argument, named, span }] of listed.entries()) {
      const [, file, ...numbers] = /^(.+?):(\d+):(\d+): (\d+):(\d+) \(#\d+\)/.exec(span) ?? [];
      if (kind !== 'ZstLiteral {' || path === '' || file === undefined) continue;
      const [line = 0, column = 0, toLine = 0, toColumn = 0] = numbers.map(Number);
      const first = firstArguments.get(index);
      const isOfTrait = !path.includes('{impl');
      const owner = isOfTrait ? argument : named || (first === undefined ? '' : (listed[first]?.type ?? ''));
      this.found({
        file,
        from: { line, column },
        to: { line: toLine, column: toColumn },
        path: path.replaceAll(/::\{impl(?:#\d+)?\}/g, ''),
        owner: owner.replace(/,$/, '').replaceAll("'{erased} ", '') || undefined,
      });
    }
    this.#listed = [];
  }
}

/** The path in `DefId(2:9944 ~ core[c1f1]::iter::traits::iterator::Iterator::map),`, without the compiler's own numbers. */
function pathIn(text: string): string {
  return (/ ~ (.+?)\),?$/.exec(text)?.[1] ?? '').replaceAll(/\[[0-9a-f]+\]/g, '');
}
