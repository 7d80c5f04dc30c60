import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { findDesktop } from './desktop.mjs';
import { EDITORS, ROOT } from './editors.mjs';
import { ask } from './processes.mjs';
import { installServer, isServerInstalled, whyNoServer } from './server.mjs';
import { installDebianPackages, isOnPath } from './setup.mjs';

/**
 * @typedef {object} Choice the VS Code of one version that this machine can run
 * @property {string} executable takes the arguments of desktop VS Code
 * @property {boolean} desktop
 * @property {string} name for people
 */

/**
 * Finds or gets a VS Code of that version: the desktop one, else the server of the same version with Chromium.
 * @param {import('./editors.mjs').Age} age
 * @returns {Promise<Choice | { reason: string }>} or a sentence that says why there is none
 */
export async function chooseEditor(age) {
  const editor = EDITORS[age];
  const desktop = await findDesktop(editor.version);
  if ('executable' in desktop) return { executable: desktop.executable, desktop: true, name: `VS Code ${editor.version}, desktop` };
  const reason = await getServer(age);
  if (reason) return { reason: `no VS Code ${editor.version}: ${desktop.reason}; ${reason}` };
  return {
    executable: path.join(ROOT, 'test/host/standIn.mjs'),
    desktop: false,
    name: `VS Code ${editor.version}, server of the npm package code-server with Chromium (${desktop.reason})`,
  };
}

/**
 * Gets the server and what it needs of this machine.
 * @param {import('./editors.mjs').Age} age
 * @param {{ browser: boolean }} [options] whether a Chromium is needed too
 * @returns {Promise<string | undefined>} why it cannot be had
 */
export async function getServer(age, options = { browser: true }) {
  const reason = whyNoServer() ?? (await installMissing({ ages: [age], ...options }));
  if (reason) return reason;
  try {
    await installServer(EDITORS[age]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Installs the packages of Debian that the servers need and that are missing: a compiler, until they are built, and a browser.
 * @param {{ ages?: readonly import('./editors.mjs').Age[], browser?: boolean }} [options]
 * @returns {Promise<string | undefined>} why they cannot be had
 */
export async function installMissing({ ages = ['oldest', 'newest'], browser = true } = {}) {
  const built = ages.every((age) => isServerInstalled(EDITORS[age]));
  const compiler = built ? [] : ['python3', 'make', 'g++'].filter((name) => !isOnPath(name));
  return await installDebianPackages([...(browser && !findChromium() ? ['chromium', 'fonts-liberation'] : []), ...compiler]);
}

/** One line for people: the Rust toolchain of this machine, or undefined if there is none. */
export async function describeToolchain() {
  const versions = await Promise.all([ask('rustc', ['--version']), ask('cargo', ['--version']), ask('clippy-driver', ['--version'])]);
  if (!versions[0] || !versions[1]) return undefined;
  return versions.map((version) => version?.replace(/ \(.*$/, '') ?? 'no clippy').join(', ');
}
