import assert from 'node:assert/strict';
import { BoundedText } from '../../../src/platform/node/boundedText';
import { Lane } from '../../../src/platform/node/lane';
import { LineInput } from '../../../src/platform/node/lineInput';
import { Lines } from '../../../src/platform/node/lines';
import { TerminalFeed } from '../../../src/platform/node/terminalFeed';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';
const BACKSPACE = '\u007f';

describe('typing into a program', () => {
  const cases: readonly [what: string, typed: string[], passedOn: string[], echoed: string][] = [
    ['a line', ['a', 'b', '\r'], ['ab\n'], 'ab\r\n'],
    ['two pasted lines', ['a\r\nb\nc'], ['a\n', 'b\n'], 'a\r\nb\r\nc'],
    ['Backspace', ['ab', BACKSPACE, 'c\r'], ['ac\n'], 'ab\b \bc\r\n'],
    ['Backspace on nothing', [BACKSPACE, 'a\r'], ['a\n'], 'a\r\n'],
    ['Backspace on an emoji, which is two columns wide', ['😀', BACKSPACE, '\r'], ['\n'], '😀\b\b  \b\b\r\n'],
    ['Backspace on a letter of two characters', ['e\u0301', BACKSPACE, '\r'], ['\n'], 'e\u0301\b \b\r\n'],
    ['Ctrl+U', ['ab', CTRL_U, 'c\r'], ['c\n'], 'ab\b \b\b \bc\r\n'],
    ['arrows and function keys', ['a\u001b[D\u001b[1;5C\u001bOP\u001b[15~b\r'], ['ab\n'], 'ab\r\n'],
    ['Escape alone', ['\u001b', 'a\r'], ['a\n'], 'a\r\n'],
    ['other control keys', ['\u0001a\u0007\r'], ['a\n'], 'a\r\n'],
    ['Ctrl+C', ['ab', CTRL_C, 'c\r'], ['interrupt', 'c\n'], 'ab^C\r\nc\r\n'],
    ['Ctrl+D', [CTRL_D], ['end'], ''],
    ['Ctrl+D behind text', ['ab', CTRL_D, CTRL_D], ['ab', 'end'], 'ab'],
  ];
  for (const [what, typed, passedOn, echoed] of cases) {
    it(what, () => {
      const got: string[] = [];
      let echo = '';
      const input = new LineInput({
        echo: (text) => (echo += text),
        line: (text) => got.push(text),
        interrupt: () => got.push('interrupt'),
        endOfInput: () => got.push('end'),
      });
      for (const keys of typed) input.push(keys);
      assert.deepEqual([got, echo], [passedOn, echoed]);
    });
  }
});

describe('feeding a terminal', () => {
  it('ends lines as a terminal wants them, in few writes', () => {
    const writes: string[] = [];
    const feed = new TerminalFeed((text) => writes.push(text));
    for (const text of ['a\n', 'b\r\n', '', 'c']) feed.push(text);
    feed.end();
    assert.deepEqual(writes, ['a\r\nb\r\nc']);
  });

  it('writes without being asked to', async () => {
    const writes: string[] = [];
    new TerminalFeed((text) => writes.push(text)).push('a');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(writes, ['a']);
  });

  it('shows the beginning and the end of a flood', () => {
    let shown = '';
    const feed = new TerminalFeed((text) => (shown += text));
    for (let line = 0; line < 500_000; line++) feed.push(`line ${line}\n`);
    feed.end();
    assert.ok(shown.length < 1_200_000);
    assert.match(shown, /^line 0\r\n/);
    assert.match(shown, /what follows is not shown\. Ctrl\+C ends the program/);
    assert.match(shown, /[\d,]+ characters not shown\. The last ones:\]\r\nline \d+\r\n/);
    assert.ok(shown.endsWith('\r\nline 499999\r\n\u001b[0m'));
  });

  it('loses nothing when a flood ends soon after the limit', () => {
    let shown = '';
    const feed = new TerminalFeed((text) => (shown += text));
    feed.push('x'.repeat(1_000_000));
    feed.push('the last words');
    feed.end();
    assert.doesNotMatch(shown, /characters not shown/);
    assert.match(shown, /the last words/);
  });
});

describe('bytes of a program', () => {
  const bytes = Buffer.from('é😀\r\nzwei\n\ndrei');

  it('make the same lines however they are cut', () => {
    for (let size = 1; size <= bytes.length; size++) {
      const lines: string[] = [];
      const cutter = new Lines((line) => lines.push(line));
      for (let at = 0; at < bytes.length; at += size) cutter.push(bytes.subarray(at, at + size));
      cutter.end();
      assert.deepEqual(lines, ['é😀', 'zwei', '', 'drei']);
    }
  });

  it('are kept up to a limit', () => {
    for (const [limit, text, truncated] of [
      [100, 'é😀\r\nzwei\n\ndrei', false],
      [15, 'é😀\r\nzwei\n\ndrei', false],
      [14, 'é😀\r\nzwei\n\ndre', true],
      [1, 'é', true],
    ] as const) {
      const kept = new BoundedText(limit);
      for (const byte of bytes) kept.push(Buffer.from([byte]));
      kept.end();
      assert.deepEqual([kept.text, kept.truncated], [text, truncated]);
    }
  });
});

describe('a lane', () => {
  const untilAborted = (signal: AbortSignal, log: string[], name: string) =>
    new Promise<string>((resolve) => {
      log.push(`${name} begins`);
      signal.addEventListener('abort', () =>
        setTimeout(() => {
          log.push(`${name} is gone`);
          resolve(`${name} aborted`);
        }, 20),
      );
    });

  it('ends the job before, and begins when that is gone', async () => {
    const lane = new Lane();
    const log: string[] = [];
    const first = lane.next((signal) => untilAborted(signal, log, 'first'));
    await Promise.resolve();
    const second = lane.next(async () => (log.push('second begins'), 'second'));
    assert.deepEqual(await Promise.all([first, second]), ['first aborted', 'second']);
    assert.deepEqual(log, ['first begins', 'first is gone', 'second begins']);
  });

  it('of several that wait only the last begins', async () => {
    const lane = new Lane();
    const log: string[] = [];
    const results = ['a', 'b', 'c'].map((name) => lane.next(async () => (log.push(name), name)));
    assert.deepEqual((await Promise.all(results)).slice(1), [undefined, 'c']);
    assert.equal(log.at(-1), 'c');
    assert.ok(!log.includes('b'));
  });

  it('goes on after a job that failed, and can be ended', async () => {
    const lane = new Lane();
    await assert.rejects(
      lane.next(() => Promise.reject(new Error('no'))),
      /no/,
    );
    const log: string[] = [];
    const job = lane.next((signal) => untilAborted(signal, log, 'job'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await lane.end();
    assert.deepEqual([await job, log.at(-1)], ['job aborted', 'job is gone']);
    await lane.end();
  });
});
