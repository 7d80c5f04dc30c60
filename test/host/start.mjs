// npm start
// Opens VS Code with the extension: the desktop one where `code` is installed and there is a display, else the server that npm carries, on an
// address of this machine for a browser. Installs what is missing first. Ctrl+C ends all of it.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'));
const { ensurePackages, isOnPath, requireNode } = await import('./setup.mjs');

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  // Whatever we started ends with us.
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}

requireNode();
await ensurePackages();
const { describeToolchain, getServer } = await import('./choose.mjs');
const { whyNoDesktop } = await import('./desktop.mjs');
const { CACHE, EDITORS, ROOT } = await import('./editors.mjs');
const { NPM } = await import('./npm.mjs');
const { ask, own, run } = await import('./processes.mjs');
const { installExtension, startServer } = await import('./server.mjs');
const { writeFirstSettings } = await import('./throwaway.mjs');

const practice = path.join(os.homedir(), 'rust-interview-practice');
const folder = existsSync(practice) ? practice : undefined;
const dataDir = path.join(CACHE, 'start');

/** @param {string} reason @returns {never} */
function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}

/** @param {string} script of package.json */
async function npmRun(script) {
  const { code, output } = await run(NPM, ['run', script, '--silent']);
  if (code !== 0) giveUp(`"npm run ${script}" failed:\n${output.trim()}`);
}

/** @param {string} code the command that opens desktop VS Code */
async function startDesktop(code) {
  const version = (await ask(code, ['--version']))?.split('\n')[0];
  console.log(`editor     VS Code ${version}, desktop`);
  await npmRun('build');
  console.log('the window is open; Ctrl+C closes it');
  // Data of its own: else an editor that runs already would take the window over, and Ctrl+C could not close it.
  const data = path.join(dataDir, 'desktop');
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${ROOT}`, `--user-data-dir=${data}`, ...(folder ? [folder] : [])];
  const owned = own(code, args);
  owned.stdout.pipe(process.stdout);
  owned.stderr.pipe(process.stderr);
  return await owned.ended;
}

/** @param {string} why there is no desktop */
async function startInBrowser(why) {
  const editor = EDITORS.newest;
  console.log(`editor     VS Code ${editor.version}, server of the npm package code-server, for your browser (${why})`);
  const [reason] = await Promise.all([getServer('newest', { browser: false }), npmRun('package')]);
  if (reason) return giveUp(reason);
  const folders = { extensionsDir: path.join(dataDir, 'extensions'), dataDir: path.join(dataDir, 'server') };
  for (const made of Object.values(folders)) await mkdir(made, { recursive: true });
  await writeFirstSettings(folders.dataDir);
  await installExtension(editor, path.join(ROOT, 'rust-interview-practice.vsix'), folders);
  const server = await startServer(editor, folders);
  console.log(`open       ${server.address(folder)}\nCtrl+C ends it`);
  const code = await server.ended;
  return giveUp(`The server ended with ${code}:\n${server.output()}`);
}

console.log(`node       ${process.versions.node}`);
console.log(
  `toolchain  ${(await describeToolchain()) ?? 'no Rust on the PATH: questions, search and hover work, running does not (https://rustup.rs)'}`,
);
const command = process.platform === 'win32' ? 'code.cmd' : 'code';
const why = whyNoDesktop() ?? (isOnPath(command) ? undefined : '`code` is not on the PATH');
process.exitCode = why === undefined ? await startDesktop(command) : await startInBrowser(why);
