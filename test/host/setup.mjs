// What must be there before anything else runs. Imports Node's own modules only: nothing is installed yet.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './editors.mjs';
import { npm } from './npm.mjs';
import { run } from './processes.mjs';

const OLDEST_NODE = [20, 19];

/** Ends the process with a sentence if this Node.js is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > Number(OLDEST_NODE[0]) || (major === OLDEST_NODE[0] && minor >= Number(OLDEST_NODE[1]))) return;
  console.error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function ensurePackages() {
  if (await arePackagesInstalled()) return;
  console.log('installing npm packages...');
  await npm(['ci', '--no-audit', '--no-fund']);
}

async function arePackagesInstalled() {
  /** @param {string} file @returns {Promise<Record<string, { version?: string, optional?: boolean }>>} */
  const read = async (file) => JSON.parse(await readFile(path.join(ROOT, file), 'utf8')).packages;
  try {
    const [wanted, present] = await Promise.all([read('package-lock.json'), read('node_modules/.package-lock.json')]);
    return Object.entries(wanted).every(
      ([name, { version, optional }]) => name === '' || (present[name] ? present[name].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

/**
 * Installs these packages of Debian, or says how.
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} why they are not there, with the command that would install them
 */
export async function installDebianPackages(packages) {
  if (packages.length === 0) return undefined;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version'))
    return `${packages.join(', ')} missing: install with this system's package manager (on Debian: ${command})`;
  if (process.getuid?.() !== 0) return `${packages.join(', ')} missing: sudo ${command}`;
  console.log(`installing ${packages.join(', ')}...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another suite may be installing, too.
  const lock = ['-o', 'DPkg::Lock::Timeout=600'];
  await run('apt-get', [...lock, 'update', '-q'], { env, timeout: 5 * 60_000 });
  const { code, output } = await run('apt-get', [...lock, ...command.split(' ').slice(1)], { env, timeout: 15 * 60_000 });
  return code === 0 ? undefined : `"${command}" failed:\n${output.trim().split('\n').slice(-5).join('\n')}`;
}

/**
 * Whether a program is on the PATH.
 * @param {string} name
 */
export function isOnPath(name) {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => folder && existsSync(path.join(folder, name)));
}
