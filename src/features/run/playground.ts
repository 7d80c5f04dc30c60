import * as vscode from 'vscode';
import { playgroundUrl } from '../../core/rust/playground';
import type { App } from '../../platform/app';
import { PersonError } from '../../platform/errors';
import { findTarget, type Target } from './target';

/** Opens a block in the Rust Playground: the person's version if there is one. Returns the address. */
export async function openInPlayground(app: App, argument: unknown, block: unknown): Promise<string> {
  const target = await findTarget(app, argument, block);
  if (target.block.package) throw new PersonError('This example is a Cargo package of several files, and the Playground takes one.');
  const code = await codeOf(app, target);
  const { url, complete } = playgroundUrl(code, target.block.edition, { release: target.block.release });
  if (!complete) {
    await vscode.env.clipboard.writeText(code);
    void vscode.window.showInformationMessage(
      'The example is too long for an address. It is on the clipboard: paste it into the Playground.',
    );
  }
  void vscode.commands.executeCommand('vscode.open', url);
  return url;
}

async function codeOf(app: App, { question, block, uri }: Target): Promise<string> {
  const original = block.files[0]?.code ?? '';
  if (!app.scratch.available) return original;
  const file = uri ?? app.scratch.locate(question, block).uri;
  try {
    return (await vscode.workspace.openTextDocument(file)).getText();
  } catch {
    return original; // not opened yet
  }
}
