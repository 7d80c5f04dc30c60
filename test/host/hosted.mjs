// node test/host/hosted.mjs node|web oldest|newest [--grep WORDS] [--extension FOLDER] [--tests FILE] [--beside VSIX]
// Runs the tests of test/integration (in the extension host of Node.js) or test/web (in the one of the browser) in a real VS Code.
// Prints a line a test (see lineReporter.mjs) and exits as the tests do. What it runs is a copy, so that a build may go on meanwhile.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { chooseEditor } from './choose.mjs';
import { EDITORS, ROOT } from './editors.mjs';
import { installExtension } from './server.mjs';
import { makeHome, throwawayFolder, writeUserSettings } from './throwaway.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string' },
    extension: { type: 'string' },
    // A bundle that stands in for test/integration.
    tests: { type: 'string' },
    // The package of another extension, installed beside ours; in the server only.
    beside: { type: 'string' },
  },
});
const kind = positionals[0] === 'web' ? 'web' : 'node';
const age = positionals[1] === 'oldest' ? 'oldest' : 'newest';
const editor = EDITORS[age];

/**
 * The extension as it ships, in a folder of its own; for the browser without its desktop entry, else that one would run, and with the tests
 * inside, since the browser reads nothing outside.
 * @param {string} folder
 */
async function copyExtension(folder) {
  const source = values.extension ?? ROOT;
  for (const part of ['dist', 'media']) await cp(path.join(source, part), path.join(folder, part), { recursive: true });
  const manifest = /** @type {Record<string, unknown>} */ (JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')));
  if (kind === 'web') {
    delete manifest['main'];
    await cp(path.join(ROOT, 'out/web'), path.join(folder, 'test'), { recursive: true });
    await writeFile(path.join(folder, 'test/options.json'), JSON.stringify({ grep: values.grep }));
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
}

const choice = await chooseEditor(age);
if ('reason' in choice) throw new Error(choice.reason);

// A host that is ended takes its folder along.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(143));
const folder = throwawayFolder();
/** @param {string} name */
const inside = (name) => path.join(folder, name);
await copyExtension(inside('extension'));
if (values.tests) await cp(path.join(ROOT, values.tests), inside('tests/index.js'));
else if (kind === 'node') await cp(path.join(ROOT, 'out/integration'), inside('tests'), { recursive: true });
await cp(path.join(ROOT, 'test/fixtures/workspace'), inside('workspace'), { recursive: true });
await mkdir(inside('extensions'));
await writeUserSettings(inside('data'), { desktop: choice.desktop });
if (values.beside)
  await installExtension(editor, path.join(ROOT, values.beside), { extensionsDir: inside('extensions'), dataDir: inside('data') });
const code = await runTests({
  vscodeExecutablePath: choice.executable,
  extensionDevelopmentPath: inside('extension'),
  extensionTestsPath: kind === 'web' ? inside('extension/test/index.js') : inside('tests/index.js'),
  launchArgs: [
    inside('workspace'),
    ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
    `--extensions-dir=${inside('extensions')}`,
    `--user-data-dir=${inside('data')}`,
  ],
  extensionTestsEnv: {
    ...(await makeHome(inside('home'))),
    EDITOR_AGE: age,
    EDITOR_VERSION: editor.version,
    TEST_GREP: values.grep ?? '',
  },
}).catch((error) => (typeof error?.code === 'number' ? error.code : Promise.reject(error)));
process.exit(code);
