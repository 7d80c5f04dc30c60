import type { CodeBlock, Question } from '../../src/core/bank/question';
import type { BlockJob } from './blockCheck';

/** A block with those that it is judged against. */
export function jobFor(question: Question, block: CodeBlock): BlockJob {
  const find = (key: string): CodeBlock | undefined => question.blocks.find((candidate) => candidate.key === key);
  const [, role, number] = /^(mistake|fix)-(\d+)$/.exec(block.key) ?? [];
  const fix = role === 'mistake' ? find(`fix-${number}`) : undefined;
  const mistake = role === 'fix' ? find(`mistake-${number}`) : undefined;
  const exercise = block.key === 'solution' ? find('exercise') : undefined;
  return { block, ...(fix ? { fix } : {}), ...(mistake ? { mistake } : {}), ...(exercise ? { exercise } : {}) };
}
