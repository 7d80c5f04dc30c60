import { conceptsOfToken } from '../../src/core/rust/conceptsAt';
import type { Tokens } from '../../src/core/rust/lexer';
import type { ConceptNames } from '../../src/core/rust/names';
import { RustFile } from '../../src/core/rust/rustFile';
import { macroDefinitionTokens } from './macroDefinitions';
import { AMBIGUOUS, CONTEXTUAL, meaningAt, tokenName } from './meanings';
import { holdersOf, type SyntaxNode } from './syntaxNodes';

/** A text and what the compiler makes of it, before and after its macros are expanded. */
export interface ReadText {
  readonly text: string;
  readonly nodes: readonly SyntaxNode[];
  readonly expanded: readonly SyntaxNode[];
}

export interface Verdict {
  /** The token as tables name it, or what else was looked at. */
  readonly token: string;
  readonly offset: number;
  readonly answer: string;
  /** What the compiler's tree says; undefined if it says nothing. */
  readonly expected: readonly string[] | undefined;
  /** The node that says so, or that is not in the tables. */
  readonly place: string;
  readonly isRight: boolean;
}

type Region = Pick<SyntaxNode, 'from' | 'to'>;
const isIn = (node: Region, regions: readonly Region[]): boolean => regions.some(({ from, to }) => from < node.from && node.to < to);
const MACRO_CALL = /^(?:Item|Stmt|Expr|Ty|Pat):MacCall$/;

/** The extension's answers at all ambiguous tokens of a text, beside what the compiler's tree says there. */
export function judge(read: ReadText, names: ConceptNames): readonly Verdict[] {
  const file = RustFile.of(read.text);
  file.parse();
  const { tokens } = file;
  const lists = read.nodes.filter(({ key }) => key === 'DelimArgs');
  const calls = lists.filter(({ parent }) => parent && MACRO_CALL.test(parent.key));
  const definitions = lists.filter(({ parent }) => parent?.key === 'Item:MacroDef');
  const holders = holdersOf(read.nodes, tokens);
  const expanded = holdersOf(
    read.expanded.filter((node) => isIn(node, node.isExpanded ? definitions : calls)),
    tokens,
  );
  const ofMacros = new Map(definitions.flatMap(({ from, to }) => [...macroDefinitionTokens(tokens, from, to)]));
  const verdicts: Verdict[] = misplaced(read.nodes, tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokenName(tokens, index);
    const kind = tokens.kind(index);
    let [match] = conceptsOfToken(file, index, names);
    // Long arguments of a macro are read once somebody asks about them; the answer meanwhile is that of tokens alone.
    if (!file.isRead) {
      file.parse();
      [match] = conceptsOfToken(file, index, names);
    }
    const answer = match?.conceptId ?? '-';
    const verdict = { token, offset: tokens.from(index), answer };
    if (kind === 'comment' || kind === 'doc' || kind === 'string' || kind === 'char') {
      verdicts.push({ ...verdict, token: kind, expected: ['literal'], place: 'text', isRight: !match || match.by === 'literal' });
      continue;
    }
    const contextual = Object.hasOwn(CONTEXTUAL, token) ? CONTEXTUAL[token] : undefined;
    if (contextual === undefined && !AMBIGUOUS.has(token)) continue;
    const around = expanded.get(index) ?? holders.get(index) ?? [];
    const place = around.at(-1)?.key ?? 'none';
    const ofMacro = ofMacros.get(index);
    const meanings = ofMacro === undefined ? around.flatMap((node) => meaningAt({ node, tokens, index }) ?? []) : [ofMacro];
    const said = [...new Set(meanings)];
    const isFree = place !== 'DelimArgs';
    if (said.length > 0) verdicts.push({ ...verdict, expected: said, place, isRight: said.includes(answer) });
    else if (contextual !== undefined && isFree)
      verdicts.push({ ...verdict, expected: [`not ${contextual}`], place, isRight: answer !== contextual });
    else verdicts.push({ ...verdict, expected: undefined, place, isRight: false });
  }
  return verdicts;
}

/** Where a part of the compiler's tree begins within a token that does not fall apart: the lexer read the text differently. */
function misplaced(nodes: readonly SyntaxNode[], tokens: Tokens): Verdict[] {
  const wrong: Verdict[] = [];
  for (const { key, from } of nodes) {
    const index = tokens.indexAt(from);
    const kind = tokens.kind(index);
    if (index >= 0 && kind !== 'punctuation' && kind !== 'doc' && tokens.from(index) < from && from < tokens.to(index))
      wrong.push({
        token: 'boundary',
        offset: from,
        answer: tokens.text(index).slice(0, 20),
        expected: ['a token'],
        place: key,
        isRight: false,
      });
  }
  return wrong;
}
