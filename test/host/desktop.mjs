import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, SilentReporter } from '@vscode/test-electron';
import { CACHE } from './editors.mjs';
import { ask } from './processes.mjs';

const MEMORY = path.join(CACHE, 'desktop.json');
const DAY = 24 * 3600_000;

/** Why desktop VS Code cannot open a window here, or undefined if it can. */
export function whyNoDesktop() {
  if (process.env['TEST_EDITOR'] === 'server') return 'TEST_EDITOR=server';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  return undefined;
}

/**
 * The desktop VS Code of this version: the installed one, one downloaded before, or one that is downloaded now.
 * @param {string} version
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findDesktop(version) {
  const reason = whyNoDesktop() ?? (await rememberedFailure(version));
  if (reason) return { reason };
  const installed = await findInstalled(version);
  if (installed) return { executable: installed };
  try {
    const executable = await downloadAndUnzipVSCode({ version, cachePath: CACHE, timeout: 5000, reporter: new SilentReporter() });
    // Says so at once where a library that the window needs is missing.
    if ((await ask(resolveCliPathFromVSCodeExecutablePath(executable), ['--version'])) === undefined) throw new Error('it does not start');
    return { executable };
  } catch (error) {
    const reason = `VS Code ${version} could not be downloaded (${error instanceof Error ? error.message : String(error)})`;
    await remember(version, reason);
    return { reason };
  }
}

/**
 * The executable behind `code` on the PATH, if it is this version.
 * @param {string} version
 */
async function findInstalled(version) {
  const said = await ask('code', ['--version']);
  if (said?.split('\n')[0]?.trim() !== version) return undefined;
  const found = await ask(process.platform === 'win32' ? 'where' : 'which', ['code']);
  const script = found?.split('\n')[0]?.trim();
  if (!script) return undefined;
  const bin = path.dirname(await realpath(script));
  return ['../code', '../Code.exe', '../../../MacOS/Electron', '../../../MacOS/Code']
    .map((file) => path.resolve(bin, file))
    .find((file) => existsSync(file));
}

/** @typedef {Record<string, { reason: string, at: number }>} Memory */

/** @returns {Promise<Memory>} */
async function readMemory() {
  try {
    return /** @type {Memory} */ (JSON.parse(await readFile(MEMORY, 'utf8')));
  } catch {
    return {};
  }
}

/** @param {string} version */
async function rememberedFailure(version) {
  const failure = (await readMemory())[version];
  return failure && Date.now() - failure.at < DAY
    ? `${failure.reason}; tried again tomorrow, or when ${path.relative(process.cwd(), MEMORY)} is gone`
    : undefined;
}

/**
 * @param {string} version
 * @param {string} reason
 */
async function remember(version, reason) {
  await mkdir(CACHE, { recursive: true });
  await writeFile(MEMORY, JSON.stringify({ ...(await readMemory()), [version]: { reason, at: Date.now() } }));
}
