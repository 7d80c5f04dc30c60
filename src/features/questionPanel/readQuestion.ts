import type { Glossary } from '../../core/bank/bank';
import type { Question } from '../../core/bank/question';
import type { App } from '../../platform/app';
import { PersonError } from '../../platform/errors';

interface QuestionRead {
  readonly found?: { readonly question: Question; readonly glossary: Glossary };
  /** Why nothing was found. */
  readonly sentence: string;
}

/** A question with all that its page needs; never throws. */
export async function readQuestion(app: App, id: string): Promise<QuestionRead> {
  const summary = app.bank.question(id);
  if (!summary) {
    return {
      sentence: app.bankProblem ?? `The question "${id}" is not in this version of the bank. Search for another one on its subject.`,
    };
  }
  try {
    const question = await app.questions.body(summary.topic, id);
    return question
      ? { found: { question, glossary: await app.questions.glossary() }, sentence: '' }
      : { sentence: `The text of the question "${id}" is missing. Reinstall the extension.` };
  } catch (error) {
    if (!(error instanceof PersonError)) app.log.error(error instanceof Error ? error : String(error));
    return {
      sentence: error instanceof PersonError ? error.message : 'The question could not be read. The log of the extension says why.',
    };
  }
}
