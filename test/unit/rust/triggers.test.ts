import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Concept } from '../../../src/core/bank/question';
import { conceptsAt } from '../../../src/core/rust/conceptsAt';
import { MARKER_CONCEPTS } from '../../../src/core/rust/literalAt';
import { LOCAL_NAME_CONCEPTS } from '../../../src/core/rust/localNames';
import { cratesWith, KNOWN_METHODS, METHOD_CONCEPTS, ownersOf, teaches } from '../../../src/core/rust/methodOwners';
import { ConceptNames } from '../../../src/core/rust/names';
import { RULE_CONCEPTS, RULE_NODES } from '../../../src/core/rust/rules';
import { RustFile } from '../../../src/core/rust/rustFile';
import { cratesOf, stdHomes } from '../../../src/core/rust/stdPaths';
import { NODE_NAMES } from '../../../src/core/rust/syntax';
import { SYNTAX_SNIPPETS } from './syntaxSnippets';

const concepts = parse(readFileSync('questions/concepts.yaml', 'utf8')) as Concept[];
const names = new ConceptNames(concepts);

/** Kinds of triggers that are not Rust code, but files, messages and manifests. */
const NOT_CODE = new Set(['error', 'lint', 'manifest', 'file']);

/** Triggers that are code, but that nothing in one file tells. */
const UNRECOGNISABLE: Readonly<Record<string, string>> = {
  'syntax const evaluation': 'a phase of the compiler, not a construct',
};

const TYPES: Readonly<Record<string, string>> = {
  Any: 'Box<dyn std::any::Any>',
  CursorMut: 'std::collections::linked_list::CursorMut<u8>',
  Atomic: 'std::sync::atomic::AtomicU32',
  Error: 'Box<dyn std::error::Error>',
  Entry: 'std::collections::hash_map::Entry<u8, u8>',
  Future: 'impl std::future::Future<Output = u8>',
  Iterator: 'impl Iterator<Item = u8>',
  Thread: 'std::thread::Thread',
  Builder: 'std::thread::Builder',
  Arguments: 'std::fmt::Arguments',
  Drain: 'std::string::Drain',
  CharIndices: 'std::str::CharIndices',
  SyncSender: 'std::sync::mpsc::SyncSender<u8>',
  array: '[u8; 2]',
  float: 'f64',
  int: 'u32',
  pointer: '*const u8',
  slice: '[u8]',
};
const LITERALS: Readonly<Record<string, string>> = {
  integer: 'let x = |>1;',
  char: "let x = |>'x';",
  byte: "let x = |>b'x';",
  float: 'let x = |>1.5;',
  string: 'let x = |>"x";',
  'raw string r"..."': 'let x = |>r"x";',
  'byte string b"..."': 'let x = |>b"x";',
  'format string': 'println!(|>"{x:?}");',
  'c"..."': 'let x = |>c"x";',
};

const body = (code: string): string => `fn f() { ${code} }`;
/** `a::b::c` with the mark before its last segment. */
const marked = (path: string): string => path.replace(/(\w+)$/, '|>$1');

/** The least code in which a trigger should be seen. */
function snippetFor(trigger: string, conceptId: string): string | undefined {
  const own = SYNTAX_SNIPPETS[`${trigger} (${conceptId})`];
  if (own !== undefined) return own;
  const [kind, ...rest] = trigger.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'type':
    case 'trait':
      return typeSnippet(name);
    case 'variant': {
      const home = stdHomes(name)[0];
      return home && body(`let x = ${marked(home.split('::').slice(-2).join('::'))};`);
    }
    case 'function':
      return body(name === 'new' ? 'Thing::|>new();' : `${marked(name)}();`);
    case 'macro':
      return name === 'macro_rules!' ? '|>macro_rules! m { () => {} }' : body(`${marked(name.replace(/!$/, ''))}!();`);
    case 'attribute':
      return `${name.replace(/(\w+)(\)*\])$/, '|>$1$2')} struct S;`;
    case 'module':
    case 'crate':
      return `use ${marked(name)}::x;`;
    case 'method':
      return methodSnippet(name, conceptId);
    case 'literal':
      return LITERALS[name] && body(LITERALS[name]);
    default:
      return SYNTAX_SNIPPETS[trigger];
  }
}

function typeSnippet(name: string): string | undefined {
  if (/^[\w:]+$/.test(name) && SYNTAX_SNIPPETS[`type ${name}`] === undefined) {
    const crate = cratesOf(name)[0];
    if (crate !== undefined && crate !== 'std' && stdHomes(name).length === 0) return `use ${crate}::${name}; fn f(x: |>${name}) {}`;
    return `fn f(x: ${marked(name)}) {}`;
  }
  return SYNTAX_SNIPPETS[`type ${name}`] ?? `fn f(x: |>${name.replaceAll(/\bT\b/g, 'Node').replaceAll(/\bTrait\b/g, 'Debug')}) {}`;
}

function methodSnippet(name: string, conceptId: string): string | undefined {
  const [holder, method] = name.includes('::') ? (name.split('::') as [string, string]) : [undefined, name];
  if (method === 'build') return body('ThingBuilder::default().|>build();');
  const crates = cratesWith(method);
  if (crates) return `${crates.length > 0 ? `use ${crates[0]}::x;` : ''} fn f(x: Thing) { x.|>${method}(); }`;
  const owner = holder ?? ownersOf(method).find((candidate) => teaches(conceptId, candidate) || names.type(candidate).includes(conceptId));
  if (owner === undefined) return undefined;
  return `fn f(x: ${TYPES[owner] ?? stdHomes(owner)[0] ?? owner}) { x.|>${method}(); }`;
}

function conceptsOf(code: string): readonly string[] {
  const offset = code.indexOf('|>');
  const text = code.slice(0, offset) + code.slice(offset + 2);
  return conceptsAt(RustFile.of(text), offset, names).map((match) => match.conceptId);
}

describe('triggers of concepts', () => {
  it('are recognised in the least code that shows them', () => {
    const missed: string[] = [];
    let checked = 0;
    for (const { id, triggers } of concepts) {
      for (const trigger of triggers) {
        if (NOT_CODE.has(trigger.split(' ')[0]!) || UNRECOGNISABLE[trigger] !== undefined) continue;
        const snippet = snippetFor(trigger, id);
        checked++;
        if (snippet === undefined) missed.push(`${trigger} (${id}): no snippet`);
        else if (!conceptsOf(snippet).includes(id)) missed.push(`${trigger} (${id}): ${snippet} -> ${conceptsOf(snippet).join(', ')}`);
      }
    }
    assert.deepEqual(missed, []);
    assert.ok(checked > 900, `only ${checked} triggers`);
  });

  it('that cannot be recognised are still there', () => {
    const all = new Set(concepts.flatMap((concept) => concept.triggers));
    assert.deepEqual(
      Object.keys(UNRECOGNISABLE).filter((trigger) => !all.has(trigger)),
      [],
    );
  });

  it('have no method that the tables of methods miss', () => {
    const methods = concepts.flatMap((concept) => concept.triggers).filter((trigger) => trigger.startsWith('method '));
    assert.deepEqual(
      methods.filter((trigger) => !KNOWN_METHODS.has(trigger.slice('method '.length).split('::').at(-1)!)),
      [],
    );
  });
});

describe('the rules of concepts', () => {
  it('name only nodes of the grammar', () => {
    assert.deepEqual(
      RULE_NODES.filter((node) => !NODE_NAMES.has(node)),
      [],
    );
  });

  it('name only concepts of the vocabulary', () => {
    const known = new Set(concepts.map((concept) => concept.id));
    assert.deepEqual(
      [...RULE_CONCEPTS, ...METHOD_CONCEPTS, ...LOCAL_NAME_CONCEPTS, ...MARKER_CONCEPTS].filter((concept) => !known.has(concept)),
      [],
    );
  });
});
