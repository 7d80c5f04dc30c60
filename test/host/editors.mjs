import path from 'node:path';

/** The top of the repository: everything here is run from there. */
export const ROOT = process.cwd();

/** Editors, and all that tests leave behind. Outside of git and of the package. */
export const CACHE = path.join(ROOT, '.vscode-test');

/**
 * @typedef {object} Editor
 * @property {string} version version of VS Code
 * @property {string} server version of the npm package that carries the same VS Code as a server
 * @property {string} node major version of Node.js that it runs on
 * @property {readonly string[]} native modules of the server that must be compiled
 */

/**
 * The oldest supported version and the newest.
 * @satisfies {Record<string, Editor>}
 */
export const EDITORS = {
  oldest: { version: '1.96.4', server: '4.96.4', node: '20', native: ['node-pty', '@vscode/spdlog', 'native-watchdog'] },
  newest: { version: '1.139.1', server: '4.139.1', node: '24', native: ['node-pty', '@vscode/spdlog', '@vscode/native-watchdog'] },
};

/** @typedef {keyof typeof EDITORS} Age */
