import os from 'node:os';

/** The person's own folder. */
export function homeFolder(): string {
  return os.homedir();
}
