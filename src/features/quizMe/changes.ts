import * as vscode from 'vscode';
import { changedLines } from '../../core/rust/changedLines';
import type { App } from '../../platform/app';
import { COMMANDS } from '../../platform/contributions';
import { fileName } from '../../platform/editors';
import { PersonError, type WayOn } from '../../platform/errors';
import { gitApi, UNTRACKED, type GitApi, type Repository } from './git';
import type { Passage } from './places';

/** More than anybody is asked about; each is opened and read. */
const MOST_FILES = 50;

/**
 * The lines that git says were added or changed since the last commit: those of the active Rust file, or without one those of every Rust
 * file of the window's repositories.
 * @throws PersonError if there is no Git, no repository or no change
 */
export async function changedPassages(app: App): Promise<readonly Passage[]> {
  const git = await gitApi();
  if (!git) throw noGit(app);
  const active = vscode.window.activeTextEditor?.document;
  try {
    return await (active?.languageId === 'rust' ? inDocument(app, git, active) : inRepositories(git));
  } catch (error) {
    if (error instanceof PersonError) throw error;
    // The repository is gone, or locked by another program: Git's own words say it best.
    throw new PersonError(`Git could not say what changed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function inDocument(app: App, git: GitApi, document: vscode.TextDocument): Promise<readonly Passage[]> {
  const name = fileName(document.uri);
  const repository = document.uri.scheme === 'file' ? git.getRepository(document.uri) : null;
  if (!repository)
    throw new PersonError(`${name} is in no Git repository that this window has open, so nobody knows what you changed in it.`, [
      wholeFile(app),
    ]);
  await repository.status();
  const passage = await changesOf(repository, document);
  if (!passage) throw new PersonError(`Git sees no added or changed lines in ${name} since the last commit.`, [wholeFile(app)]);
  return [passage];
}

async function inRepositories(git: GitApi): Promise<readonly Passage[]> {
  if (git.repositories.length === 0)
    throw new PersonError('This window has no Git repository open, so nobody knows what you changed. Open a folder that is in one.');
  const passages: Passage[] = [];
  for (const repository of git.repositories) {
    await repository.status();
    const uris = changesIn(repository).map(({ uri }) => uri);
    const rust = new Map(uris.filter(({ path }) => path.endsWith('.rs')).map((uri) => [uri.toString(), uri]));
    for (const uri of [...rust.values()].slice(0, MOST_FILES)) {
      const document = await openIfThere(uri);
      const passage = document && (await changesOf(repository, document));
      if (passage) passages.push(passage);
    }
  }
  if (passages.length === 0) throw new PersonError('Git sees no added or changed lines in Rust files since the last commit.');
  return passages;
}

/** What of a document is new; undefined if nothing is. */
async function changesOf(repository: Repository, document: vscode.TextDocument): Promise<Passage | undefined> {
  // Git knows the file as it is saved: the lines of another text would be wrong.
  if (document.isDirty)
    throw new PersonError(`Save ${fileName(document.uri)} first: Git compares files as they are saved.`, [
      { label: 'Save', go: () => document.save() },
    ]);
  const uri = document.uri.toString();
  const isNew = changesIn(repository).some((change) => change.status === UNTRACKED && change.uri.toString() === uri);
  if (isNew || repository.state.HEAD?.commit === undefined) return { document };
  const lines = changedLines(await repository.diffWith('HEAD', document.uri.fsPath));
  if (!lines) return { document };
  const ranges = lines.map(({ from, to }) => document.validateRange(new vscode.Range(from, 0, to, 0)));
  return ranges.length === 0 ? undefined : { document, ranges };
}

function changesIn({ state }: Repository): Repository['state']['indexChanges'] {
  return [...state.mergeChanges, ...state.indexChanges, ...state.workingTreeChanges, ...(state.untrackedChanges ?? [])];
}

/** A deleted file is a change too. */
async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

/** The quiz that needs no Git and no selection. */
export function wholeFile(app: App): WayOn {
  return { label: 'Quiz Me on This File', go: () => app.execute(COMMANDS.quizFile) };
}

function noGit(app: App): PersonError {
  if (!vscode.workspace.isTrusted)
    return new PersonError('Git does not work in a restricted window. Trust the folder, or take a quiz on a whole file: it needs no Git.', [
      { label: 'Manage Trust', go: () => vscode.commands.executeCommand('workbench.trust.manage') },
      wholeFile(app),
    ]);
  return new PersonError(
    'Git is not available in this window: it is not installed, or its extension is switched off. A quiz on a whole file needs no Git.',
    [{ label: 'Git Settings', go: () => vscode.commands.executeCommand('workbench.action.openSettings', 'git.enabled') }, wholeFile(app)],
  );
}
