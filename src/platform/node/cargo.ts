import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CargoStep } from '../../core/rust/cargoPlan';
import { readCargoLine, type CargoMessage } from '../../core/rust/compilerMessages';
import { Lines } from './lines';
import { runProcess } from './startedProcess';
import type { Toolchain } from './toolchain';

export interface CargoCall {
  readonly step: CargoStep;
  readonly toolchain: Toolchain;
  readonly packageRoot: string;
  readonly targetFolder: string;
  readonly signal: AbortSignal;
  readonly onMessage: (message: CargoMessage) => void;
  /** A line of cargo's own, with colours. */
  readonly onProgress: (line: string) => void;
}

export interface CargoEnd {
  readonly exitCode: number;
  /** Cargo could not be started. */
  readonly failure?: Error;
}

/** Runs cargo, or clippy, once. */
export async function runCargo(call: CargoCall): Promise<CargoEnd> {
  const { step, toolchain, packageRoot, targetFolder } = call;
  const clippy = step.tool === 'clippy' ? await toolchain.clippy() : undefined;
  if (step.tool === 'clippy' && !clippy) return { exitCode: 1, failure: new Error('no such command: `clippy`') };
  const [command, ...first] = clippy ?? [toolchain.cargo];
  const configs = await ownConfigs(packageRoot, targetFolder);
  const args = [
    ...first,
    ...step.args,
    ...configs.flatMap((file) => ['--config', file]),
    '--manifest-path',
    path.join(packageRoot, 'Cargo.toml'),
    '--target-dir',
    targetFolder,
    '--message-format=json-diagnostic-rendered-ansi',
    ...(step.compilerArgs.length > 0 ? ['--', ...step.compilerArgs] : []),
  ];
  const messages = new Lines((line) => {
    const message = readCargoLine(line);
    if (message) call.onMessage(message);
  });
  const progress = new Lines(call.onProgress);
  const end = await runProcess(command, args, {
    cwd: toolchain.neutralFolder,
    env:
      step.tool === 'clippy'
        ? { ...toolchain.buildEnvironment, CLIPPY_CONF_DIR: await clippyFolder(packageRoot, toolchain) }
        : toolchain.buildEnvironment,
    targetFolder,
    signal: call.signal,
    leavesNothing: false,
    onStdout: (bytes) => messages.push(bytes),
    onStderr: (bytes) => progress.push(bytes),
  });
  messages.end();
  progress.end();
  return { exitCode: end.exitCode, ...(end.failure ? { failure: end.failure } : {}) };
}

/** Settings of the package and of the practice folder around it, the nearest last; none from further up, since cargo is started elsewhere. */
async function ownConfigs(packageRoot: string, targetFolder: string): Promise<readonly string[]> {
  const top = path.dirname(targetFolder);
  const folders = [packageRoot];
  for (let folder = packageRoot; folder !== top && path.dirname(folder) !== folder && folder.startsWith(top + path.sep);) {
    folder = path.dirname(folder);
    folders.unshift(folder);
  }
  const files = folders.map((folder) => path.join(folder, '.cargo', 'config.toml'));
  const exists = await Promise.all(files.map(isFile));
  return files.filter((_, index) => exists[index]);
}

/** Clippy, too, looks for its settings in every folder above. */
async function clippyFolder(packageRoot: string, toolchain: Toolchain): Promise<string> {
  const own = await Promise.all(['clippy.toml', '.clippy.toml'].map((name) => isFile(path.join(packageRoot, name))));
  return own.includes(true) ? packageRoot : toolchain.neutralFolder;
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
