import type * as vscode from 'vscode';
import { readExtensionFile } from './platform/node/extensionFiles';
import { homeFolder } from './platform/node/homeFolder';
import { createRunner } from './platform/node/runner';
import { start, type Api } from './start';

export function activate(context: vscode.ExtensionContext): Promise<Api> {
  return start(context, {
    createRunner,
    homeFolder: homeFolder(),
    readExtensionFile,
  });
}
