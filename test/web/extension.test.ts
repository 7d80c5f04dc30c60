import * as vscode from 'vscode';
import { COMMANDS, EXTENSION_ID, PANELS, QUESTION_SCHEME, VIEWS } from '../../src/platform/contributions';
import type { RunResult } from '../../src/platform/runner';
import type { Api } from '../../src/start';
import { equal, ok } from './support/assert';

/** The extension's API, started if it has not been. */
async function activate(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(EXTENSION_ID);
  ok(extension, 'the extension is not there');
  return await extension.activate();
}

/** Texts of all hovers at `|>`. */
async function hoverAt(marked: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: 'rust', content: marked.replace('|>', '') });
  const position = document.positionAt(marked.indexOf('|>'));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
}

function panels(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith(PANELS.question));
}

const CLOSURE = 'fn main() { let n = 1; let c = |>move || n; c(); }';

/** An editor with the cursor at `|>`, or at its start. */
async function edit(marked: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'rust', content: marked.replace('|>', '') });
  const position = document.positionAt(Math.max(0, marked.indexOf('|>')));
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

async function eventually<T>(what: string, find: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 15_000; ;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    ok(Date.now() < end, `waited 15 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the browser', () => {
  it('runs these tests in a worker', () => {
    // A copy of the extension with a desktop entry, or tests outside of it, would run in Node.js and pass all the same.
    ok(typeof (globalThis as { WorkerGlobalScope?: unknown }).WorkerGlobalScope === 'function', 'this is not the browser');
  });

  it('has the extension, and it starts', async () => {
    const api = await activate();
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    ok(extension?.isActive, 'it is not active');
    equal(api.version, (extension.packageJSON as { version: string }).version);
  });

  it('lists the questions and reads one', async () => {
    const api = await activate();
    const questions = api.questions();
    ok(questions.length >= 30, `${questions.length} questions`);
    const first = questions[0];
    ok(first, 'there is no question');
    equal((await api.question(first.id))?.title, first.title);
    equal((await api.question('no-such-question')) === undefined, true);
  });

  it('opens a question on its page', async () => {
    const id = (await activate()).questions()[0]?.id;
    await vscode.commands.executeCommand(COMMANDS.openQuestion, id);
    // The list of tabs follows a moment later.
    for (let waited = 0; panels().length === 0 && waited < 10_000; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
    equal(panels().length, 1);
  });

  it('registers every command', async () => {
    await activate();
    const registered = await vscode.commands.getCommands(true);
    equal(
      Object.values(COMMANDS).filter((command) => !registered.includes(command)),
      [],
    );
  });

  it('hovers over a keyword with a link to its question', async () => {
    await activate();
    const text = await hoverAt('fn main() { let n = 1; let c = |>move || n; c(); }');
    ok(text.includes(`command:${COMMANDS.openQuestion}?`), text);
    ok(!(await hoverAt('// |>move')).includes('command:'), 'a comment has a hover');
  });

  it('lists the questions at the cursor, and opens the one chosen', async () => {
    await edit(CLOSURE);
    const chosen = vscode.commands.executeCommand<string>(COMMANDS.questionsAtCursor);
    const id = await eventually('a choice', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([chosen, new Promise<undefined>((resolve) => setTimeout(resolve, 100))]);
    });
    equal(id, 'move-closures');
  });

  it('follows the cursor in the view, and goes from there to a construct', async () => {
    const editor = await edit(CLOSURE);
    await vscode.commands.executeCommand(`${VIEWS.conceptsAtCursor}.focus`);
    const selected = await eventually('the construct', async () => {
      await vscode.commands.executeCommand(COMMANDS.goToConstruct, { conceptId: 'closure-capture' });
      return editor.document.getText(editor.selection) || undefined;
    });
    equal(selected, 'move || n');
  });

  it('leads from an error that another extension reports to the question behind it', async () => {
    const { document } = await edit('fn main() { let s = String::new(); drop(s); |>s; }');
    const at = document.getText().lastIndexOf('s;');
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 1));
    const diagnostic = new vscode.Diagnostic(range, 'borrow of moved value: `s`');
    Object.assign(diagnostic, { source: 'rustc', code: { value: 'E0382', target: vscode.Uri.parse('https://doc.rust-lang.org/') } });
    const reported = vscode.languages.createDiagnosticCollection('rustc');
    try {
      reported.set(document.uri, [diagnostic]);
      const actions = await eventually('a light bulb', async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
        return found.length > 0 && found;
      });
      equal(
        actions.map(({ title }) => title),
        ['Interview question behind E0382'],
      );
      const id = await vscode.commands.executeCommand<string>(COMMANDS.questionBehindError);
      equal(actions[0]?.command?.arguments, [id]);
    } finally {
      reported.dispose();
    }
  });

  it('quizzes on a file', async () => {
    const { document } = await edit(
      `use std::rc::Rc;\nfn f(x: Option<&'static str>) -> Option<Rc<str>> { Some(Rc::from(x?)) }\n${CLOSURE}`,
    );
    const entries = await vscode.commands.executeCommand<readonly { uri: vscode.Uri; line: number }[]>(COMMANDS.quizFile);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    equal(entries.length, 5);
    for (const { uri, line } of entries) ok(uri.toString() === document.uri.toString() && line >= 1 && line <= 3, `${uri.path}:${line}`);
  });

  it('opens a question as a document, and shows its answer there', async () => {
    await vscode.commands.executeCommand(COMMANDS.openAsDocument, 'move-closures');
    const document = vscode.window.activeTextEditor?.document;
    ok(document, 'no editor is active');
    equal(document.uri.scheme, QUESTION_SCHEME);
    ok(!document.getText().includes('## Short answer'), 'the answer is shown');
    const reveal = await eventually('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return lenses.find(({ command }) => command?.title.includes('Show the answer'))?.command;
    });
    await vscode.commands.executeCommand(reveal.command, ...(reveal.arguments ?? []));
    await eventually('the answer', async () => document.getText().includes('## Short answer'));
  });

  it('says that there is no toolchain instead of running', async () => {
    const question = (await activate()).questions().find(({ blocks }) => blocks.length > 0);
    const result = await vscode.commands.executeCommand<RunResult>(COMMANDS.runExample, question?.id);
    equal(result.outcome, 'unavailable');
    ok(result.reason, 'it does not say why');
  });
});
