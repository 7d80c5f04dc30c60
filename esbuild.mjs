// Builds everything that runs: `dist/` is what ships, `out/` holds tests and tools.
//   node esbuild.mjs                development build of both
//   node esbuild.mjs --production   minified `dist/` only, and the readme of the package
//   node esbuild.mjs --watch        development build, again at every change
import { existsSync, readdirSync, watch as watchFolder } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/** All files below `folder` whose name ends with `suffix`, relative to the repository. */
function filesBelow(folder, suffix) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name).split(path.sep).join('/')))
    .filter((name) => name.endsWith(suffix))
    .sort();
}

/**
 * gray-matter evaluates front matter that opens with `---js` and brings a YAML parser with `load` semantics of its own. Its table of engines is
 * replaced by one that knows YAML only, by a parser passed with each call; it needs no file system, and Buffer only for a copy nobody reads.
 */
const safeGrayMatter = {
  name: 'safe-gray-matter',
  setup(build) {
    const inside = /[\\/]gray-matter[\\/]/;
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents:
        'const refuse = () => { throw new Error("front matter must be YAML"); };\nmodule.exports = { yaml: { parse: refuse, stringify: refuse } };',
      loader: 'js',
    }));
    build.onResolve({ filter: /^fs$/ }, (args) =>
      inside.test(args.importer) ? { path: 'no-fs', namespace: 'safe-gray-matter' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'safe-gray-matter' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]utils\.js$/ }, async (args) => ({
      contents: `const Buffer = { isBuffer: () => false, from: (text) => text };\n${await readFile(args.path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** `import 'glob:./folder/**.test.ts'` imports every file below the folder with that ending, so that no list of tests is kept by hand. */
const globImport = {
  name: 'glob-import',
  setup(build) {
    build.onResolve({ filter: /^glob:/ }, (args) => ({
      path: path.join(args.resolveDir, args.path.slice('glob:'.length)),
      namespace: 'glob',
    }));
    build.onLoad({ filter: /.*/, namespace: 'glob' }, (args) => {
      const [folder, suffix] = args.path.split('**');
      const files = filesBelow(path.relative(root, folder), suffix);
      return {
        contents: files.map((file) => `import ${JSON.stringify(path.join(root, file))};`).join('\n'),
        resolveDir: root,
        watchDirs: [folder],
      };
    });
  },
};

/** Mocha for browsers exports itself as the module it is bundled into; without one in sight it puts itself on the globals. */
const browserMocha = {
  name: 'browser-mocha',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async (args) => ({
      contents: `var exports, module;\n${await readFile(args.path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** The editor's API is copied, all 600 names of it, for every module that imports it: some 50 copies while somebody waits for us to start. Here they share one. */
const oneEditorApi = {
  name: 'one-editor-api',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, (args) =>
      args.namespace === 'editor-api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor-api' },
    );
    build.onLoad({ filter: /.*/, namespace: 'editor-api' }, () => ({ contents: "export * from 'vscode';" }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [safeGrayMatter, globImport],
  define: { 'process.env.NODE_DEBUG': 'undefined' },
};
const forDesktop = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
// The extension runs in a worker there, without a document.
const forBrowser = {
  ...common,
  conditions: ['worker'],
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
};

const withEditor = (options) => ({ ...options, plugins: [...options.plugins, oneEditorApi] });

/** What ships. The browser entry fails on `node:` by itself: nothing there is marked external but the editor's API. */
function shipped() {
  const webviews = filesBelow('src/webview', '.ts').filter((file) => path.basename(file) === 'main.ts');
  return [
    { ...withEditor(forDesktop), entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' },
    { ...withEditor(forBrowser), entryPoints: ['src/extension.web.ts'], outfile: 'dist/web/extension.js' },
    ...webviews.map((file) => ({
      ...forBrowser,
      format: 'iife',
      entryPoints: [file],
      outfile: `dist/webview/${path.basename(path.dirname(file))}.js`,
    })),
  ];
}

/** Tests and tools. Unit tests are bundled without the editor's API: one that reaches for it does not build. */
function development() {
  const nodeTests = ['test/unit', 'test/oracle', 'test/ui'].flatMap((folder) => filesBelow(folder, '.test.ts'));
  const tools = ['test/bank/check.ts', 'test/bench/bench.ts', 'test/oracle/oracle.ts', 'test/oracle/methodsOfListings.ts'].filter((file) =>
    existsSync(path.join(root, file)),
  );
  const hosted = ['test/integration/index.ts', 'test/bench/hosted.ts'].filter((file) => existsSync(path.join(root, file)));
  const web = ['test/web/index.ts'].filter((file) => existsSync(path.join(root, file)));
  // A test bundle may read files of the repository: it is always run from the top of it.
  const packages = ['playwright-core', '@vscode/test-electron'];
  return [
    { ...forDesktop, entryPoints: nodeTests, outdir: 'out', outbase: 'test', external: packages },
    { ...forDesktop, entryPoints: tools, outdir: 'out', outbase: 'test', external: [...packages, 'esbuild'] },
    {
      ...forDesktop,
      entryPoints: hosted,
      outdir: 'out',
      outbase: 'test',
      external: ['vscode'],
      // Mocha's parallel mode, which nothing here uses.
      logOverride: { 'require-resolve-not-external': 'silent' },
    },
    {
      ...forBrowser,
      plugins: [...common.plugins, browserMocha],
      entryPoints: web,
      outdir: 'out',
      outbase: 'test',
      external: ['vscode'],
      define: { ...common.define, global: 'globalThis' },
    },
  ].filter((options) => options.entryPoints.length > 0);
}

/** Runs the packer of `core/bank` on `questions/` and writes `dist/bank/`. A problem in a question is a failed build that names the place. */
async function packBank() {
  await esbuild.build({ ...forBrowser, format: 'esm', entryPoints: ['src/core/bank/pack.ts'], minify: false, outfile: 'out/pack.mjs' });
  // A number in the address, since a module is loaded once only and `--watch` builds it again.
  const packer = await import(`${pathToFileURL(path.join(root, 'out/pack.mjs')).href}?${Date.now()}`);
  const files = await Promise.all(
    [...filesBelow('questions', '.md'), ...filesBelow('questions', '.yaml'), ...filesBelow('questions', '.json')].map(async (name) => ({
      path: name.slice('questions/'.length),
      bytes: new Uint8Array(await readFile(path.join(root, name))),
    })),
  );
  const { problems, outputs } = packer.packBank(files);
  for (const problem of problems) console.error(`questions/${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
  if (problems.length > 0) throw new Error(`${problems.length} problems in the question bank`);
  await rm(path.join(root, 'dist/bank'), { recursive: true, force: true });
  await mkdir(path.join(root, 'dist/bank'), { recursive: true });
  for (const output of outputs) await writeFile(path.join(root, 'dist/bank', output.name), output.text);
}

/** The readme of the package: without pictures, which would need an address on the network. The walkthrough shows them. */
async function packReadme() {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  await writeFile(path.join(root, 'dist/README.md'), readme.replace(/^!\[[^\]]*\]\([^)]*\)\n+/gm, ''));
}

async function buildAll() {
  if (production) await rm(path.join(root, 'dist'), { recursive: true, force: true });
  const targets = production ? shipped() : [...shipped(), ...development()];
  const [results] = await Promise.all([Promise.all(targets.map((options) => esbuild.build({ ...options, metafile: true }))), packBank()]);
  if (production) await packReadme();
  else await removeStale(new Set(results.flatMap((result) => Object.keys(result.metafile.outputs))));
}

/** Bundles of tests and tools whose source is gone, so that nobody runs them; everything else stays for whoever is running it. */
async function removeStale(fresh) {
  const bundles = [...filesBelow('out', '.js'), ...filesBelow('out', '.js.map')];
  await Promise.all(bundles.filter((file) => !fresh.has(file)).map((file) => rm(path.join(root, file), { force: true })));
}

/** Builds again at every change of a source or a question, and prints the lines that the problem matcher of .vscode/tasks.json waits for. */
async function watchAll() {
  let busy = 0;
  const start = () => {
    if (busy++ === 0) console.log('[watch] build started');
  };
  const finish = () => {
    if (--busy === 0) console.log('[watch] build finished');
  };
  const report = {
    name: 'report',
    setup(build) {
      build.onStart(start);
      build.onEnd(({ errors, warnings }) => {
        for (const [severity, messages] of Object.entries({ error: errors, warning: warnings })) {
          for (const { location, text } of messages) {
            console.log(`> ${location?.file ?? 'esbuild.mjs'}:${location?.line ?? 1}:${(location?.column ?? 0) + 1}: ${severity}: ${text}`);
          }
        }
        finish();
      });
    },
  };
  const pack = async () => {
    start();
    await packBank().catch((error) => console.error(String(error.message ?? error)));
    finish();
  };
  const contexts = await Promise.all(
    [...shipped(), ...development()].map((options) =>
      esbuild.context({ ...options, logLevel: 'silent', plugins: [...options.plugins, report] }),
    ),
  );
  start();
  await Promise.all([...contexts.map((context) => context.watch()), pack()]);
  finish();
  let soon;
  const packSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(pack, 200);
  };
  for (const folder of ['questions', 'src/core/bank']) watchFolder(path.join(root, folder), { recursive: true }, packSoon);
}

try {
  await (watch ? watchAll() : buildAll());
} catch (error) {
  // esbuild has printed its own errors; anything else says what it is.
  if (!error.errors) console.error(String(error.message ?? error));
  process.exitCode = 1;
}
