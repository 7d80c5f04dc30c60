import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skip } from '../host/skip.mjs';
import type { RunResult } from '../../src/platform/runner';
import { closeEditors } from './support/editors';
import { activate } from './support/extension';
import { eventually } from './support/waiting';

const QUESTION = 'move-copy-clone';

function run(id?: unknown, block?: unknown): Thenable<RunResult> {
  return vscode.commands.executeCommand<RunResult>('rustInterview.runExample', id, block);
}

function check(id?: unknown, block?: unknown): Thenable<RunResult> {
  return vscode.commands.executeCommand<RunResult>('rustInterview.checkExample', id, block);
}

async function open(block: string, id = QUESTION): Promise<vscode.TextDocument> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>('rustInterview.openExample', id, block);
  return await vscode.workspace.openTextDocument(uri);
}

async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function reset(document: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('rustInterview.resetExample', document.uri);
}

function codes(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Ends when the person has seen `text` in a file that the program writes: a terminal cannot be read. */
async function fileWith(uri: vscode.Uri, text: string): Promise<void> {
  const written = async (): Promise<boolean> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).includes(text);
  await eventually(`${text} in ${uri.fsPath}`, () => written().catch(() => false), 20_000);
}

describe('run and check', function () {
  this.timeout(120_000);

  before(async function () {
    await activate();
    const { outcome, reason } = await check(QUESTION, 'example');
    if (outcome === 'unavailable' && /not installed/.test(reason ?? '')) skip(this, reason ?? '');
    assert.equal(outcome, 'success', reason);
    await closeEditors();
  });
  afterEach(() => vscode.commands.executeCommand('rustInterview.stopRun'));

  it('runs an example without opening its file', async () => {
    const question = await (await activate()).question(QUESTION);
    const result = await run(QUESTION);
    assert.equal(result.outcome, 'success');
    assert.equal(result.exitCode, 0);
    assert.equal(result.stdout, question?.blocks[0]?.stdout);
    assert.deepEqual(result.diagnostics, []);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
    assert.ok(
      vscode.window.terminals.some(({ name }) => name.includes(QUESTION)),
      'it shows in a terminal',
    );
  });

  it('takes the number of a block', async () => {
    const blocks = (await (await activate()).question(QUESTION))?.blocks ?? [];
    const mistake = blocks.findIndex(({ key }) => key === 'mistake-1');
    assert.equal((await check(QUESTION, mistake)).outcome, 'expected');
  });

  it('a block that fails as it says is expected, repaired it is a success, and another error is a failure', async () => {
    const document = await open('mistake-1');
    await reset(document);
    const broken = await run(QUESTION, 'mistake-1');
    assert.equal(broken.outcome, 'expected');
    const [error] = broken.diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.equal(error?.code, 'E0382');
    assert.match(error.message, /^borrow of moved value: `guests`$/);
    assert.equal(document.getText(new vscode.Range(error.range.start, error.range.end)), 'guests');
    assert.deepEqual(codes(document.uri), ['E0382']);

    await type(document, document.getText().replace('send_invitations(guests)', 'send_invitations(guests.clone())'));
    const repaired = await run(QUESTION, 'mistake-1');
    assert.equal(repaired.outcome, 'success');
    assert.equal(repaired.stdout, 'sent 2 of 3\n');
    assert.deepEqual(codes(document.uri), []);

    await type(document, 'fn main() {\n    let n: u8 = "one";\n}\n');
    const other = await run(QUESTION, 'mistake-1');
    assert.equal(other.outcome, 'failed');
    assert.ok(other.diagnostics.some(({ code }) => code === 'E0308'));
    await reset(document);
  });

  it('saves before it runs, and takes the active file without an id', async () => {
    const document = await open('example');
    await type(document, 'fn main() {\n    println!("mine");\n    std::process::exit(7);\n}\n');
    assert.ok(document.isDirty);
    const result = await run();
    assert.equal(document.isDirty, false);
    assert.deepEqual([result.outcome, result.exitCode, result.stdout], ['failed', 7, 'mine\n']);
    assert.equal((await check(document.uri)).outcome, 'success', 'a menu hands over the file');
    await reset(document);
  });

  it('shows problems with links, related places and quick fixes, behind emoji and tabs', async () => {
    const document = await open('mistake-1');
    await type(document, 'fn main() {\n\tlet s = String::from("é😀"); drop(s); /* 😀 */ drop(s);\n}\n');
    await document.save();
    const result = await check();
    assert.equal(result.outcome, 'expected');
    const [problem] = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 's');
    assert.deepEqual(
      typeof problem.code === 'object' && problem.code.target.toString(),
      'https://doc.rust-lang.org/error_codes/E0382.html',
    );
    const related = problem.relatedInformation?.map(({ message, location }) => [message, document.getText(location.range)]);
    assert.deepEqual(related?.[0], ['value moved here', 's']);

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    assert.ok(actions.some(({ title, command }) => title === 'Interview question behind E0382' && command?.arguments?.[0]));
    const fix = actions.find(({ title }) => title.includes('`.clone()`'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /drop\(s\.clone\(\)\); \/\*/);
    const stale = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    assert.ok(!stale.some(({ title }) => title.includes('`.clone()`')), 'a line that has changed is not changed again');
    await reset(document);
  });

  it('hides its problem while somebody else reports the same', async () => {
    const document = await open('mistake-1');
    await reset(document);
    await check();
    const [ours] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(ours);
    const others = vscode.languages.createDiagnosticCollection('another');
    try {
      const theirs = new vscode.Diagnostic(ours.range.with({ end: ours.range.end.translate(0, 1) }), 'borrow of moved value');
      theirs.code = 'E0382';
      theirs.source = 'another';
      others.set(document.uri, [theirs]);
      await eventually(
        'only theirs',
        () => codes(document.uri).length === 1 && vscode.languages.getDiagnostics(document.uri)[0]?.source === 'another',
      );
      theirs.code = 'E0505';
      others.set(document.uri, [theirs]);
      await eventually('both', () => codes(document.uri).length === 2);
    } finally {
      others.dispose();
    }
    await eventually('ours alone', () => codes(document.uri).join() === 'E0382');
  });

  it('checks on save, unless the setting says no', async () => {
    const document = await open('example');
    await type(document, 'fn main() {\n    let n: u8 = "one";\n}\n');
    await document.save();
    await eventually('an error', () => codes(document.uri).includes('E0308'));
    await type(document, 'fn main() {\n    let n: u8 = 1;\n}\n');
    await document.save();
    // Typing takes the error away already: only what the check brings shows that it is over.
    await eventually('a warning and no error', () => codes(document.uri).join() === 'unused_variables');
    const settings = vscode.workspace.getConfiguration('rustInterview');
    await settings.update('checkOnSave', false, vscode.ConfigurationTarget.Global);
    try {
      await type(document, 'fn main() {\n    let n: u8 = "one";\n}\n');
      await document.save();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.ok(!codes(document.uri).includes('E0308'), codes(document.uri).join(', '));
    } finally {
      await settings.update('checkOnSave', undefined, vscode.ConfigurationTarget.Global);
      await reset(document);
    }
  });

  const LOOP = (file: vscode.Uri): string => `fn main() {
    println!("begun");
    std::fs::write(${JSON.stringify(file.fsPath)}, "begun").unwrap();
    loop {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
`;

  it('stops a program that loops, and a save does not', async () => {
    const document = await open('example');
    const sign = vscode.Uri.joinPath(document.uri, '../../../sign-1');
    await type(document, LOOP(sign));
    const running = run();
    await fileWith(sign, 'begun');
    await type(document, `${LOOP(sign)}// more\n`);
    await document.save();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('rustInterview.stopRun');
    const result = await running;
    assert.deepEqual([result.outcome, result.stdout], ['cancelled', 'begun\n']);
    await reset(document);
  });

  it('a second run ends the first', async () => {
    const document = await open('example');
    const sign = vscode.Uri.joinPath(document.uri, '../../../sign-2');
    await type(document, LOOP(sign));
    const first = run();
    await fileWith(sign, 'begun');
    await type(document, 'fn main() {\n    println!("second");\n}\n');
    const second = await run();
    assert.equal((await first).outcome, 'cancelled');
    assert.deepEqual([second.outcome, second.stdout], ['success', 'second\n']);
    // Several at once: only the last one counts.
    const results = await Promise.all([run(), run(), run()]);
    assert.deepEqual(results.map(({ outcome }) => outcome).slice(-1), ['success']);
    await reset(document);
  });

  it('closing the terminal ends the program', async () => {
    const document = await open('example');
    const sign = vscode.Uri.joinPath(document.uri, '../../../sign-3');
    await type(document, LOOP(sign));
    const running = run();
    await fileWith(sign, 'begun');
    vscode.window.terminals.find(({ name }) => name.includes(`${QUESTION}: example`))?.dispose();
    assert.equal((await running).outcome, 'cancelled');
    await reset(document);
    assert.equal((await run(QUESTION)).outcome, 'success', 'the next run opens a terminal of its own');
  });

  it('passes on typed lines and ends at Ctrl+C', async () => {
    const document = await open('example');
    const sign = vscode.Uri.joinPath(document.uri, '../../../sign-4');
    await type(
      document,
      `use std::io::BufRead;

fn main() {
    std::fs::write(${JSON.stringify(sign.fsPath)}, "begun").unwrap();
    for line in std::io::stdin().lock().lines() {
        println!("<{}>", line.unwrap());
        std::fs::write(${JSON.stringify(sign.fsPath)}, "read").unwrap();
    }
}
`,
    );
    const running = run();
    await fileWith(sign, 'begun');
    const terminal = await eventually('a terminal', () =>
      vscode.window.terminals.find(({ name }) => name.includes(`${QUESTION}: example`)),
    );
    terminal.sendText('gr\u007früße 😀', true);
    await fileWith(sign, 'read');
    terminal.sendText('\u0003', false);
    const result = await running;
    assert.deepEqual([result.outcome, result.stdout], ['cancelled', '<grüße 😀>\n']);
    await reset(document);
  });

  it('keeps a flood from the result and the window', async () => {
    const document = await open('example');
    await type(document, 'fn main() {\n    for i in 0..2_000_000u32 {\n        println!("line {i}");\n    }\n}\n');
    const result = await run();
    assert.deepEqual([result.outcome, result.stdoutTruncated, result.stdout?.length], ['success', true, 1_000_000]);
    await reset(document);
  });

  for (const [what, id, block, outcome] of [
    ['a panic', 'string-vs-str', 'should_panic', 'expected'],
    ['a lint', 'arrays-slices-and-vecs', 'warns', 'expected'],
    ['an exercise', 'functions-and-expressions', 'exercise', 'expected'],
    ['a solution', 'functions-and-expressions', 'solution', 'success'],
  ] as const) {
    it(`${what} of a question is ${outcome}`, async () => {
      const question = await (await activate()).question(id);
      const kind = { should_panic: 'panics', warns: 'warns', exercise: 'exercise', solution: 'solution' }[block];
      const found = question?.blocks.find(({ expectation }) => expectation.kind === kind);
      assert.ok(found, `${id} has such a block`);
      const result = await run(id, found.key);
      assert.equal(result.outcome, outcome, JSON.stringify(result));
    });
  }

  it('answers what it does not know with a message and a result', async () => {
    for (const [id, block] of [
      ['no-such-question', undefined],
      ['../../etc/passwd', undefined],
      [QUESTION, 'no-such-block'],
      [QUESTION, 99],
      [QUESTION, -1],
    ] as const) {
      const result = await run(id, block);
      assert.equal(result.outcome, 'unavailable');
      assert.match(result.reason ?? '', /^There is no question|has no code block/);
      assert.deepEqual(result.diagnostics, []);
    }
    await closeEditors();
    assert.match((await run()).reason ?? '', /Open an example first/);
  });

  it('says what is wrong with the cargo that a setting names', async () => {
    const settings = vscode.workspace.getConfiguration('rustInterview');
    try {
      for (const [value, sentence] of [
        ['/nonexistent/cargo', /where there is no program/],
        ['cargo', /not a full path/],
        ['/bin/false', /does not work as cargo/],
      ] as const) {
        await settings.update('cargoPath', value, vscode.ConfigurationTarget.Global);
        const result = await run(QUESTION);
        assert.deepEqual([result.outcome, result.cause], ['unavailable', 'badCargoPath']);
        assert.match(result.reason ?? '', sentence);
      }
    } finally {
      await settings.update('cargoPath', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await run(QUESTION)).outcome, 'success', 'and finds the right one again');
  });

  it('ends every task with 0, so that the editor never says that a terminal failed', async () => {
    const ends: (number | undefined)[] = [];
    const subscription = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => ends.push(exitCode));
    const document = await open('example');
    try {
      await type(document, 'fn main() {\n    std::process::exit(3);\n}\n');
      assert.equal((await run()).exitCode, 3);
      await eventually('the end of the task', () => ends.length > 0);
      assert.deepEqual(ends, [0]);
    } finally {
      subscription.dispose();
      await reset(document);
    }
  });
});
