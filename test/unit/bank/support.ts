import { readFileSync } from 'node:fs';
import { parseQuestion, type ParsedQuestion } from '../../../src/core/bank/parse';

/** A question that has every section, right in all that a parser can see. */
export const GOOD = readFileSync('test/fixtures/bank/good-question.md', 'utf8');
export const GOOD_FILE = 'language-basics/good-question.md';

const encoder = new TextEncoder();

export function parse(text: string, file = GOOD_FILE): ParsedQuestion {
  return parseQuestion(file, encoder.encode(text));
}

/** The problems of a text as `line:column: message`. */
export function problemsOf(text: string, file?: string): string[] {
  return parse(text, file).problems.list.map((problem) => `${problem.line}:${problem.column}: ${problem.message}`);
}
