import type { CodeBlock } from '../../core/bank/question';

/** What a block is for, in words: `must not compile`, `E0382`. */
export interface Caption {
  readonly role: string;
  /** Error codes and lints that the toolchain must name. */
  readonly codes: readonly string[];
  readonly details: readonly string[];
}

/** What a block is known to make compiler and program say. */
export interface Said {
  readonly label: string;
  readonly text: string;
  /** The compiler's whole message. */
  readonly isMessage: boolean;
}

export function said({ expectation, stdout, stderr, console, verdict }: CodeBlock): Said[] {
  const isRefused = expectation.kind === 'compile-fails';
  const all: readonly (readonly [label: string, text: string | undefined, isMessage?: true])[] = [
    ['Output', stdout],
    [verdict ? `${verdict.compiler} says` : '', verdict?.message, true],
    // The whole message says it already.
    [isRefused ? 'The compiler says' : 'On stderr', verdict ? undefined : stderr],
    [isRefused ? 'Cargo says' : 'Output includes', console],
  ];
  return all.flatMap(([label, text, isMessage = false]) => (text === undefined ? [] : [{ label, text, isMessage }]));
}

export function caption(block: CodeBlock): Caption {
  const { expectation } = block;
  const details = [
    ...(block.release ? ['optimised build'] : []),
    ...(block.library ? ['library'] : []),
    ...(block.package ? ['package'] : []),
    ...(block.edition === '2024' ? [] : [`edition ${block.edition}`]),
  ];
  const words = (role: string, codes: readonly string[] = [], more: readonly string[] = []): Caption => ({
    role,
    codes,
    details: [...more, ...details],
  });
  switch (expectation.kind) {
    case 'runs':
      return words(block.key.startsWith('fix') ? 'Fix' : block.section === 'mistakes' ? 'The mistake' : 'Example');
    case 'compile-fails':
      return words('Must not compile', expectation.codes);
    case 'warns':
      return words('Must raise a warning', [expectation.lint]);
    case 'panics':
      return words('Must panic');
    case 'aborts':
      return words('Must abort');
    case 'compiles':
      return words('Compiles', [], [expectation.reason === '' ? 'not run' : `not run: ${expectation.reason}`]);
    case 'exercise':
      return words('Your turn', [], ['make the tests pass']);
    case 'solution':
      return words('A solution');
  }
}
