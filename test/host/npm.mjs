import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './editors.mjs';
import { ask, run } from './processes.mjs';

export const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The environment without what npm tells the scripts of this package: it would take that for the place to install to. */
function cleanEnvironment() {
  const told = /^(npm_(package|lifecycle)_|npm_config_local_prefix$|npm_command$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
}

/**
 * Runs npm as this machine has it set up.
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export async function npm(args, cwd = ROOT) {
  const { code, output } = await run(NPM, args, { cwd, env: cleanEnvironment(), timeout: 10 * 60_000 });
  if (code !== 0) throw new Error(`"npm ${args.join(' ')}" failed:\n${output.trim()}`);
  return output;
}

/**
 * Downloads a package and unpacks it, nothing else of it: no dependency, no script.
 * @param {string} name `name@version`
 * @param {string} inside the folder of the package to unpack, `package` for all of it
 * @param {string} target
 */
export async function unpackPackage(name, inside, target) {
  await mkdir(target, { recursive: true });
  const folder = await mkdtemp(path.join(target, '.pack-'));
  try {
    await npm(['pack', name, '--silent', '--pack-destination', folder]);
    const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`npm packed nothing for ${name}`);
    const depth = inside.split('/').length;
    const { code, output } = await run('tar', ['-xzf', path.join(folder, archive), '-C', target, `--strip-components=${depth}`, inside]);
    if (code !== 0) throw new Error(`${name} could not be unpacked: ${output.trim()}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Path of the node-gyp that npm brings along. */
export async function findNodeGyp() {
  const known = process.env['npm_config_node_gyp'] ?? (await ask(NPM, ['exec', '--call', 'node -p process.env.npm_config_node_gyp']));
  if (!known) throw new Error('npm does not say where its node-gyp is');
  return known.split('\n').at(-1) ?? known;
}
