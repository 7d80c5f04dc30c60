import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Layers of `src`, by path; the first that matches counts. What each may import of `src`, and of outside. */
const LAYERS: readonly Layer[] = [
  { name: 'core/util', files: /^core\/util\//, may: [], outside: [] },
  { name: 'core/rust', files: /^core\/rust\//, may: ['core/util'], outside: ['packages'] },
  { name: 'core/bank', files: /^core\/bank\//, may: ['core/util', 'core/rust'], outside: ['packages'] },
  { name: 'core/practice', files: /^core\/practice\//, may: ['core/util', 'core/rust', 'core/bank'], outside: ['packages'] },
  { name: 'core', files: /^core\/[^/]+\.ts$/, may: ['core/util'], outside: [] },
  { name: 'protocol', files: /^protocol\//, may: ['core: types'], outside: [] },
  { name: 'webview', files: /^webview\//, may: ['core', 'protocol'], outside: [] },
  { name: 'platform/node', files: /^platform\/node\//, may: ['core', 'protocol', 'platform'], outside: ['vscode', 'node'] },
  { name: 'platform/web', files: /^platform\/web\//, may: ['core', 'protocol', 'platform'], outside: ['vscode'] },
  { name: 'platform', files: /^platform\//, may: ['core', 'protocol'], outside: ['vscode'] },
  { name: 'feature list', files: /^features\/index\.ts$/, may: ['features', 'platform: types'], outside: ['vscode: types'] },
  { name: 'features', files: /^features\//, may: ['core', 'protocol', 'platform'], outside: ['vscode'] },
  { name: 'start', files: /^start\.ts$/, may: ['core', 'platform', 'feature list'], outside: ['vscode'] },
  { name: 'entry for desktop', files: /^extension\.ts$/, may: ['platform/node', 'start'], outside: ['vscode: types'] },
  { name: 'entry for browser', files: /^extension\.web\.ts$/, may: ['platform/web', 'start'], outside: ['vscode: types'] },
];

/** npm packages, each with the only files that may import more than its types. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  '@lezer/common': /^core\/rust\/syntax\.ts$/,
  '@lezer/lr': /^core\/rust\/syntax\.ts$/,
  '@lezer/rust': /^core\/rust\/syntax\.ts$/,
  'gray-matter': /^core\/bank\/frontMatter\.ts$/,
  yaml: /^core\/bank\/yamlText\.ts$/,
  minisearch: /^core\/bank\/search\.ts$/,
  mdast: /^core\/bank\//,
  'mdast-util-from-markdown': /^core\/bank\/markdown\.ts$/,
  'mdast-util-gfm-table': /^core\/bank\/markdown\.ts$/,
  'micromark-extension-gfm-table': /^core\/bank\/markdown\.ts$/,
};

interface Layer {
  readonly name: string;
  readonly files: RegExp;
  /** Names of layers; `core` stands for everything below it, `x: types` for the types of x. Every layer may import itself. */
  readonly may: readonly string[];
  readonly outside: readonly ('vscode' | 'vscode: types' | 'node' | 'packages')[];
}

interface Import {
  readonly from: string;
  readonly types: boolean;
}

function layerOf(file: string): Layer | undefined {
  return LAYERS.find((layer) => layer.files.test(file));
}

/** Imports and re-exports of a source, static and dynamic. */
function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements =
    /\b(?:import|export)\s+(?:(type)\s+)?(?:[\w*\s{},]+?\s+from\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(statements)].map((match) => ({ from: match[2] ?? match[3] ?? '', types: match[1] === 'type' }));
}

/** Why this file may not import that, or undefined if it may. */
function problemOf(file: string, { from, types }: Import): string | undefined {
  const layer = layerOf(file);
  if (!layer) return `${file} is in no layer`;
  const allows = (list: readonly string[], name: string) => list.includes(name) || (types && list.includes(`${name}: types`));
  const refusal = `${file} (${layer.name}) imports ${from}`;
  if (from === 'vscode') return allows(layer.outside, 'vscode') ? undefined : refusal;
  if (from.startsWith('node:')) return allows(layer.outside, 'node') ? undefined : refusal;
  if (from.endsWith('.css')) return layer.name === 'webview' ? undefined : refusal;
  if (!from.startsWith('.')) {
    const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
    return allows(layer.outside, 'packages') && (PACKAGES[name]?.test(file) || (types && name in PACKAGES)) ? undefined : refusal;
  }
  const target = path.posix.join(path.posix.dirname(file), from).replace(/(\.ts)?$/, '.ts');
  const reached = layerOf(target);
  if (!reached) return `${refusal}, which is in no layer`;
  if (reached === layer) {
    if (layer.name === 'features' && featureOf(file) !== featureOf(target)) return `${refusal}, another feature`;
    return undefined;
  }
  const names = reached.name.startsWith('core/') ? [reached.name, 'core'] : [reached.name];
  return names.some((name) => allows(layer.may, name)) ? undefined : refusal;
}

/** `features/x/...` and `features/x.ts` are the feature x. */
function featureOf(file: string): string | undefined {
  return file.split('/')[1]?.replace(/\.ts$/, '');
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\.tsx?$/.test(name));

describe('layers', () => {
  it('every import of src is one that the table allows', () => {
    assert.ok(files.length > 20, `${files.length} files`);
    const imports = files.flatMap((file) => importsOf(readFileSync(path.join('src', file), 'utf8')).map((found) => problemOf(file, found)));
    assert.deepEqual(
      imports.filter((problem) => problem !== undefined),
      [],
    );
  });

  const FORBIDDEN: readonly (readonly [string, string])[] = [
    ['core/bank/parse.ts', "import * as vscode from 'vscode';"],
    ['core/bank/parse.ts', "import type { Uri } from 'vscode';"],
    ['core/bank/parse.ts', "import path from 'node:path';"],
    ['core/bank/parse.ts', "import matter from 'gray-matter';"],
    ['core/bank/parse.ts', "import _ from 'lodash';"],
    ['core/rust/lexer.ts', "import { Bank } from '../bank/bank';"],
    ['core/util/event.ts', "export { lex } from '../rust/lexer';"],
    ['protocol/channel.ts', "import { LEVELS } from '../core/bank/question';"],
    ['webview/questionPanel/main.ts', "import type { App } from '../../platform/app';"],
    ['platform/app.ts', "import { createRunner } from './node/runner';"],
    ['platform/app.ts', "const os = await import('node:os');"],
    ['features/hover.ts', "import { x } from './search';"],
    ['features/questionsView/index.ts', "import { x } from '../questionPanel/index';"],
    ['features/run/index.ts', "import { createRunner } from '../../platform/node/runner';"],
    ['start.ts', "import { registerHover } from './features/hover';"],
    ['extension.web.ts', "import { createRunner } from './platform/node/runner';"],
    ['extension.ts', "import * as vscode from 'vscode';"],
    ['extension.ts', "import os from 'node:os';"],
    ['helpers.ts', "import { x } from './start';"],
  ];
  for (const [file, source] of FORBIDDEN) {
    it(`refuses in ${file}: ${source}`, () => {
      assert.deepEqual(
        importsOf(source).map((found) => problemOf(file, found) !== undefined),
        [true],
      );
    });
  }

  const ALLOWED: readonly (readonly [string, string])[] = [
    ['core/bank/parse.ts', "import {\n  type A,\n  b,\n} from '../rust/syntax';"],
    ['protocol/channel.ts', "import type { Level } from '../core/bank/question';"],
    ['features/questionsView/index.ts', "import { Tree } from './questionsTree';"],
    ['webview/questionPanel/main.ts', "import './style.css';"],
    ['platform/node/runner.ts', "import { spawn } from 'node:child_process';"],
    ['start.ts', "import { FEATURES } from './features/index';"],
  ];
  for (const [file, source] of ALLOWED) {
    it(`allows in ${file}: ${source.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(
        importsOf(source).map((found) => problemOf(file, found)),
        [undefined],
      );
    });
  }
});
