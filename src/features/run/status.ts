import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS } from '../../platform/contributions';
import type { Runner } from '../../platform/runner';

/** A quick build needs no notice. */
const DELAY_MS = 400;

/** Says that a program builds or runs, and stops it; there only as long as it does. */
export function showStatus(runner: Runner): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    item?.dispose();
    item = undefined;
  };
  const update = (running: boolean): void => {
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.running, running);
    hide();
    if (!running) return;
    timer = setTimeout(() => {
      item = vscode.window.createStatusBarItem('rustInterview.running', vscode.StatusBarAlignment.Left);
      item.name = 'Rust Interview: running example';
      item.text = '$(debug-stop) Stop Rust example';
      item.tooltip = 'A Rust example builds or runs. Click to end it and all it started.';
      item.accessibilityInformation = { label: 'Stop the Rust example that is running', role: 'button' };
      item.command = COMMANDS.stopRun;
      item.show();
    }, DELAY_MS);
  };
  return vscode.Disposable.from(runner.onDidChangeRunning(update), { dispose: hide });
}
