import assert from 'node:assert/strict';
import type { CodeBlock } from '../../../src/core/bank/question';
import { conceptsIn } from '../../../src/core/rust/conceptIndex';
import { ConceptNames } from '../../../src/core/rust/names';
import { RustFile } from '../../../src/core/rust/rustFile';
import { codeConcepts } from '../../../src/features/questionPanel/codeConcepts';
import type { CodeConcepts } from '../../../src/protocol/questionPanel';

const names = new ConceptNames([
  { id: 'result', triggers: ['type Result'] },
  { id: 'vec', triggers: ['type Vec', 'macro vec!'] },
  { id: 'functions', triggers: ['keyword fn'] },
]);

const block = (key: string, ...files: readonly (readonly [path: string, code: string])[]): CodeBlock => ({
  key,
  section: 'example',
  expectation: { kind: 'runs' },
  edition: '2024',
  release: false,
  library: false,
  package: files.length > 1,
  files: files.map(([path, code]) => ({ path, code })),
});

const MAIN = 'fn main() {\n    let all: Vec<u8> = Vec::new();\n    let one: Result<u8, ()> = Err(());\n    let no = one?;\n}\n';
const BLOCKS = [
  block('example', ['main.rs', MAIN]),
  block('package', ['Cargo.toml', 'fn = "Vec"'], ['src/lib.rs', 'fn two() {}'], ['src/main.rs', 'fn x(v: Vec) {}']),
];

describe('question panel: what the code of a question speaks of', () => {
  let found: CodeConcepts;
  before(async () => {
    found = await codeConcepts(
      BLOCKS,
      (code) => conceptsIn(RustFile.of(code), names),
      (id) => (id === 'question-mark-operator' ? undefined : { conceptId: id, title: id, summary: '', url: '', questions: [] }),
    );
  });

  it('finds the tokens in the text, in order', () => {
    const [ranges = []] = found.blocks['example']?.files ?? [];
    const words = ranges.map(([from, to, id]) => `${MAIN.slice(from, to)}: ${id}`);
    assert.equal(words[0], 'fn: functions');
    assert.ok(words.includes('Vec: vec') && words.includes('Result: result'), words.join('\n'));
    assert.ok(ranges.every(([from], index) => index === 0 || from >= ranges[index - 1]![1]));
  });

  it('leaves out a concept that has no card', () => {
    assert.ok([...conceptsIn(RustFile.of(MAIN), names)].some(({ conceptId }) => conceptId === 'question-mark-operator'));
    const ids = Object.values(found.blocks).flatMap(({ files }) => files.flat().map(([, , id]) => id));
    assert.ok(!ids.includes('question-mark-operator'));
    assert.deepEqual(Object.keys(found.cards).toSorted(), [...new Set(ids)].toSorted());
  });

  it('reads Rust files and no others, each by its own offsets', () => {
    assert.deepEqual(
      found.blocks['package']?.files.map((ranges) => ranges.map(([from, to, id]) => [from, to, id].join())),
      [[], ['0,2,functions'], ['0,2,functions', '8,11,vec']],
    );
  });

  it('lists each concept once, those that are in nearly all code last', () => {
    assert.deepEqual(found.blocks['package']?.conceptIds, ['vec', 'functions']);
    const ids = found.blocks['example']?.conceptIds ?? [];
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.indexOf('functions') > ids.indexOf('vec'));
  });
});
