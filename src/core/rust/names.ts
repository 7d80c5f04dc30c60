/** What this needs of a concept of the bank. */
interface NamedConcept {
  readonly id: string;
  readonly triggers: readonly string[];
}

/** Concepts by the names that lead to them, from the triggers of `concepts.yaml`. Keys: `type Vec`, `macro vec!`, `attribute derive(Clone)`. */
export class ConceptNames {
  readonly #conceptIds = new Map<string, string[]>();

  constructor(concepts: readonly NamedConcept[]) {
    for (const { id, triggers } of concepts) {
      for (const trigger of triggers) {
        const key = keyOf(trigger);
        if (key === undefined) continue;
        const known = this.#conceptIds.get(key);
        if (known) known.push(id);
        else this.#conceptIds.set(key, [id]);
      }
    }
  }

  /** A type, trait or enum variant. */
  type(name: string): readonly string[] {
    return this.#conceptIds.get(`type ${name}`) ?? [];
  }

  /** @param name without the `!` */
  macro(name: string): readonly string[] {
    return this.#conceptIds.get(`macro ${name}`) ?? [];
  }

  /** The attribute with this argument (`repr(C)`, `derive(Clone)`) if something speaks of just that, else the attribute itself. */
  attribute(path: string, argument?: string): readonly string[] {
    const exact = argument === undefined ? undefined : this.#conceptIds.get(`attribute ${path}(${argument})`);
    return exact ?? this.#conceptIds.get(`attribute ${path}`) ?? [];
  }
}

function keyOf(trigger: string): string | undefined {
  const [kind, ...rest] = trigger.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'type':
    case 'trait':
    case 'variant':
      return /^[\w:]+$/.test(name) ? `type ${name}` : undefined;
    case 'macro':
      return `macro ${name.replace(/!$/, '').split('::').at(-1) ?? ''}`;
    case 'attribute':
      return `attribute ${name.replace(/^#!?\[/, '').replace(/\]$/, '')}`;
    default:
      return undefined;
  }
}
