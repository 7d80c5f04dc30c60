import type { CodeBlock, Verdict } from './question';

/** The compiler's messages on blocks that must fail or warn, by the blocks' content; `verdicts.json`. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/**
 * A name for what the compiler sees of a block: the same text judged in the same way has the same name.
 * FNV-1a over UTF-16 code units, twice with different starts: 64 bits, against accident and not against malice.
 */
export function blockHash(block: CodeBlock): string {
  const { expectation, edition, release, library, files } = block;
  const content = JSON.stringify([expectation, edition, release, library, files.map((file) => [file.path, file.code])]);
  return fnv1a(content, 0x811c9dc5) + fnv1a(content, 0x01000193);
}

function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
