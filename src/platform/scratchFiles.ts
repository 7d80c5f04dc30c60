import * as vscode from 'vscode';
import type { Bank } from '../core/bank/bank';
import type { CodeBlock, QuestionSummary, SourceFile } from '../core/bank/question';
import { PRACTICE_ROOT_FILES, scratchLayout, scratchName } from '../core/bank/scratch';
import { fileReason, PersonError } from './errors';
import type { QuestionStore } from './questionStore';
import type { Settings } from './settings';

/** One block's file in the practice folder; the shape that a run wants. */
export interface ScratchFile {
  readonly uri: vscode.Uri;
  readonly packageRoot: vscode.Uri;
  readonly binary?: string;
  readonly targetFolder: vscode.Uri;
  readonly questionId: string;
  readonly blockKey: string;
}

export interface ScratchBlock {
  readonly questionId: string;
  readonly blockKey: string;
}

const DEFAULT_NAME = 'rust-interview-practice';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The practice folder: Cargo packages that hold the blocks a person has opened. Never writes over a file that exists. */
export class ScratchFiles implements vscode.Disposable {
  readonly #blockByName = new Map<string, ScratchBlock>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with a scratch file that has just been made. */
  readonly onDidCreate = this.#changed.event;

  constructor(
    private readonly settings: Settings,
    private readonly bank: Bank,
    private readonly questions: QuestionStore,
    private readonly homeFolder: string | undefined,
  ) {
    for (const question of bank.questions) {
      for (const block of question.blocks) {
        this.#blockByName.set(scratchName(question.id, block.key), { questionId: question.id, blockKey: block.key });
      }
    }
  }

  /** False in the browser: there is no folder of ours. */
  get available(): boolean {
    return this.homeFolder !== undefined;
  }

  /**
   * The practice folder, which need not exist yet.
   * @throws PersonError if the setting is not an absolute path, or there is no file system
   */
  root(): vscode.Uri {
    if (this.homeFolder === undefined)
      throw new PersonError('Examples are files only where VS Code runs on a computer of yours: here is no folder to put them in.');
    const setting = this.settings.get('practiceFolder').trim();
    const home = vscode.Uri.file(this.homeFolder);
    if (setting === '') return vscode.Uri.joinPath(home, DEFAULT_NAME);
    if (/^~(?:[\\/]|$)/.test(setting)) return vscode.Uri.joinPath(home, setting.slice(1));
    if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(setting)) return vscode.Uri.file(setting);
    throw new PersonError(`The practice folder "${setting}" is not an absolute path. Write a full path, or one that starts with "~".`, [
      { label: 'Open Setting', go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'rustInterview.practiceFolder') },
    ]);
  }

  targetFolder(): vscode.Uri {
    return vscode.Uri.joinPath(this.root(), 'target');
  }

  /** Which block a file shows, from its place and name; undefined for any other file. */
  identify(uri: vscode.Uri): ScratchBlock | undefined {
    if (uri.scheme !== 'file' || !this.available) return undefined;
    let root: string;
    try {
      root = this.root().path;
    } catch {
      return undefined; // the setting is broken; whoever opens an example is told
    }
    if (!uri.path.startsWith(`${root}/`)) return undefined;
    const parts = uri.path.slice(root.length + 1).split('/');
    if (parts[0] === 'packages') return this.#blockByName.get(parts[1] ?? '');
    return parts.length === 4 && parts[1] === 'src' && parts[2] === 'bin'
      ? this.#blockByName.get(parts[3]?.replace(/\.rs$/, '') ?? '')
      : undefined;
  }

  /** Where a block lives, without touching the disk. */
  locate(question: QuestionSummary, block: CodeBlock): ScratchFile {
    const layout = scratchLayout(question, block);
    const root = this.root();
    return {
      uri: vscode.Uri.joinPath(root, layout.mainFile),
      packageRoot: vscode.Uri.joinPath(root, layout.packageFolder),
      ...(layout.binary === undefined ? {} : { binary: layout.binary }),
      targetFolder: this.targetFolder(),
      questionId: question.id,
      blockKey: block.key,
    };
  }

  /**
   * Makes the block's files, and the package around them, where they are missing.
   * @throws PersonError if the block is unknown or the folder cannot be written
   */
  async ensure(question: QuestionSummary, blockKey: string): Promise<ScratchFile & { readonly created: boolean }> {
    const block = await this.#block(question.id, blockKey);
    const layout = scratchLayout(question, block);
    const root = this.root();
    let created = false;
    try {
      for (const file of [...PRACTICE_ROOT_FILES, ...layout.support]) await writeIfMissing(root, file);
      for (const file of layout.files) {
        const isNew = await writeIfMissing(root, file);
        if (isNew) await write(originalUri(root, file), file.code);
        created ||= isNew;
      }
    } catch (error) {
      throw new PersonError(
        `The example could not be written to ${root.fsPath}: ${fileReason(error)}. Mend that, or choose another practice folder.`,
        [
          {
            label: 'Open Setting',
            go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'rustInterview.practiceFolder'),
          },
        ],
      );
    }
    const located = this.locate(question, block);
    if (created) this.#changed.fire(located.uri);
    return { ...located, created };
  }

  /** The bank's present text of a scratch file; undefined if the file is not one of the block's own. */
  async original(uri: vscode.Uri): Promise<string | undefined> {
    const found = this.identify(uri);
    const question = found && this.bank.question(found.questionId);
    if (!found || !question) return undefined;
    const layout = scratchLayout(question, await this.#block(found.questionId, found.blockKey));
    const relative = uri.path.slice(this.root().path.length + 1);
    return layout.files.find((file) => file.path === relative)?.code;
  }

  /** True if the bank's text has changed since the person's file was made from it. */
  async hasNewerOriginal(uri: vscode.Uri): Promise<boolean> {
    const now = await this.original(uri);
    const then = await read(originalUri(this.root(), { path: uri.path.slice(this.root().path.length + 1) }));
    return now !== undefined && then !== undefined && now !== then;
  }

  /** To be called when the person has seen or taken the present original. */
  async rememberOriginal(uri: vscode.Uri): Promise<void> {
    const now = await this.original(uri);
    if (now !== undefined) await write(originalUri(this.root(), { path: uri.path.slice(this.root().path.length + 1) }), now);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #block(questionId: string, blockKey: string): Promise<CodeBlock> {
    const summary = this.bank.question(questionId);
    const body = summary && (await this.questions.body(summary.topic, questionId));
    const block = body?.blocks.find((candidate) => candidate.key === blockKey);
    if (!block) throw new PersonError(`The question "${questionId}" has no code block "${blockKey}".`);
    return block;
  }
}

/** The text that a scratch file was made from is kept beside the packages, out of sight, so that a newer original can be told from an edit. */
function originalUri(root: vscode.Uri, file: Pick<SourceFile, 'path'>): vscode.Uri {
  return vscode.Uri.joinPath(root, '.originals', `${file.path}.txt`);
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, encoder.encode(text));
}

async function writeIfMissing(root: vscode.Uri, file: SourceFile): Promise<boolean> {
  const uri = vscode.Uri.joinPath(root, file.path);
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') throw error;
  }
  await write(uri, file.code);
  return true;
}
