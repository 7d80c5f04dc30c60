import * as vscode from 'vscode';
import type { App } from './app';
import { COMMANDS } from './contributions';
import type { WayOn } from './errors';
import type { RunCause } from './runner';

/** Third argument of Run and Check, from a caller that tells the person itself. */
export const CALLER_TELLS = 'callerTells';

type Way = 'trust' | 'install' | 'setting' | 'playground' | 'clean' | 'log';

/** What a person can do about each reason, the likeliest first. */
const WAYS_ON: Readonly<Record<RunCause, readonly Way[]>> = {
  restricted: ['trust', 'playground'],
  browser: ['playground'],
  noRust: ['install', 'setting', 'playground'],
  oldRust: ['install', 'playground'],
  badCargoPath: ['setting', 'playground'],
  noCargo: ['setting', 'playground'],
  noClippy: ['playground'],
  noLinker: ['install', 'playground'],
  noTarget: ['playground'],
  offline: ['playground'],
  programInUse: [],
  diskFull: ['clean'],
  notSaved: [],
  notStarted: ['log'],
};

/** What a person can do about a run of a block that was not possible. */
export function waysOn(app: App, cause: RunCause | undefined, questionId: string, block: string): readonly WayOn[] {
  const ways: Readonly<Record<Way, WayOn>> = {
    trust: { label: 'Manage Trust', go: () => vscode.commands.executeCommand('workbench.trust.manage') },
    // A string: as a Uri the address would be encoded anew.
    install: { label: 'Install Rust', go: () => vscode.commands.executeCommand('vscode.open', 'https://www.rust-lang.org/tools/install') },
    setting: {
      label: 'Open Setting',
      go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'rustInterview.cargoPath'),
    },
    playground: { label: 'Open in Playground', go: () => app.execute(COMMANDS.openInPlayground, questionId, block) },
    clean: { label: 'Delete Build Files', go: () => app.execute(COMMANDS.cleanPracticeFolder) },
    log: { label: 'Show Log', go: () => app.log.show() },
  };
  return cause === undefined ? [] : WAYS_ON[cause].map((way) => ways[way]);
}
