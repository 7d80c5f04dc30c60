import * as vscode from 'vscode';
import { findBlock, type Question } from '../core/bank/question';
import { questionOfDocument } from '../core/links';
import type { App } from '../platform/app';
import { COMMANDS, CONTEXT_KEYS, QUESTION_SCHEME } from '../platform/contributions';
import { fileName, otherColumn } from '../platform/editors';
import { fileReason, PersonError } from '../platform/errors';
import { questionIdFrom } from '../platform/questionArgument';

const ORIGINAL_SCHEME = 'rust-interview-original';
const OFFERED_WINDOW = 'practiceWindowOffered';
const RUST_ANALYZER = 'rust-lang.rust-analyzer';

/** Opens code blocks as files of the practice folder; resets and compares them. */
export function registerScratch(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    app.registerCommand(COMMANDS.openExample, (argument?: unknown, block?: string | number) =>
      openExample(app, questionIdFrom(argument) ?? app.shownQuestion.inFront ?? questionOfActiveEditor(app), block),
    ),
    app.registerCommand(COMMANDS.resetExample, (uri?: vscode.Uri) => reset(app, activeScratchFile(app, uri))),
    app.registerCommand(COMMANDS.compareExample, (uri?: vscode.Uri) => compare(activeScratchFile(app, uri))),
    app.registerCommand(COMMANDS.openPracticeFolder, () => openPracticeFolder(app)),
    app.registerCommand(COMMANDS.cleanPracticeFolder, () => cleanPracticeFolder(app)),
    vscode.workspace.registerTextDocumentContentProvider(ORIGINAL_SCHEME, {
      provideTextDocumentContent: async (uri) => (await app.scratch.original(uri.with({ scheme: 'file' }))) ?? '',
    }),
    followActiveEditor(app),
  );
}

/** Keeps the context key that shows the commands of a scratch file. */
function followActiveEditor(app: App): vscode.Disposable {
  const update = (editor: vscode.TextEditor | undefined): void => {
    const isScratch = editor !== undefined && app.scratch.identify(editor.document.uri) !== undefined;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.scratchFile, isScratch);
  };
  update(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    app.settings.onDidChange('practiceFolder', () => update(vscode.window.activeTextEditor)),
  );
}

async function openExample(app: App, known: string | undefined, blockArgument?: string | number): Promise<vscode.Uri | undefined> {
  const question = await loadQuestion(app, known);
  if (!question) return undefined;
  const block = findBlock(question.blocks, blockArgument);
  if (!block) {
    throw new PersonError(
      question.blocks.length === 0
        ? 'This question has no code to open.'
        : `The question "${question.id}" has no code block "${String(blockArgument)}". It has: ${question.blocks.map(({ key }) => key).join(', ')}.`,
    );
  }
  if (!app.scratch.available) {
    const code = block.files.find((file) => file.path.endsWith('.rs'))?.code ?? '';
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'rust', content: code }), {
      viewColumn: columnBesideThePanel(app),
    });
    return undefined;
  }
  const file = await app.scratch.ensure(question, block.key);
  await vscode.window.showTextDocument(file.uri, { viewColumn: columnBesideThePanel(app), preview: false });
  if (file.created) offerOwnWindow(app);
  else void offerNewerOriginal(app, file.uri);
  return file.uri;
}

/** Asks for a question if none is known. */
async function loadQuestion(app: App, known: string | undefined): Promise<Question | undefined> {
  const id = known ?? (await app.execute<string | undefined>(COMMANDS.search, undefined, 'pick'));
  if (id === undefined) return undefined;
  const summary = app.bank.question(id);
  const question = summary && (await app.questions.body(summary.topic, id));
  if (!question) throw new PersonError(`There is no question "${id}" in this version of the bank.`);
  return question;
}

/** Of an example, or of a question that is read as a document. */
function questionOfActiveEditor(app: App): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === QUESTION_SCHEME) return questionOfDocument(uri.path)?.id;
  return uri && app.scratch.identify(uri)?.questionId;
}

/** The page stays in sight: code opens beside it, and in the place it has once it is open. */
function columnBesideThePanel(app: App): vscode.ViewColumn {
  // Two columns are enough: beside code that was there before, the page stands in the second.
  return app.shownQuestion.isInFront ? otherColumn(vscode.window.tabGroups.activeTabGroup.viewColumn) : vscode.ViewColumn.Active;
}

function activeScratchFile(app: App, uri: vscode.Uri | undefined): vscode.Uri {
  const file = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!file || !app.scratch.identify(file)) throw new PersonError('Open an example first: this command works on the file of an example.');
  return file;
}

/** An edit, so that undo takes it back. */
async function reset(app: App, uri: vscode.Uri): Promise<void> {
  const original = await app.scratch.original(uri);
  if (original === undefined)
    throw new PersonError('This file is not one of the files of its example, so there is no original to return to.');
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== original) {
    await vscode.window.showTextDocument(document, { preview: false });
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, document.validateRange(new vscode.Range(0, 0, Number.MAX_SAFE_INTEGER, 0)), original);
    if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
      throw new PersonError('The file could not be changed. Is it read-only, or is another edit under way?');
    }
  }
  await app.scratch.rememberOriginal(uri);
}

async function compare(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', uri.with({ scheme: ORIGINAL_SCHEME }), uri, `${fileName(uri)}: original and yours`);
}

async function offerNewerOriginal(app: App, uri: vscode.Uri): Promise<void> {
  if (!(await app.scratch.hasNewerOriginal(uri))) return;
  const choice = await vscode.window.showInformationMessage(
    'This example has changed since you opened it first. Your version is untouched.',
    'Compare',
    'Take the New One',
    'Keep Mine',
  );
  if (choice === 'Compare') await compare(uri);
  else if (choice === 'Take the New One') await reset(app, uri);
  else if (choice === 'Keep Mine') await app.scratch.rememberOriginal(uri);
}

/** Once, and only to those who have it: a folder that is open in a window of its own is served by rust-analyzer. */
function offerOwnWindow(app: App): void {
  const root = app.scratch.root();
  const isOpen =
    vscode.workspace.workspaceFolders?.some((folder) => folder.uri.path === root.path || root.path.startsWith(`${folder.uri.path}/`)) ??
    false;
  if (isOpen || !vscode.extensions.getExtension(RUST_ANALYZER) || app.context.globalState.get<boolean>(OFFERED_WINDOW)) return;
  void app.context.globalState.update(OFFERED_WINDOW, true);
  void vscode.window
    .showInformationMessage(
      'For completion and errors while you type, open the practice folder in a window of its own: rust-analyzer works there.',
      'Open Window',
      'Not Now',
    )
    .then((choice) => (choice === 'Open Window' ? openPracticeFolder(app) : undefined));
}

async function openPracticeFolder(app: App): Promise<void> {
  const root = app.scratch.root();
  await vscode.workspace.fs.createDirectory(root);
  await vscode.commands.executeCommand('vscode.openFolder', root, { forceNewWindow: true });
}

async function cleanPracticeFolder(app: App): Promise<void> {
  await app.runner?.stop();
  try {
    await vscode.workspace.fs.delete(app.scratch.targetFolder(), { recursive: true, useTrash: false });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') {
      throw new PersonError(`The build files could not be deleted: ${fileReason(error)}. Close programs that use them and try again.`);
    }
  }
  vscode.window.setStatusBarMessage('Build files of the practice folder deleted', 4000);
}
