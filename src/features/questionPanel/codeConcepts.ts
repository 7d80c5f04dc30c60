import type { CodeBlock } from '../../core/bank/question';
import type { ConceptMatch } from '../../core/rust/conceptsAt';
import { mainConcepts } from '../../core/rust/mainConcepts';
import { nextTurn, withinSlice } from '../../platform/turns';
import type { BlockConcepts, CodeConcepts, CodeRange, TermCard } from '../../protocol/questionPanel';

/**
 * What the Rust code of a question speaks of.
 * @param read every place of a Rust text that speaks of a concept, in order
 * @param cardOf a concept without a card is left out
 */
export async function codeConcepts(
  blocks: readonly CodeBlock[],
  read: (code: string) => Iterable<ConceptMatch>,
  cardOf: (conceptId: string) => TermCard | undefined,
): Promise<CodeConcepts> {
  const cards = new Map<string, TermCard | undefined>();
  const found: [key: string, concepts: BlockConcepts][] = [];
  let mayGoOn = withinSlice();
  for (const block of blocks) {
    const files: CodeRange[][] = [];
    for (const { path, code } of block.files) {
      const ranges: CodeRange[] = [];
      for (const { from, to, conceptId } of path.endsWith('.rs') ? read(code) : []) {
        if (!cards.has(conceptId)) cards.set(conceptId, cardOf(conceptId));
        if (cards.get(conceptId)) ranges.push([from, to, conceptId]);
        if (mayGoOn()) continue;
        await nextTurn();
        mayGoOn = withinSlice();
      }
      files.push(ranges);
    }
    found.push([block.key, { files, conceptIds: inOrder(files.flat()) }]);
  }
  return {
    blocks: Object.fromEntries(found),
    cards: Object.fromEntries([...cards].flatMap(([id, card]) => (card ? [[id, card]] : []))),
  };
}

/** Each concept once; those that are in nearly all code come last. */
function inOrder(ranges: readonly CodeRange[]): readonly string[] {
  const all = ranges.map(([, , conceptId]) => ({ conceptId }));
  const main = mainConcepts(all, all.length);
  return [...new Set([...main, ...all].map(({ conceptId }) => conceptId))];
}
