import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './blockCheck';

/** What passed before, by all that decides it: one small file each, so that two checks at a time do not disturb each other. */
export class Cache {
  readonly #used = new Set<string>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  key(...parts: readonly unknown[]): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  }

  get(key: string): Finding | undefined {
    this.#used.add(`${key}.json`);
    try {
      return JSON.parse(readFileSync(path.join(this.folder, `${key}.json`), 'utf8')) as Finding;
    } catch {
      return undefined;
    }
  }

  /** Only what passed is kept: a failure is worth a second look. */
  put(key: string, finding: Finding): void {
    if (finding.failures.length > 0 || finding.skipped !== undefined) return;
    const file = path.join(this.folder, `${key}.json`);
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(finding));
    renameSync(`${file}.${process.pid}`, file);
  }

  /** Forgets what a run over the whole bank did not ask for. */
  prune(): void {
    for (const name of readdirSync(this.folder)) if (!this.#used.has(name)) rmSync(path.join(this.folder, name), { force: true });
  }
}
