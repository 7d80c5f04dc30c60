import { cratesOf, isStd, NEEDS_CRATE, SHORT_PATHS, stdHomes } from './stdPaths';

/** What this needs of a concept of the bank. */
interface NamedConcept {
  readonly id: string;
  readonly triggers: readonly string[];
}

/** A trigger that is a piece of Rust type: `Rc<RefCell<T>>`. */
export interface TypeShape {
  readonly conceptId: string;
  /** Its tokens; `T`, `E` and `Trait` stand for anything. */
  readonly parts: readonly string[];
}

const NONE: readonly string[] = [];
const PATH = /^\w+(?:::\w+)*$/;
const SHAPE_PARTS = /"[^"]*"|\w+|->|[^\s\w]/g;
/** Shapes that need more than the first token to be told; the rules know the others. */
const TOLD_BY_SHAPE = /[<[]|dyn|impl/;

/** Of concepts that share a trigger the first of the bank leads, but for these: there another one is what the thing is about. */
const LEADING = new Map([
  ['attribute non_exhaustive', 'non-exhaustive'],
  ['attribute repr', 'repr'],
  ['attribute repr(align)', 'repr'],
  ['attribute repr(u8)', 'repr'],
  ['macro unreachable', 'panic'],
  ['type From', 'conversion-traits'],
]);

/** Concepts by the names that lead to them, from the triggers of `concepts.yaml`. */
export class ConceptNames {
  /** Keys: `item std::vec::Vec`, `type Vec`, `macro vec`, `module std::sync`, `attribute derive(Clone)`, `method push`, `literal integer`. */
  readonly #conceptIds = new Map<string, string[]>();
  /** Full paths of std's items and modules by their last two segments, for code that lacks its imports. */
  readonly #stdPaths = new Map<string, string>();
  readonly #stdModules = new Map<string, string>();
  readonly #shapes = new Map<string, TypeShape[]>();

  constructor(concepts: readonly NamedConcept[]) {
    for (const { id, triggers } of concepts) for (const trigger of triggers) this.#add(id, trigger);
    for (const key of this.#conceptIds.keys()) {
      const [kind, name] = key.split(' ') as [string, string];
      // A full path speaks for itself: only what has none yet gets the meaning of the bare name.
      if (kind === 'type')
        for (const home of stdHomes(name)) if (!this.#conceptIds.has(`item ${home}`)) this.#set(`item ${home}`, this.type(name));
    }
    for (const key of this.#conceptIds.keys()) {
      const [kind, path] = key.split(' ') as [string, string];
      if ((kind === 'item' || kind === 'module') && path.startsWith('std::'))
        this.#stdPaths.set(path.split('::').slice(-2).join('::'), path);
      if (kind === 'module' && path.startsWith('std::')) this.#stdModules.set(path.split('::').at(-1)!, path);
    }
  }

  /** What a full path leads to: the item, else what its name means wherever it comes from, else the module or crate that holds it. */
  item(path: readonly string[]): readonly string[] {
    const exact = this.#get(`item ${path.join('::')}`);
    if (exact.length > 0) return exact;
    const crate = path[0]!;
    const name = path.at(-1)!;
    if (path.length > 1 && cratesOf(name).includes(crate)) return this.type(name);
    const holder = this.module(path.slice(0, -1));
    if (holder.length > 0) return holder;
    // `String::from_utf8` and what else belongs to a type of std is no concept's but the method's.
    if (isStd(crate) || stdHomes(name).length > 0 || NEEDS_CRATE.has(name)) return NONE;
    return this.type(name);
  }

  /** A function of a module: more than its module says its own name, wherever it comes from. */
  functionAt(path: readonly string[]): readonly string[] {
    const exact = this.exactItem(path);
    const bare = path.at(-1) === 'new' ? NONE : this.function(path.at(-1)!);
    return exact.length > 0 ? exact : bare.length > 0 ? bare : this.item(path);
  }

  /** What is named for this very path. */
  exactItem(path: readonly string[]): readonly string[] {
    return this.#get(`item ${path.join('::')}`);
  }

  /** The innermost module that a concept is named for, else the crate; std as a whole stands for nothing that is in it. */
  module(path: readonly string[]): readonly string[] {
    for (let length = path.length; length > 1; length--) {
      const found = this.#get(`module ${path.slice(0, length).join('::')}`);
      if (found.length > 0) return found;
    }
    const crate = path[0];
    return crate === undefined || isStd(crate) ? NONE : this.#get(`module ${crate}`);
  }

  /** This very module, or the crate if the path is but one name. */
  namedModule(path: readonly string[]): readonly string[] {
    return this.#get(`module ${path.join('::')}`);
  }

  isCrate(name: string): boolean {
    return this.#conceptIds.has(`module ${name}`);
  }

  /** A type, trait or enum variant by its bare name. */
  type(name: string): readonly string[] {
    return this.#get(`type ${name}`);
  }

  /** A function that is known by its bare name: `new`, `block_on`. */
  function(name: string): readonly string[] {
    return this.#get(`function ${name}`);
  }

  /** @param name without the `!` */
  macro(name: string): readonly string[] {
    return this.#get(`macro ${name}`);
  }

  /** @param path all of it, without the `!`; nothing if a macro of this name is known, but from another crate of its own concept */
  macroAt(path: readonly string[]): readonly string[] {
    const exact = this.#get(`macro ${path.join('::')}`);
    if (exact.length > 0) return exact;
    const isOfStd = isStd(path[0]!);
    const bare = this.macro(path.at(-1)!);
    if (isOfStd) return bare;
    const crate = this.#get(`module ${path[0]!}`);
    if (bare.some((id) => crate.includes(id))) return bare;
    return crate.length > 0 ? crate : bare;
  }

  method(name: string): readonly string[] {
    return this.#get(`method ${name}`);
  }

  /** @param kind as the triggers name it: `integer`, `c"..."` */
  literal(kind: string): readonly string[] {
    return this.#get(`literal ${kind}`);
  }

  /** The attribute with this argument (`repr(C)`, `derive(Clone)`) if something speaks of just that, else the attribute itself. */
  attribute(path: string, argument?: string): readonly string[] {
    const exact = argument === undefined ? NONE : this.#get(`attribute ${path}(${argument})`);
    return exact.length > 0 ? exact : this.#get(`attribute ${path}`);
  }

  /** The attribute with this argument and no other. */
  attributeArgument(path: string, argument: string): readonly string[] {
    return this.#get(`attribute ${path}(${argument})`);
  }

  /** The path in std that ends so, for a path without an import. */
  stdPath(lastTwo: string): readonly string[] | undefined {
    return this.#stdPaths.get(lastTwo)?.split('::');
  }

  /** The module of std with this name, for a path without an import. */
  stdModule(name: string): readonly string[] | undefined {
    return this.#stdModules.get(name)?.split('::');
  }

  /** Shapes of types that begin with this token. */
  shapes(first: string): readonly TypeShape[] {
    return this.#shapes.get(first) ?? [];
  }

  #get(key: string): readonly string[] {
    return this.#conceptIds.get(key) ?? NONE;
  }

  #set(key: string, ids: readonly string[]): void {
    const known = this.#conceptIds.get(key) ?? [];
    const all = [...known, ...ids.filter((id) => !known.includes(id))];
    const leading = LEADING.get(key);
    this.#conceptIds.set(key, leading === undefined ? all : all.toSorted((a, b) => Number(b === leading) - Number(a === leading)));
  }

  #add(id: string, trigger: string): void {
    const [kind, ...rest] = trigger.split(' ');
    const name = rest.join(' ');
    switch (kind) {
      case 'type':
      case 'trait':
      case 'variant':
      case 'function':
        if (PATH.test(name)) this.#addItem(id, kind === 'function' ? 'function' : 'type', name);
        else if (TOLD_BY_SHAPE.test(name)) this.#addShape(id, name);
        return;
      case 'method':
        // `Cell::set` names the type only to tell the method from its namesakes.
        this.#set(`method ${name.split('::').at(-1)!}`, [id]);
        return;
      case 'macro': {
        const path = name.replace(/!$/, '');
        this.#set(`macro ${path}`, [id]);
        if (path.includes('::')) this.#set(`macro ${path.split('::').at(-1)!}`, [id]);
        return;
      }
      case 'attribute':
        this.#set(
          `attribute ${name
            .replace(/^#!?\[/, '')
            .replace(/\]$/, '')
            .replace(/^unsafe\((\w+)\)$/, '$1')}`,
          [id],
        );
        return;
      case 'module':
      case 'crate':
        this.#set(`module ${name}`, [id]);
        return;
      case 'literal':
        this.#set(`literal ${name}`, [id]);
    }
  }

  #addItem(id: string, kind: string, name: string): void {
    const [first, ...rest] = name.split('::') as [string, ...string[]];
    if (rest.length === 0) return this.#set(`${kind} ${name}`, [id]);
    const starts = Object.hasOwn(SHORT_PATHS, first) ? [SHORT_PATHS[first]!] : stdHomes(first);
    for (const start of starts.length > 0 ? starts : [first]) this.#set(`item ${[start, ...rest].join('::')}`, [id]);
  }

  #addShape(conceptId: string, name: string): void {
    const parts = name.match(SHAPE_PARTS) ?? [];
    const first = parts[0];
    if (first === undefined) return;
    const shapes = this.#shapes.get(first) ?? [];
    if (shapes.length === 0) this.#shapes.set(first, shapes);
    shapes.push({ conceptId, parts });
  }
}
