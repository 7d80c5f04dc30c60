import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Level } from '../../src/core/bank/question';
import { Explanations } from '../../src/features/hover/explanations';
import { Snoozes } from '../../src/features/hover/snoozes';
import { PersonError } from '../../src/platform/errors';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';

interface Found {
  readonly text: string;
  readonly lines: readonly string[];
  readonly hovered: string;
  readonly content: vscode.MarkdownString | undefined;
}

/** Our hover at `|>`; empty if there is none. */
async function hoverAt(marked: string, language = 'rust'): Promise<Found> {
  const offset = marked.indexOf('|>');
  const document = await vscode.workspace.openTextDocument({ language, content: marked.replace('|>', '') });
  return hoverIn(document, document.positionAt(offset));
}

async function hoverIn(document: vscode.TextDocument, position: vscode.Position): Promise<Found> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const isOurs = (content: vscode.MarkdownString | vscode.MarkedString): content is vscode.MarkdownString =>
    typeof content === 'object' && 'isTrusted' in content && content.value.includes('rustInterview.');
  const ours = hovers.find(({ contents }) => contents.some(isOurs));
  const content = ours?.contents.find(isOurs);
  const text = content?.value ?? '';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { text, lines, hovered: ours?.range ? document.getText(ours.range) : '', content };
}

/** The command links of a text, by label, with their arguments. */
function linksIn(text: string): Record<string, readonly unknown[]> {
  const links = text.matchAll(/\[((?:[^\]\\]|\\.)*)\]\(command:([\w.]+)(?:\?([^ )]+))? "[^"]*"\)/g);
  return Object.fromEntries(
    [...links].map(([, label, command, query = '%5B%5D']) => [label, [command, ...(JSON.parse(decodeURIComponent(query)) as unknown[])]]),
  );
}

async function withSetting(key: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('rustInterview');
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await run();
  } finally {
    await settings.update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}

const MOVE = 'fn main() { let n = 1; let c = |>move || n; c(); }';

describe('hover', () => {
  before(activate);

  it('says the concept, the best question, and what can be done about the hover, in three lines', async () => {
    const { text, lines, hovered } = await hoverAt(MOVE);
    assert.equal(hovered, 'move');
    assert.equal(lines.length, 3);
    const [about = '', question = '', menu = ''] = lines;
    assert.match(about, /^\*\*Closure capture\*\* - .+/);
    assert.match(question, /^\[What .*`move`.*?\) - Intermediate - \[Answer\].* - \[Example\].* - \[\d+ more\]/);
    assert.deepEqual(Object.values(linksIn(question))[0], ['rustInterview.openQuestion', 'move-closures']);
    assert.deepEqual(linksIn(menu), {
      Snooze: ['rustInterview.snoozeConcept', 'closure-capture'],
      'Hide for this session': ['rustInterview.hideHovers'],
      Settings: ['workbench.action.openSettings', 'rustInterview.hover'],
    });
    assert.deepEqual(linksIn(text)['Answer'], ['rustInterview.openQuestion', 'move-closures', 'answer']);
    assert.deepEqual(linksIn(text)['Example'], ['rustInterview.openExample', 'move-closures']);
  });

  it('stands below the hover of the language, which registers later', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'main.rs'));
    const position = document.positionAt(document.getText().indexOf('move'));
    const other = vscode.languages.registerHoverProvider(
      { scheme: 'file', language: 'rust' },
      { provideHover: () => new vscode.Hover('of the language') },
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    other.dispose();
    const texts = hovers.map(({ contents }) => (contents[0] as vscode.MarkdownString).value);
    assert.equal(texts[0], 'of the language');
    assert.match(texts[1] ?? '', /^\*\*Closure capture\*\*/);
  });

  it('may run only the commands that it links to', async () => {
    const { text, content } = await hoverAt(MOVE);
    const linked = new Set(Object.values(linksIn(text)).map(([command]) => command));
    const { isTrusted } = content ?? {};
    assert.ok(typeof isTrusted === 'object');
    assert.deepEqual(new Set(isTrusted.enabledCommands), linked);
  });

  it('prefers the question whose title names the very code', async () => {
    for (const [code, named] of [
      ['fn f(x: |>Option<u8>) {}', 'Option'],
      ['fn main() { let x = std::rc::|>Rc::new(1); }', 'Rc'],
    ] as const) {
      const { lines } = await hoverAt(code);
      assert.match(lines[1] ?? '', new RegExp(`^\\[[^\\]]*\`[^\`]*\\b${named}\\b`), code);
    }
  });

  it('covers lifetimes and operators with a range of their own', async () => {
    assert.equal((await hoverAt("fn f(x: &|>'static str) {}")).hovered, "'static");
    assert.equal((await hoverAt('fn f() -> Option<u8> { g()|>?; None }')).hovered, '?');
    assert.equal((await hoverAt('fn f(x: |>&mut u8) {}')).hovered, '&mut');
  });

  it('leaves the code in a title as it is', async () => {
    const { text } = await hoverAt('fn f(x: |>Option<u8>) {}');
    assert.match(text, /`Option<T>`/);
  });

  it('is silent in comments, strings, plain names and other languages', async () => {
    for (const code of ['// |>move', 'const S: &str = "|>move";', 'fn |>walk() {}']) assert.equal((await hoverAt(code)).text, '', code);
    assert.equal((await hoverAt('|>match x', 'plaintext')).text, '');
  });

  it('shows where the setting says: nowhere, or in practice files only', async () => {
    const code = 'fn main() { |>match 1 { _ => {} } }';
    await withSetting('hover.scope', 'off', async () => assert.equal((await hoverAt(code)).text, ''));
    await withSetting('hover.scope', 'practice', async () => {
      assert.equal((await hoverAt(code)).text, '');
      const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', 'move-copy-clone');
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal((await hoverIn(document, document.positionAt(document.getText().indexOf('fn main')))).hovered, 'fn');
      await closeEditors();
    });
    assert.notEqual((await hoverAt(code)).text, '');
  });

  it('leaves out questions below the least level, and links to the documentation when none is left', async () => {
    const levels: readonly Level[] = ['basic', 'intermediate', 'advanced', 'senior'];
    const api = await activate();
    const levelsOf = (concept: string): Level[] =>
      api
        .questions()
        .filter(({ concepts }) => concepts.includes(concept))
        .map(({ level }) => level);
    const code = 'fn main() { |>let mut x = 1; x += 1; }';
    const [about = ''] = (await hoverAt(code)).lines;
    let documented = 0;
    for (const least of levels) {
      await withSetting('hover.minimumLevel', least, async () => {
        for (const marked of [MOVE, code, 'fn f(x: |>Option<u8>) {}']) {
          const { text, lines } = await hoverAt(marked);
          const concept = String(linksIn(text)['Snooze']?.[1]);
          const left = levelsOf(concept).filter((level) => levels.indexOf(level) >= levels.indexOf(least));
          assert.equal(lines.length, 3, marked);
          if (left.length === 0) {
            documented++;
            assert.match(lines[1] ?? '', /^\[Documentation\]\(https:\/\/[^)]+\)$/, `${marked} from ${least}`);
            continue;
          }
          const shown = /\) - (Basic|Intermediate|Advanced|Senior) - /.exec(lines[1] ?? '')?.[1]?.toLowerCase() as Level;
          assert.ok(left.includes(shown), `${marked} from ${least}: ${shown}`);
          assert.equal(linksIn(text)[`${left.length - 1} more`] === undefined, left.length === 1, `${marked} from ${least}`);
        }
      });
    }
    assert.ok(documented > 0, 'one of these concepts has no senior question');
    assert.equal((await hoverAt(code)).lines[0], about);
  });

  it('leaves out a snoozed concept until the snoozes end', async () => {
    const snooze = (id?: unknown): Thenable<unknown> => vscode.commands.executeCommand('rustInterview.snoozeConcept', id);
    await snooze('closure-capture');
    try {
      assert.equal((await hoverAt(MOVE)).text, '');
      assert.notEqual((await hoverAt('fn f(x: |>&mut u8) {}')).text, '', 'other concepts go on');
      for (const id of [undefined, '', 'no-such-concept', 7, { id: 'closures' }]) await snooze(id);
    } finally {
      await vscode.commands.executeCommand('rustInterview.endSnoozes');
    }
    assert.notEqual((await hoverAt(MOVE)).text, '');
  });

  it('is hidden for the session until it is wanted back', async () => {
    await vscode.commands.executeCommand('rustInterview.hideHovers');
    try {
      assert.equal((await hoverAt(MOVE)).text, '');
    } finally {
      await vscode.commands.executeCommand('rustInterview.showHovers');
    }
    assert.notEqual((await hoverAt(MOVE)).text, '');
  });

  it('gives the same through the API', async () => {
    const api = await activate();
    const document = await vscode.workspace.openTextDocument({ language: 'rust', content: 'fn main() { let c = move || 1; c(); }' });
    const [found] = api.questionsAt(document, document.positionAt(document.getText().indexOf('move')));
    assert.equal(found?.conceptId, 'closure-capture');
    assert.ok(found.questionIds.includes('move-closures'));
    assert.deepEqual(api.questionsAt(document, new vscode.Position(0, 3)), []);
  });
});

describe('explanations in memory', () => {
  const glossary = { concepts: { closures: { summary: 'What they are.', url: 'https://doc.rust-lang.org/' } }, errorCodes: {} };
  const isRust = ({ languageId }: vscode.TextDocument): boolean => languageId === 'rust';
  let reads = 0;
  const counted = {
    glossary: () => {
      reads++;
      return Promise.resolve(glossary);
    },
  };
  beforeEach(() => (reads = 0));

  it('are read when a Rust document is there, and once', async () => {
    const explanations = new Explanations(counted, isRust);
    try {
      const present = vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'rust');
      assert.equal(reads, present ? 1 : 0);
      for (const content of ['fn a() {}', 'fn b() {}']) await vscode.workspace.openTextDocument({ language: 'rust', content });
      assert.equal(reads, 1);
      assert.equal(explanations.inMemory('closures')?.summary, 'What they are.');
      assert.match(explanations.inMemory('no-such-concept')?.summary ?? '', /no explanation/);
    } finally {
      explanations.dispose();
    }
  });

  it('are not read where there are no hovers, until one asks', async () => {
    const explanations = new Explanations(counted, () => false);
    try {
      await vscode.workspace.openTextDocument({ language: 'rust', content: 'fn d() {}' });
      assert.equal(reads, 0);
      assert.equal((await explanations.read('closures')).summary, 'What they are.');
      assert.equal(reads, 1);
    } finally {
      explanations.dispose();
    }
  });

  it('say in their place why there are none, and are read again after that', async () => {
    const failing = [true, true];
    const explanations = new Explanations(
      {
        glossary: () =>
          failing.pop() === undefined ? Promise.resolve(glossary) : Promise.reject(new PersonError('Reinstall the extension.')),
      },
      isRust,
    );
    try {
      await vscode.workspace.openTextDocument({ language: 'rust', content: 'fn c() {}' });
      assert.equal(explanations.inMemory('closures'), undefined);
      assert.equal((await explanations.read('closures')).summary, 'Reinstall the extension.');
      assert.equal((await explanations.read('closures')).summary, 'What they are.');
      assert.ok(explanations.inMemory('closures'));
    } finally {
      explanations.dispose();
    }
  });
});

describe('snoozed concepts', () => {
  /** What a restart keeps. */
  function memento(stored?: unknown): vscode.Memento {
    const values = new Map<string, unknown>(stored === undefined ? [] : [['hover.snoozed', stored]]);
    return {
      keys: () => [...values.keys()],
      get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
      update: (key, value: unknown) => {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
        return Promise.resolve();
      },
    } as vscode.Memento;
  }

  it('are kept over a restart until they end', async () => {
    const state = memento();
    await new Snoozes(state).add('closures');
    const later = new Snoozes(state);
    await later.add('traits');
    assert.deepEqual([later.has('closures'), later.has('traits'), later.has('structs')], [true, true, false]);
    assert.equal(await later.end(), 2);
    assert.deepEqual([later.has('closures'), new Snoozes(state).has('closures'), state.keys()], [false, false, []]);
  });

  it('of two windows add up', async () => {
    const state = memento();
    const [one, other] = [new Snoozes(state), new Snoozes(state)];
    await one.add('closures');
    await other.add('traits');
    const next = new Snoozes(state);
    assert.ok(next.has('closures') && next.has('traits'));
    await next.end();
  });

  it('that are stored badly are none', () => {
    for (const stored of ['closures', 7, null, { closures: true }, [1, null, ['closures']]]) {
      const snoozes = new Snoozes(memento(stored));
      assert.equal(snoozes.has('closures'), false, JSON.stringify(stored));
    }
  });
});
