import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { ROOT } from './editors.mjs';

/** Hosts run copies of bundles. How the path of a copy ends, and its original: `$1` is the file in it. */
const ORIGINALS = [
  { copy: /^.*\/tests\/(index\.js)$/, original: 'out/integration/$1' },
  { copy: /^.*\/extension\/test\/(index\.js)$/, original: 'out/web/$1' },
  { copy: /^.*\/extension\/dist\/(.*\.js)$/, original: 'dist/$1' },
];

/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

/**
 * The text with places in bundles replaced by places in their sources.
 * @param {string} text
 */
export function mapStackTrace(text) {
  return text.replace(/([^\s()]+\.js)(?:#vscode-extension)?:(\d+):(\d+)/g, (place, file, line, column) => {
    const found = ORIGINALS.find(({ copy }) => copy.test(file));
    const original = found ? file.replace(found.copy, found.original) : path.relative(ROOT, file);
    const entry = sourceMap(original)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = path.relative(ROOT, path.resolve(ROOT, path.dirname(original), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

/** @param {string} bundle */
function sourceMap(bundle) {
  if (!maps.has(bundle)) {
    const file = path.join(ROOT, `${bundle}.map`);
    maps.set(bundle, !bundle.startsWith('..') && existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
  }
  return maps.get(bundle);
}
