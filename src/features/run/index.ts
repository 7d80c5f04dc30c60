import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { PersonError, showError } from '../../platform/errors';
import type { RunRequest, RunResult } from '../../platform/runner';
import { CALLER_TELLS, waysOn } from '../../platform/waysOn';
import { openInPlayground } from './playground';
import { Saving } from './saving';
import { showStatus } from './status';
import { findTarget, type Target } from './target';
import { linkPlaces } from './terminalLinks';

/** Run, Check and Stop; checks on save; the Playground. */
export function registerRun(app: App): vscode.Disposable {
  const commands: Commands = { app, saving: new Saving(), inTurn: takeTurns(), lastRun: undefined };
  const subscriptions = [
    app.registerCommand(COMMANDS.runExample, (...args: unknown[]) => perform(commands, 'run', ...args)),
    app.registerCommand(COMMANDS.checkExample, (...args: unknown[]) => perform(commands, 'check', ...args)),
    app.registerCommand(COMMANDS.stopRun, () => app.runner?.stop()),
    app.registerCommand(COMMANDS.openInPlayground, (id?: unknown, block?: unknown) => openInPlayground(app, id, block)),
  ];
  if (app.runner) {
    subscriptions.push(
      showStatus(app.runner),
      linkPlaces(() => commands.lastRun),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (!commands.saving.isOurs(document)) void checkOnSave(app, document).catch((error: unknown) => app.log.error(String(error)));
      }),
    );
  }
  return vscode.Disposable.from(...subscriptions);
}

/**
 * What a person, or another extension, asked for: whatever goes wrong is told to the person and is part of the result.
 * @param teller `CALLER_TELLS` if the caller tells why a run was not possible, and the ways on
 */
async function perform(commands: Commands, action: 'run' | 'check', id?: unknown, block?: unknown, teller?: unknown): Promise<RunResult> {
  const { app, inTurn } = commands;
  try {
    const { target, ended } = await inTurn(async () => {
      const target = await findTarget(app, id, block);
      return { target, ended: await startTarget(commands, action, target) };
    });
    const result = await ended();
    if (result.outcome === 'unavailable' && teller !== CALLER_TELLS) {
      const ways = waysOn(app, result.cause, target.question.id, target.block.key);
      showError(new PersonError(result.reason ?? 'The example could not be run.', ways), app.log);
    }
    return result;
  } catch (error) {
    showError(error, app.log);
    const reason = error instanceof PersonError ? error.message : 'Something went wrong that should not have. The log says what.';
    return { outcome: 'unavailable', reason, diagnostics: [] };
  }
}

interface Commands {
  readonly app: App;
  readonly saving: Saving;
  readonly inTurn: InTurn;
  /** The run that was last started. */
  lastRun: RunRequest | undefined;
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One after the other, as they were asked for: else the later of two runs could be ended by the earlier. */
function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Starts a run; what it comes to is not waited for. */
async function startTarget(commands: Commands, action: 'run' | 'check', target: Target): Promise<() => Promise<RunResult>> {
  const { app, saving } = commands;
  if (!app.runner) {
    const reason = 'Examples run only where VS Code runs on a computer with Rust. Here, open them in the Rust Playground.';
    return () => Promise.resolve({ outcome: 'unavailable', cause: 'browser', reason, diagnostics: [] });
  }
  if (!vscode.workspace.isTrusted) {
    // No file is made or saved for it; the runner says why.
    const refused = app.runner.run({ ...placeOf(app, target), action, visible: true });
    return () => refused;
  }
  const request = await prepare(app, action, target, true);
  const unsaved = await saving.saveAll(request.binary === undefined ? [request.packageRoot] : [request.file]);
  if (unsaved !== undefined) {
    const reason = `${unsaved} could not be saved, so it was not run. Save it and try again.`;
    return () => Promise.resolve({ outcome: 'unavailable', cause: 'notSaved', reason, diagnostics: [] });
  }
  commands.lastRun = request;
  const result = app.runner.run(request);
  return () => result;
}

/** Makes the block's file if the person has none; shows nothing. */
async function prepare(app: App, action: 'run' | 'check', target: Target, visible: boolean): Promise<RunRequest> {
  await app.scratch.ensure(target.question, target.block.key);
  return { ...placeOf(app, target), action, visible };
}

function placeOf(app: App, { question, block, uri }: Target): Omit<RunRequest, 'action' | 'visible'> {
  const { packageRoot, binary, targetFolder, uri: main } = app.scratch.locate(question, block);
  return {
    questionId: question.id,
    block,
    // In a package, messages without a place belong to its main file, whichever is being worked on.
    file: binary === undefined ? main : (uri ?? main),
    packageRoot,
    ...(binary === undefined ? {} : { binary }),
    ...(question.rust === undefined ? {} : { minimumRust: question.rust }),
    targetFolder,
  };
}

/** Quietly: what cannot be checked now will be told when the person asks for it. */
async function checkOnSave(app: App, document: vscode.TextDocument): Promise<void> {
  const { uri } = document;
  if (document.languageId !== 'rust' && !uri.path.endsWith('/Cargo.toml')) return;
  if (!app.scratch.identify(uri) || !vscode.workspace.isTrusted || !app.settings.get('checkOnSave', uri) || app.problems.isServed(uri))
    return;
  const result = await app.runner?.run(await prepare(app, 'check', await findTarget(app, uri, undefined), false));
  if (result?.reason !== undefined) app.log.info(`Check on save: ${result.reason}`);
}
