import os from 'node:os';
import type * as vscode from 'vscode';
import { createRunner } from './platform/node/runner';
import { start, type Api } from './start';

export function activate(context: vscode.ExtensionContext): Promise<Api> {
  return start(context, {
    createRunner,
    homeFolder: os.homedir(),
  });
}
