import { Problems } from './problem';
import type { CodeBlock, Verdict } from './question';
import { readText } from './sourceText';

/** The compiler's messages on blocks that must fail or warn, by the blocks' content; `verdicts.json`. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export interface ReadVerdicts {
  readonly verdicts: Verdicts;
  readonly problems: Problems;
}

const HASH = /^[0-9a-f]{16}$/;

/** @param bytes a JSON object from `blockHash` to verdict; a bank without the file has none */
export function readVerdicts(file: string, bytes: Uint8Array | undefined): ReadVerdicts {
  const problems = new Problems(file);
  const verdicts = new Map<string, Verdict>();
  if (!bytes) return { verdicts, problems };
  const again = 'Write it again: npm run check:bank -- --write.';
  const source = readText(bytes, LARGEST_FILE);
  try {
    if (typeof source === 'string') problems.add(`${source} ${again}`);
    else {
      for (const [hash, verdict] of Object.entries(JSON.parse(source.text) as object)) {
        if (HASH.test(hash) && isVerdict(verdict)) verdicts.set(hash, verdict);
        else problems.add(`"${hash}" is not a message of the compiler. ${again}`, source.text.indexOf(JSON.stringify(hash)));
      }
    }
  } catch {
    problems.add(`The file is not JSON. ${again}`);
  }
  return { verdicts, problems };
}

/** In bytes; a message has about one kilobyte. */
const LARGEST_FILE = 8 * 1024 * 1024;

function isVerdict(value: unknown): value is Verdict {
  const verdict = value as Partial<Verdict> | null;
  return typeof verdict === 'object' && typeof verdict?.message === 'string' && typeof verdict.compiler === 'string';
}

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
