import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CACHE } from './editors.mjs';
import { findNodeGyp, npm, unpackPackage } from './npm.mjs';
import { own, run } from './processes.mjs';

/** @typedef {import('./editors.mjs').Editor} Editor */

/** Environment of a server that asks no gallery of extensions. */
export const NO_GALLERY = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Why the server cannot stand in on this kind of machine, or undefined if it can. */
export function whyNoServer() {
  const supported = ['linux', 'darwin'].includes(process.platform) && ['x64', 'arm64'].includes(process.arch);
  return supported ? undefined : `the server that npm carries does not run on ${process.platform} ${process.arch}`;
}

/** @param {Editor} editor */
function folderOf(editor) {
  return path.join(CACHE, `server-${editor.version}`);
}

/** @param {Editor} editor */
export function isServerInstalled(editor) {
  return existsSync(path.join(folderOf(editor), 'complete'));
}

/**
 * Gets the server of this version of VS Code with the npm client, once; about 40 seconds, most of them for a compiler.
 * @param {Editor} editor
 */
export async function installServer(editor) {
  const folder = folderOf(editor);
  if (isServerInstalled(editor)) return;
  await mkdir(CACHE, { recursive: true });
  const lock = `${folder}.lock`;
  while (!(await takeLock(lock))) await sleep(500);
  try {
    if (isServerInstalled(editor)) return;
    const fresh = `${folder}.new`;
    await rm(fresh, { recursive: true, force: true });
    const vscode = path.join(fresh, 'vscode');
    const node = path.join(fresh, 'node');
    await Promise.all([
      unpackPackage(`node-${process.platform}-${process.arch}@${editor.node}`, 'package', node),
      unpackPackage(`code-server@${editor.server}`, 'package/lib/vscode', vscode),
    ]);
    await chmod(path.join(node, 'bin/node'), 0o755);
    // Its lock file may name a git host; and nothing of it is ours to keep the same.
    await rm(path.join(vscode, 'npm-shrinkwrap.json'), { force: true });
    await npm(['install', '--prefix', vscode, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], vscode);
    const gyp = await findNodeGyp();
    for (const module of editor.native) {
      const { code, output } = await run(process.execPath, [gyp, 'rebuild', `--nodedir=${node}`], {
        cwd: path.join(vscode, 'node_modules', module),
      });
      if (code !== 0) throw new Error(`${module} of VS Code ${editor.version} could not be compiled:\n${output.trim()}`);
    }
    await writeFile(path.join(fresh, 'complete'), '');
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/**
 * True if we hold the lock now. One whose owner is gone counts for nothing.
 * @param {string} lock
 */
async function takeLock(lock) {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number(await readFile(lock, 'utf8').catch(() => '0'));
    try {
      if (owner > 0) process.kill(owner, 0);
    } catch {
      await rm(lock, { force: true });
    }
    return false;
  }
}

/**
 * @param {Editor} editor
 * @returns {[string, string]}
 */
function serverCommand(editor) {
  const folder = folderOf(editor);
  return [path.join(folder, 'node/bin/node'), path.join(folder, 'vscode/out/server-main.js')];
}

/**
 * @typedef {object} ServerOptions
 * @property {string} extensionsDir
 * @property {string} dataDir
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [tests] whether the page may start tests
 * @property {readonly string[]} [args]
 */

/**
 * @typedef {object} Server
 * @property {string} authority `127.0.0.1:PORT`
 * @property {(folder: string | undefined, payload?: readonly (readonly [string, string])[]) => string} address of the page with that folder open
 * @property {() => string} output what the server has printed
 * @property {Promise<number>} ended
 * @property {() => Promise<number>} stop
 */

/**
 * Starts the server on a free port of this machine only. Whoever has its address has a shell, so the address holds a token.
 * @param {Editor} editor
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(editor, options) {
  const token = randomBytes(16).toString('hex');
  const [node, main] = serverCommand(editor);
  const tests = options.tests ? ['--enable-smoke-test-driver'] : [];
  const owned = own(
    node,
    [
      main,
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--connection-token',
      token,
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      ...tests,
      '--extensions-dir',
      options.extensionsDir,
      '--server-data-dir',
      options.dataDir,
      ...(options.args ?? []),
    ],
    { env: { ...process.env, ...options.env } },
  );
  let output = '';
  const port = await new Promise((resolve, reject) => {
    for (const stream of [owned.stdout, owned.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const found = /listening on (\d+)/.exec(output);
        if (found) resolve(found[1]);
      });
    }
    owned.ended.then((code) => reject(new Error(`The server of VS Code ${editor.version} ended with ${code}:\n${output.trim()}`)), reject);
  });
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    address(folder, payload) {
      const query = new URLSearchParams({ tkn: token });
      if (folder !== undefined) query.set('folder', folder);
      else query.set('ew', 'true');
      if (payload) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query.toString()}`;
    },
    output: () => output,
    ended: owned.ended,
    stop: () => owned.stop(),
  };
}

/**
 * Installs a packaged extension the way a person does.
 * @param {Editor} editor
 * @param {string} vsix
 * @param {{ extensionsDir: string, dataDir: string }} folders
 */
export async function installExtension(editor, vsix, folders) {
  const [node, main] = serverCommand(editor);
  const { code, output } = await run(node, [
    main,
    '--accept-server-license-terms',
    '--extensions-dir',
    folders.extensionsDir,
    '--server-data-dir',
    folders.dataDir,
    '--install-extension',
    vsix,
    '--force',
  ]);
  if (code !== 0 || !/successfully installed/i.test(output)) throw new Error(`${vsix} could not be installed:\n${output.trim()}`);
}
