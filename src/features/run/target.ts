import * as vscode from 'vscode';
import { findBlock, type CodeBlock, type Question } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { PersonError } from '../../platform/errors';
import { questionIdFrom } from '../../platform/questionArgument';

/** The block that a command works on. */
export interface Target {
  readonly question: Question;
  readonly block: CodeBlock;
  /** The file it was called for, if that is known: in a package it may be another than the main one. */
  readonly uri?: vscode.Uri;
}

/**
 * The block that is named; without an id the one of the active scratch file, or the first of the question whose page is active.
 * @param argument an id, the file of a menu, or nothing
 * @throws PersonError if there is no such question or block, or no such file is active
 */
export async function findTarget(app: App, argument: unknown, block: unknown): Promise<Target> {
  const id = questionIdFrom(argument) ?? (argument === undefined ? app.shownQuestion.inFront : undefined);
  if (id !== undefined) return named(app, id, typeof block === 'string' || typeof block === 'number' ? block : undefined);
  const uri = argument instanceof vscode.Uri ? argument : activeScratchFile(app);
  const found = uri && app.scratch.identify(uri);
  if (!found) throw new PersonError('Open an example first: this command works on the file of an example.');
  return { ...(await named(app, found.questionId, found.blockKey)), uri };
}

async function named(app: App, id: string, key: string | number | undefined): Promise<Target> {
  const summary = app.bank.question(id);
  const question = summary && (await app.questions.body(summary.topic, summary.id));
  if (!question) throw new PersonError(`There is no question "${id}" in this version of the bank.`);
  const block = findBlock(question.blocks, key);
  if (block) return { question, block };
  throw new PersonError(
    question.blocks.length === 0
      ? 'This question has no code to run.'
      : `The question "${id}" has no code block "${String(key)}". It has: ${question.blocks.map((each) => each.key).join(', ')}.`,
  );
}

/** The file in the active editor; if a page or a terminal has the focus, the one scratch file in sight. */
function activeScratchFile(app: App): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active) return active;
  const inSight = vscode.window.visibleTextEditors.map(({ document }) => document.uri).filter((uri) => app.scratch.identify(uri));
  return inSight.length === 1 ? inSight[0] : undefined;
}
