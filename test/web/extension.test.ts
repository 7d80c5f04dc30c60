import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/platform/contributions';
import type { Api } from '../../src/start';
import { equal, ok } from './support/assert';

describe('the browser', () => {
  it('runs these tests in a worker', () => {
    // A copy of the extension with a desktop entry, or tests outside of it, would run in Node.js and pass all the same.
    ok(typeof (globalThis as { WorkerGlobalScope?: unknown }).WorkerGlobalScope === 'function', 'this is not the browser');
  });

  it('has the extension, and it starts', async () => {
    const extension = vscode.extensions.getExtension<Api>(EXTENSION_ID);
    ok(extension, 'the extension is not there');
    const api = await extension.activate();
    ok(extension.isActive, 'it is not active');
    equal(api.version, (extension.packageJSON as { version: string }).version);
  });
});
