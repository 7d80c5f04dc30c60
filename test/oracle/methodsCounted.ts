import type { ConceptNames } from '../../src/core/rust/names';
import { compareMethods, type Compared } from './methodsCompared';
import { isMeant } from './methodsMeant';
import type { Resolved } from './methodsResolved';

/** How far answers about methods agree with the compiler. */
export class MethodCount {
  /** Positions that were answered by a method's name. */
  answers = 0;
  /** Answered in code that the compiler has no say in: left out by `cfg`, or in a macro that nobody calls. */
  unjudged = 0;
  readonly wrong: Compared[] = [];
  /** Calls of a method that a concept speaks of, where the answer was silence. */
  readonly missed: Compared[] = [];

  add(file: string, text: string, resolved: readonly Resolved[], names: ConceptNames): void {
    for (const compared of compareMethods(file, text, resolved, names)) {
      const means = (conceptId: string): boolean => compared.resolved.some(({ path, owner }) => isMeant(conceptId, path, owner));
      if (compared.said.length === 0) {
        if (names.method(compared.name).some(means)) this.missed.push(compared);
        continue;
      }
      this.answers++;
      if (compared.resolved.length === 0) this.unjudged++;
      else if (!compared.said.every(means)) this.wrong.push(compared);
    }
  }

  /** False answers among those that the compiler can judge. */
  get share(): number {
    return this.wrong.length / Math.max(this.answers - this.unjudged, 1);
  }

  get summary(): string {
    const { answers, unjudged, wrong, missed } = this;
    return `${answers} answers, ${unjudged} of them not judged, ${wrong.length} false (${(this.share * 100).toFixed(2)} %), ${missed.length} missed`;
  }
}

export function describe({ file, line, code, name, receiver, said, resolved }: Compared): string {
  const on = receiver === '' ? 'something' : receiver;
  return `${file}:${line}: ${name} on ${on} in "${code}" is ${resolved[0]?.path ?? 'unknown'}, not of ${said.join(', ')}`;
}
