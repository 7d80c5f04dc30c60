import type { CodeBlock, QuestionSummary } from '../../src/core/bank/question';

/** A question of which only the id and what is given matters. */
export function summary(id: string, overrides: Partial<QuestionSummary> = {}): QuestionSummary {
  return {
    id,
    title: `Title of ${id}`,
    topic: 'first',
    level: 'basic',
    kind: 'concept',
    minutes: 2,
    concepts: [],
    errors: [],
    followUps: [],
    crates: [],
    blocks: [],
    ...overrides,
  };
}

/** A program that does nothing, but for what is given. */
export function codeBlock(overrides: Partial<CodeBlock> = {}): CodeBlock {
  return {
    key: 'example',
    section: 'example',
    expectation: { kind: 'runs' },
    edition: '2024',
    release: false,
    library: false,
    package: false,
    files: [{ path: 'main.rs', code: 'fn main() {}\n' }],
    ...overrides,
  };
}
