import type { Diagnostic } from './rustc';

/**
 * The compiler's words as they are shown and kept: the same on every machine. Files of the toolchain and of crates have no folder of this
 * machine, its libraries no fingerprint of a build, and the note about a file with a long type's name, which is gone by then, is left out.
 */
export function portableMessage(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ rendered }) =>
      rendered
        .replaceAll(/(?:[^\s"'`(]*[\\/]lib[\\/]rustlib[\\/]src[\\/]rust|[\\/]rustc[\\/][0-9a-f]{40})[\\/]library[\\/]/g, 'library/')
        .replaceAll(/[^\s"'`(]*[\\/]lib[\\/]rustlib[\\/][^\\/\s]+[\\/]lib[\\/](\w+)-[0-9a-f]{8,}(?=\.r(?:meta|lib)\b)/g, '$1')
        .replaceAll(/[^\s"'`(]*[\\/]registry[\\/](?:src[\\/][^\\/\s]+[\\/])?(?=[\w-]+-\d+\.)/g, '')
        .split('\n')
        .filter((line) => !/the full (?:name for the )?type(?: name)? has been written to|--verbose` to print the full type/.test(line))
        .join('\n')
        .trim(),
    )
    .join('\n\n');
}

const MOST_LINES = 30;

/** Indented, and cut where nobody reads on. */
export function quote(text: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `... ${lines.length - MOST_LINES} lines more`] : lines;
  return shown.map((line) => `    ${line}`.trimEnd()).join('\n');
}

/** Says at which line two texts begin to differ. */
export function difference(expected: string, actual: string): string {
  const wanted = expected.split('\n');
  const got = actual.split('\n');
  const at = wanted.findIndex((line, index) => line !== got[index]);
  const line = at < 0 ? wanted.length : at;
  const show = (lines: readonly string[]): string => {
    if (line >= lines.length) return '(no line end)';
    return line === lines.length - 1 && lines[line] === '' ? '(nothing more)' : JSON.stringify(lines[line]);
  };
  return `line ${line + 1} should be ${show(wanted)} and is ${show(got)}`;
}
