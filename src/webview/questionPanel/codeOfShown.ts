import type { CodeConcepts } from '../../protocol/questionPanel';

/** What the code of the question on the page speaks of; undefined if that is not known, or known when the page shows another question. */
export async function codeOfShown(
  shown: () => string | undefined,
  ask: (id: string) => Promise<CodeConcepts | null | undefined>,
): Promise<CodeConcepts | undefined> {
  const id = shown();
  const found = id === undefined ? undefined : await ask(id);
  return found && shown() === id ? found : undefined;
}
