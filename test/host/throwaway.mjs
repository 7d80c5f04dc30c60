import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Where Debian keeps the sources of crates, for a machine that reaches no other registry. */
const DEBIAN_CRATES = '/usr/share/cargo/registry';

/** What a test wants of every window: nothing that pops up by itself, nothing from the network. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'git.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  // Text of a terminal is in the page only so.
  'terminal.integrated.gpuAcceleration': 'off',
  'window.confirmBeforeClose': 'never',
};

/** What the first `npm start` begins with, so that nothing stands before the extension; the person may change it. */
const FIRST_SETTINGS = { 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden' };

/** A new folder that is gone when this process ends. Short: the path of a socket below it must stay under 100 characters. */
export function throwawayFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rip-'));
  process.once('exit', () => removeFolder(folder));
  return folder;
}

/** @param {string} folder */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    // Whoever still writes there is about to end; a folder that stays behind fails no test.
    console.error(`${folder} could not be removed: ${String(error)}`);
  }
}

/**
 * Makes a home folder that nobody misses and returns the variables that lead there. The toolchain stays the person's own.
 * @param {string} home
 * @returns {Promise<Record<string, string>>}
 */
export async function makeHome(home) {
  await mkdir(path.join(home, '.cargo'), { recursive: true });
  if (existsSync(DEBIAN_CRATES)) {
    await writeFile(
      path.join(home, '.cargo/config.toml'),
      `[source.crates-io]\nreplace-with = "debian"\n\n[source.debian]\ndirectory = "${DEBIAN_CRATES}"\n\n[net]\noffline = true\n`,
    );
  }
  /** @type {Record<string, string>} */
  const variables = { HOME: home, USERPROFILE: home };
  for (const [name, folder] of [
    ['RUSTUP_HOME', '.rustup'],
    ['CARGO_HOME', '.cargo'],
  ]) {
    const present = process.env[String(name)] ?? path.join(os.homedir(), String(folder));
    if (existsSync(present)) variables[String(name)] = present;
  }
  return variables;
}

/**
 * Writes the settings of the person below the folder that the editor gets for its data.
 * @param {string} dataDir
 * @param {{ desktop: boolean, settings?: Record<string, unknown> }} options
 */
export async function writeUserSettings(dataDir, options) {
  const folder = path.join(dataDir, options.desktop ? 'User' : 'data/User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify({ ...SETTINGS, ...options.settings }, undefined, 2));
}

/**
 * Settings for `npm start`, unless the person has some there already.
 * @param {string} dataDir
 */
export async function writeFirstSettings(dataDir) {
  const file = path.join(dataDir, 'data/User/settings.json');
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(FIRST_SETTINGS, undefined, 2));
}
