import type { QuestionSummary } from '../core/bank/question';
import type { App } from './app';
import { COMMANDS } from './contributions';
import { PersonError } from './errors';

/**
 * The id in the first argument of a command: a string from a link or a key, or what a tree or a menu hands over (an object with `questionId`).
 * Undefined for anything else: arguments come from outside.
 */
export function questionIdFrom(argument: unknown): string | undefined {
  if (typeof argument === 'string' && argument !== '') return argument;
  if (typeof argument === 'object' && argument !== null && 'questionId' in argument && typeof argument.questionId === 'string')
    return argument.questionId;
  return undefined;
}

/** @throws PersonError if the bank has no such question */
export function knownQuestion(app: App, id: string): QuestionSummary {
  const question = app.bank.question(id);
  if (question) return question;
  if (app.bankProblem !== undefined) throw new PersonError(app.bankProblem);
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  throw new PersonError(`There is no question "${shown}" in this version of the bank.`, [
    { label: 'Search Questions', go: () => app.execute(COMMANDS.search) },
  ]);
}
