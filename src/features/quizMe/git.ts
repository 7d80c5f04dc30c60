import * as vscode from 'vscode';
import { eventOrPatience } from '../../platform/editors';

/** The part of the built-in Git extension's API (version 1) that we use. */
export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

export interface Repository {
  readonly state: {
    /** `commit` is absent before the first commit. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly mergeChanges: readonly Change[];
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
    /** Only where the person keeps untracked files apart. */
    readonly untrackedChanges?: readonly Change[];
  };
  /** Reads the state anew. */
  status(): Promise<void>;
  /**
   * What the file on disk differs in from a commit, as a unified diff. `diffWithHEAD` would not do: despite its name it compares with the
   * index, and what is staged would be missing.
   */
  diffWith(ref: string, path: string): Promise<string>;
}

export interface Change {
  readonly uri: vscode.Uri;
  readonly status: number;
}

/** `Status.UNTRACKED` of the Git extension. */
export const UNTRACKED = 7;

interface GitExports {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

const GIT_EXTENSION = 'vscode.git';
/** In ms: how long the repositories of a window may take to be found. */
const PATIENCE = 10_000;

/** The API of the Git extension once it has found the repositories; undefined where there is none, or it is switched off. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExports | undefined>(GIT_EXTENSION);
  try {
    const git = await extension?.activate();
    if (!git?.enabled) return undefined;
    const api = git.getAPI(1);
    await initialized(api);
    return api;
  } catch {
    // It throws where it finds no git program; its own message says so to the person.
    return undefined;
  }
}

async function initialized(api: GitApi): Promise<void> {
  if (api.state !== 'initialized') await eventOrPatience(api.onDidChangeState, (state) => state === 'initialized', PATIENCE);
}
