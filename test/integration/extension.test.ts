import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skip } from '../host/skip.mjs';
import { COMMANDS } from '../../src/platform/contributions';
import { activate, extension } from './support/extension';

describe('extension', () => {
  it('runs in the version of VS Code that was asked for', function () {
    if (!process.env['EDITOR_VERSION']) skip(this, 'a debugger asks for none');
    assert.equal(vscode.version, process.env['EDITOR_VERSION']);
  });

  it('starts and states its version', async () => {
    const api = await activate();
    assert.equal(extension().isActive, true);
    assert.equal(api.version, (extension().packageJSON as { version: string }).version);
  });

  it('has questions, each with what a list needs', async () => {
    const questions = (await activate()).questions();
    assert.ok(questions.length >= 30, `${questions.length} questions`);
    for (const question of questions) {
      for (const text of [question.id, question.title, question.topic, question.level, question.kind]) assert.ok(text, question.id);
    }
    assert.equal(new Set(questions.map((question) => question.id)).size, questions.length, 'ids are unique');
  });

  it('reads every question whole', async () => {
    const api = await activate();
    for (const { id, title } of api.questions()) {
      const question = await api.question(id);
      assert.equal(question?.title, title, id);
    }
  });

  it('knows nothing of an id that is not there', async () => {
    const api = await activate();
    for (const id of ['', 'no-such-question', '__proto__', 'constructor', '../package'])
      assert.equal(await api.question(id), undefined, id);
  });

  it('registers every command it contributes', async () => {
    await activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(COMMANDS).filter((command) => !registered.has(command)),
      [],
    );
  });
});
