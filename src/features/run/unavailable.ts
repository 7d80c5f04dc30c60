import * as vscode from 'vscode';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { PersonError, showError, type WayOn } from '../../platform/errors';
import type { RunCause } from '../../platform/runner';
import type { Target } from './target';

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

/** Tells why a run was not possible, with the ways on. Does not wait for an answer. */
export function showUnavailable(app: App, reason: string, cause: RunCause | undefined, target: Target): void {
  const ways: Readonly<Record<Way, WayOn>> = {
    trust: { label: 'Manage Trust', go: () => vscode.commands.executeCommand('workbench.trust.manage') },
    // A string: as a Uri the address would be encoded anew.
    install: { label: 'Install Rust', go: () => vscode.commands.executeCommand('vscode.open', 'https://www.rust-lang.org/tools/install') },
    setting: {
      label: 'Open Setting',
      go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'rustInterview.cargoPath'),
    },
    playground: { label: 'Open in Playground', go: () => app.execute(COMMANDS.openInPlayground, target.question.id, target.block.key) },
    clean: { label: 'Delete Build Files', go: () => app.execute(COMMANDS.cleanPracticeFolder) },
    log: { label: 'Show Log', go: () => app.log.show() },
  };
  showError(new PersonError(reason, cause === undefined ? [] : WAYS_ON[cause].map((way) => ways[way])), app.log);
}
