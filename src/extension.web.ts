import type * as vscode from 'vscode';
import { readExtensionFile } from './platform/web/extensionFiles';
import { start, type Api } from './start';

/** In the browser there is no toolchain and no folder of ours: questions, search and hover only. */
export function activate(context: vscode.ExtensionContext): Promise<Api> {
  return start(context, { createRunner: () => undefined, homeFolder: undefined, readExtensionFile });
}
