import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCargoLine, type CargoMessage, type CompilerDiagnostic } from '../../../src/core/rust/compilerMessages';

interface SpanJson {
  file?: string;
  line?: number;
  columns?: [number, number];
  primary?: boolean;
  label?: string;
  text?: string[];
  replacement?: string;
  applicability?: string;
  calledAt?: SpanJson;
}

function span({
  file = 'src/bin/q.rs',
  line = 1,
  columns = [1, 2],
  primary = true,
  label,
  text = ['x'],
  replacement,
  applicability,
  calledAt,
}: SpanJson): object {
  return {
    file_name: file,
    line_start: line,
    line_end: line + text.length - 1,
    column_start: columns[0],
    column_end: columns[1],
    is_primary: primary,
    label: label ?? null,
    text: text.map((each) => ({ text: each, highlight_start: 1, highlight_end: 1 })),
    suggested_replacement: replacement ?? null,
    suggestion_applicability: applicability ?? null,
    expansion: calledAt ? { span: span(calledAt), macro_decl_name: 'm!', def_site_span: span({}) } : null,
  };
}

function message(body: object): string {
  return JSON.stringify({
    reason: 'compiler-message',
    message: { message: 'wrong', code: null, level: 'error', spans: [], children: [], rendered: 'error: wrong\n', ...body },
  });
}

function diagnostic(body: object): CompilerDiagnostic {
  const read = readCargoLine(message(body));
  assert.ok(read?.kind === 'diagnostic' && read.diagnostic);
  return read.diagnostic;
}

describe('messages of the compiler', () => {
  const lines: readonly [what: string, line: string, expected: CargoMessage | undefined][] = [
    ['nothing', '   ', undefined],
    ['plain text', 'hello', { kind: 'text', text: 'hello' }],
    ['JSON that is not cargo’s', '{"a":1}', { kind: 'text', text: '{"a":1}' }],
    ['a JSON list', '[1]', { kind: 'text', text: '[1]' }],
    ['the end of a build', '{"reason":"build-finished","success":true}', { kind: 'finished', success: true }],
    ['a script', '{"reason":"build-script-executed"}', undefined],
    ['a library', '{"reason":"compiler-artifact","target":{"name":"a"},"executable":null}', undefined],
    [
      'a program',
      '{"reason":"compiler-artifact","target":{"name":"q_a"},"profile":{"test":true},"executable":"/t/q_a"}',
      { kind: 'executable', path: '/t/q_a', target: 'q_a', test: true },
    ],
    ['a summary', message({ message: 'aborting due to 2 previous errors', rendered: 'r' }), { kind: 'diagnostic', rendered: 'r' }],
    [
      'a count of warnings',
      message({ level: 'warning', message: '1 warning emitted', rendered: 'r' }),
      { kind: 'diagnostic', rendered: 'r' },
    ],
    [
      'a failure note',
      message({ level: 'failure-note', message: 'Some errors have detailed explanations', rendered: 'r' }),
      { kind: 'diagnostic', rendered: 'r' },
    ],
    ['a message that is none', '{"reason":"compiler-message","message":7}', undefined],
  ];
  for (const [what, line, expected] of lines) {
    it(`reads ${what}`, () => assert.deepEqual(readCargoLine(line), expected));
  }

  const columns: readonly [text: string, from: number, to: number, start: number, end: number][] = [
    ['let x = 1;', 5, 6, 4, 5],
    ['\tlet x = 1;', 6, 7, 5, 6],
    ['"é" x', 5, 6, 4, 5],
    ['"😀" x', 5, 6, 5, 6],
    ['"👩‍👩‍👧" x', 9, 10, 11, 12],
    ['short', 9, 12, 8, 11],
  ];
  for (const [text, from, to, start, end] of columns) {
    it(`counts columns as an editor does in ${JSON.stringify(text)}`, () => {
      const found = diagnostic({ spans: [span({ line: 3, columns: [from, to], text: [text] })] }).span;
      assert.deepEqual(found, { file: 'src/bin/q.rs', start: { line: 2, character: start }, end: { line: 2, character: end } });
    });
  }

  it('counts the end of a span in its own last line', () => {
    const found = diagnostic({ spans: [span({ columns: [2, 4], text: ['😀😀(', '  é', '😀);'] })] }).span;
    assert.deepEqual(
      [found?.start, found?.end],
      [
        { line: 0, character: 2 },
        { line: 2, character: 4 },
      ],
    );
  });

  it('finds every column of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, seed) => {
        const characters = Array.from(text);
        const at = seed % (characters.length + 1);
        const found = diagnostic({ spans: [span({ columns: [at + 1, at + 1], text: [text] })] }).span;
        assert.equal(found?.start.character, characters.slice(0, at).join('').length);
      }),
    );
  });

  const places: readonly [what: string, spans: SpanJson[], file: string | undefined, line?: number][] = [
    ['a file of the package', [{ line: 4 }], 'src/bin/q.rs', 3],
    ['a file on Windows', [{ file: 'src\\bin\\q.rs' }], 'src/bin/q.rs', 0],
    ['a macro of the package', [{ line: 2, calledAt: { line: 9 } }], 'src/bin/q.rs', 1],
    [
      'a macro of std',
      [{ file: '/rustc/abc/library/std/src/macros.rs', calledAt: { file: '/rustc/abc/library/std/src/macros.rs', calledAt: { line: 7 } } }],
      'src/bin/q.rs',
      6,
    ],
    ['a macro of std on Windows', [{ file: 'C:\\rustc\\macros.rs', calledAt: { line: 7 } }], 'src/bin/q.rs', 6],
    ['code without a file', [{ file: '<anon>', calledAt: { line: 7 } }], 'src/bin/q.rs', 6],
    ['another crate alone', [{ file: '/home/a/.cargo/registry/src/x/lib.rs' }], undefined],
    ['the second of two places, if the first is not ours', [{ file: '/x.rs' }, { line: 5 }], 'src/bin/q.rs', 4],
    ['nothing', [], undefined],
  ];
  for (const [what, spans, file, line] of places) {
    it(`finds the place in ${what}`, () => {
      const found = diagnostic({ spans: spans.map(span) }).span;
      assert.deepEqual([found?.file, found?.start.line], [file, line]);
    });
  }

  it('gathers labels, notes and related places', () => {
    const found = diagnostic({
      code: { code: 'E0382', explanation: '' },
      message: 'borrow of moved value: `s`',
      spans: [
        span({ line: 1, primary: false, label: 'value moved here' }),
        span({ line: 2, label: 'value borrowed here after move' }),
        span({ line: 3, primary: false }),
      ],
      children: [
        { level: 'note', message: 'a note', spans: [] },
        {
          level: 'help',
          message: 'consider cloning',
          spans: [span({ line: 4, replacement: '.clone()', applicability: 'MaybeIncorrect' })],
        },
      ],
    });
    assert.equal(found.code, 'E0382');
    assert.equal(found.url, 'https://doc.rust-lang.org/error_codes/E0382.html');
    assert.equal(found.label, 'value borrowed here after move');
    assert.deepEqual(found.notes, ['note: a note']);
    assert.deepEqual(
      found.related.map(({ message, span }) => [message, span.start.line]),
      [
        ['value moved here', 0],
        ['consider cloning: `.clone()`', 3],
      ],
    );
    assert.deepEqual(found.suggestions, [], 'it may be incorrect');
  });

  const suggestions: readonly [what: string, spans: SpanJson[], title: string | undefined][] = [
    ['one edit', [{ replacement: '.clone()' }], 'Do this: `.clone()`'],
    ['a removal', [{ replacement: '' }], 'Do this'],
    ['a long one', [{ replacement: 'x'.repeat(61) }], 'Do this'],
    ['several edits', [{ replacement: '(' }, { replacement: ')' }], 'Do this'],
    ['several edits of which one is uncertain', [{ replacement: '(' }, { replacement: ')', applicability: 'HasPlaceholders' }], undefined],
    ['an edit inside a macro', [{ replacement: 'x', calledAt: {} }], undefined],
    ['an edit in another crate', [{ replacement: 'x', file: '/other.rs' }], undefined],
    ['no edit', [{}], undefined],
  ];
  for (const [what, spans, title] of suggestions) {
    it(`${title === undefined ? 'does not offer' : 'offers'} ${what}`, () => {
      const child = {
        level: 'help',
        message: 'do this',
        spans: spans.map((each) => span({ applicability: 'MachineApplicable', ...each })),
      };
      const found = diagnostic({ children: [child] }).suggestions;
      assert.deepEqual(
        found.map((suggestion) => suggestion.title),
        title === undefined ? [] : [title],
      );
      if (title !== undefined) assert.equal(found[0]?.edits.length, spans.length);
    });
  }

  const links: readonly [code: string, note: string, url: string | undefined][] = [
    ['E0499', '', 'https://doc.rust-lang.org/error_codes/E0499.html'],
    ['clippy::ptr_arg', '', 'https://rust-lang.github.io/rust-clippy/stable/index.html#ptr_arg'],
    [
      'unused_variables',
      '`#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default',
      'https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#unused-variables',
    ],
    [
      'arithmetic_overflow',
      '`#[deny(arithmetic_overflow)]` on by default',
      'https://doc.rust-lang.org/rustc/lints/listing/deny-by-default.html#arithmetic-overflow',
    ],
    ['unreachable_pub', 'requested on the command line', 'https://doc.rust-lang.org/rustc/?search=unreachable_pub'],
    ['odd code!', '', undefined],
  ];
  for (const [code, note, url] of links) {
    it(`links ${code}`, () => {
      assert.equal(diagnostic({ code: { code }, children: note ? [{ level: 'note', message: note, spans: [] }] : [] }).url, url);
    });
  }

  it('takes a crash of the compiler for an error', () => {
    assert.equal(diagnostic({ level: 'error: internal compiler error' }).level, 'error');
  });

  it('is unmoved by any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, other) => {
        readCargoLine(one);
        readCargoLine(`{"reason":"compiler-message","message":${one}}`);
        readCargoLine(
          `{"reason":"compiler-message","message":{"level":"error","spans":[${one}],"children":[{"spans":${other}}],"code":${other}}}`,
        );
        readCargoLine(`{"reason":"compiler-artifact","target":${one},"executable":"x","profile":${other}}`);
      }),
    );
  });
});
