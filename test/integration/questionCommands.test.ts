import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from './support/extension';

describe('commands on questions', () => {
  before(activate);

  it('copies a link that names the question', async () => {
    const link = await vscode.commands.executeCommand<string>('rustInterview.copyQuestionLink', 'move-copy-clone');
    assert.match(link, /^[\w-]+:\/\/rust-interview\.rust-interview-practice\/question\/move-copy-clone$/);
    assert.equal(await vscode.env.clipboard.readText(), link);
  });

  it('reports a mistake with id, version and toolchain', async () => {
    const report = await vscode.commands.executeCommand<string>('rustInterview.reportMistake', 'move-copy-clone');
    assert.match(report, /move-copy-clone/);
    assert.ok(report.includes((await activate()).version));
    assert.match(report, /Toolchain: (?:rustc \d|.*Rust)/);
  });

  it('chooses a random question among those that the filter leaves', async () => {
    const api = await activate();
    await vscode.commands.executeCommand('rustInterview.filter', { topics: ['error-handling'] });
    try {
      const allowed = api
        .questions()
        .filter((question) => question.topic === 'error-handling')
        .map((question) => question.id);
      assert.ok(allowed.includes(await vscode.commands.executeCommand<string>('rustInterview.randomQuestion')));
    } finally {
      await vscode.commands.executeCommand('rustInterview.clearFilters');
    }
  });
});
