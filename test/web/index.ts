import * as vscode from 'vscode';
import { reportLines } from '../host/lineReporter.mjs';
import { mocha } from './support/mocha';
import 'glob:./**.test.ts';

/** Called by VS Code in the extension host of the browser. */
export async function run(): Promise<void> {
  const grep = await readGrep();
  if (grep !== undefined) mocha.grep(grep);
  mocha.reporter(function (runner: Mocha.Runner) {
    reportLines(runner, (line) => console.log(line));
  } as unknown as Mocha.ReporterConstructor);
  return await new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}

/** The browser has no environment: what the tests are asked for lies in a file beside them. */
async function readGrep(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension('rust-interview.rust-interview-practice');
  if (!extension) return undefined;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, 'test/options.json'));
  return (JSON.parse(new TextDecoder().decode(bytes)) as { readonly grep?: string }).grep;
}
