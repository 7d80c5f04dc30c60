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
