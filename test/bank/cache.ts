import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Remembers judgements by everything that they depend on. */
export class Cache<T> {
  constructor(private readonly folder: string) {}

  async get(parts: readonly string[], make: () => Promise<T>): Promise<T> {
    const file = path.join(this.folder, `${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}.json`);
    if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as T;
    const value = await make();
    await mkdir(this.folder, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    await writeFile(fresh, JSON.stringify(value));
    await rename(fresh, file);
    return value;
  }
}
