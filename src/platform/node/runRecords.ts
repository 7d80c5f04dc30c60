import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endTree, processIdentity } from './processTree';

/** What is written down of a process that runs, so that it can be ended if this editor is killed before it. */
interface RunRecord {
  readonly pid: number;
  readonly identity: string;
  readonly mark: string;
  /** The editor's process that started it. */
  readonly owner: { readonly pid: number; readonly identity: string };
}

const FOLDER = '.running';

/** Writes a record of a running process; the function returned removes it. Failing to write it is no reason not to run. */
export function recordRun(targetFolder: string, pid: number, mark: string): () => Promise<void> {
  const file = path.join(targetFolder, FOLDER, `${pid}.json`);
  const written = (async () => {
    const [identity, owner] = await Promise.all([processIdentity(pid), ownIdentity()]);
    if (identity === undefined || owner === undefined) return; // it has ended already
    const record: RunRecord = { pid, identity, mark, owner: { pid: process.pid, identity: owner } };
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(record));
  })().catch(() => undefined);
  return async () => {
    await written;
    await rm(file, { force: true }).catch(() => undefined);
  };
}

/** Ends what editors that are gone have left running. Returns how many runs there were. */
export async function endLeftOverRuns(targetFolder: string): Promise<number> {
  const folder = path.join(targetFolder, FOLDER);
  const names = await readdir(folder).catch(() => []);
  const ended = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const record = parseRecord(await readFile(file, 'utf8').catch(() => ''));
      // Another window's run goes on.
      if (record && (await ownerLives(record))) return 0;
      const running = record !== undefined && (await processIdentity(record.pid)) === record.identity;
      if (record) await endTree({ mark: record.mark, pid: running ? record.pid : undefined });
      await rm(file, { force: true }).catch(() => undefined);
      return running ? 1 : 0;
    }),
  );
  return ended.reduce<number>((sum, count) => sum + count, 0);
}

async function ownerLives({ owner }: RunRecord): Promise<boolean> {
  const identity = owner.pid === process.pid ? ownIdentity() : processIdentity(owner.pid);
  return (await identity) === owner.identity;
}

let cachedIdentity: Promise<string | undefined> | undefined;
function ownIdentity(): Promise<string | undefined> {
  return (cachedIdentity ??= processIdentity(process.pid));
}

function parseRecord(text: string): RunRecord | undefined {
  try {
    const value = JSON.parse(text) as Partial<RunRecord> | null;
    const owner = value?.owner;
    const complete =
      isPid(value?.pid) &&
      typeof value.identity === 'string' &&
      typeof value.mark === 'string' &&
      isPid(owner?.pid) &&
      typeof owner.identity === 'string';
    return complete ? (value as RunRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Numbers up to 1 would name every process, or the system's first. */
function isPid(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1;
}
