import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/platform/contributions';
import type { Api } from '../../../src/start';

export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not there`);
  return found;
}

/** The extension's API, started if it has not been. */
export async function activate(): Promise<Api> {
  return await extension().activate();
}
