#!/usr/bin/env node
// Stands in for the executable of desktop VS Code: takes the same arguments, opens them in the server that npm carries and a page of
// Chromium, prints what the extension host logs, and exits with the tests' code. EDITOR_AGE says which version: oldest or newest.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { EDITORS } from './editors.mjs';
import { NO_GALLERY, startServer } from './server.mjs';

/** What the workbench says of itself; tests say nothing like it. */
const NOISE =
  /^(Ignoring fetching additional|Updating additional|Creating a socket|Resolv(ing|ed) connection|Creation of workbench|\[(Service Worker|reconnection|AgentHost|AccountPolicy|DefaultAccount))/;

/** Nothing printed for this long: the window hangs. */
const SILENCE = 180_000;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

/** @param {keyof typeof values & string} name */
function required(name) {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name}=... is missing`);
  return path.resolve(value);
}

const editor = EDITORS[process.env['EDITOR_AGE'] === 'oldest' ? 'oldest' : 'newest'];
const server = await startServer(editor, {
  extensionsDir: required('extensions-dir'),
  dataDir: required('user-data-dir'),
  tests: true,
  env: NO_GALLERY,
  args: process.argv.includes('--disable-workspace-trust') ? ['--disable-workspace-trust'] : [],
});
const browser = await launchChromium();

/** @param {number} code */
async function end(code) {
  await Promise.allSettled([browser.close(), server.stop()]);
  process.exit(code);
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void end(143));

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
let silence = setTimeout(hang, SILENCE);
function hang() {
  console.error(`The window has said nothing for ${SILENCE / 1000} s. The server printed:\n${server.output()}`);
  void end(124);
}

await page.exposeFunction(
  'codeAutomationLog',
  /** @param {string} type @param {unknown[]} args */
  (type, args) => {
    clearTimeout(silence);
    silence = setTimeout(hang, SILENCE);
    if (NOISE.test(String(args[0]))) return;
    (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
  },
);
await page.exposeFunction('codeAutomationExit', /** @param {number} code */ (code) => void end(code));
page.on('crash', () => {
  console.error('The page crashed.');
  void end(125);
});
page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));

/** @param {string} file */
const remote = (file) => `vscode-remote://${server.authority}${file}`;
/** @type {[string, string][]} */
const payload = [
  ['extensionDevelopmentPath', remote(required('extensionDevelopmentPath'))],
  ['extensionTestsPath', remote(required('extensionTestsPath'))],
];
if (typeof values['extensionDevelopmentKind'] === 'string') payload.push(['extensionDevelopmentKind', values['extensionDevelopmentKind']]);
const folder = positionals[0];
await page.goto(server.address(folder === undefined ? undefined : path.resolve(folder), payload));
