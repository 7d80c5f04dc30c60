import { conceptsOfToken } from '../../src/core/rust/conceptsAt';
import type { ConceptNames } from '../../src/core/rust/names';
import { receiverOf } from '../../src/core/rust/receivers';
import { RustFile } from '../../src/core/rust/rustFile';
import type { Place, Resolved } from './methodsResolved';

/** A method's name in a file, what we say of it and what the compiler says. */
export interface Compared {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly said: readonly string[];
  /** The type that the file tells; empty if it tells none. */
  readonly receiver: string;
  readonly resolved: readonly Resolved[];
}

/** Every name of a method that we speak of or could speak of. */
export function compareMethods(file: string, text: string, resolved: readonly Resolved[], names: ConceptNames): readonly Compared[] {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
  const offsetOf = ({ line, column }: Place): number =>
    (starts[line - 1] ?? 0) +
    Array.from(lines[line - 1] ?? '')
      .slice(0, column - 1)
      .join('').length;
  const byOffset = new Map<number, Resolved[]>();
  for (const one of resolved) {
    const from = offsetOf(one.from);
    const named = /(\w+)(?:::<[^]*>)?$/.exec(text.slice(from, offsetOf(one.to)));
    if (!named) continue;
    const at = from + named.index;
    const known = byOffset.get(at);
    if (known) known.push(one);
    else byOffset.set(at, [one]);
  }
  const rust = RustFile.of(text);
  rust.parse();
  const compared: Compared[] = [];
  for (let index = 0; index < rust.tokens.length; index++) {
    if (rust.tokens.kind(index) !== 'word') continue;
    const matches = conceptsOfToken(rust, index, names);
    const said = matches.filter(({ by }) => by === 'method').map(({ conceptId }) => conceptId);
    const from = rust.tokens.from(index);
    const found = byOffset.get(from) ?? [];
    const name = rust.tokens.text(index);
    if (said.length === 0 && (found.length === 0 || matches.length > 0 || names.method(name).length === 0)) continue;
    const line = starts.findLastIndex((start) => start <= from);
    compared.push({
      file,
      line: line + 1,
      code: lines[line]!.trim(),
      name,
      said,
      receiver: receiverOf(rust, index)?.path.join('::') ?? '',
      resolved: found,
    });
  }
  return compared;
}
