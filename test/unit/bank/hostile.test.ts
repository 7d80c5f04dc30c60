import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LARGEST_FILE, parseQuestion } from '../../../src/core/bank/parse';
import { GOOD, GOOD_FILE, parse, problemsOf } from './support';

/** Every problem stands inside the text and is a sentence. */
function assertPlaced(text: string): void {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (const { line, column, message } of parse(text).problems.list) {
    assert.ok(line >= 1 && line <= lines.length, `line ${line} of ${lines.length}: ${message}`);
    assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, `column ${column} of line ${line}: ${message}`);
    assert.match(message, /^\S.*[.?)]$/s);
  }
}

const PIECES = [
  '---',
  '```',
  '```rust',
  '```text',
  '## Example',
  '### x',
  '|',
  '| - |',
  '- ',
  '> ',
  '&a',
  '*a',
  '<!--',
  '[a](',
  '**',
  'id: ',
  '\r',
  '\u2028',
  '\0',
];

describe('the parser, given anything,', function () {
  this.timeout(60_000);

  it('never throws, and finds problems inside the file', () => {
    const edit = fc.record({
      line: fc.nat(GOOD.split('\n').length),
      remove: fc.nat(3),
      insert: fc.oneof(fc.string({ maxLength: 30, unit: 'binary' }), fc.constantFrom(...PIECES)),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const changed = GOOD.split('\n');
        for (const { line, remove, insert } of edits) changed.splice(line, remove, insert);
        assertPlaced(changed.join('\n'));
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES, '\n', 'x'), fc.string()), { maxLength: 40 }), (pieces) => {
        assertPlaced(pieces.join(''));
        assertPlaced(`---\n${pieces.join('')}\n---\n\n${pieces.join('')}`);
      }),
      { numRuns: 150 },
    );
  });

  it('reads any bytes as text or refuses them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        let isUtf8 = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          isUtf8 = false;
        }
        const [first] = parseQuestion(GOOD_FILE, bytes).problems.list;
        assert.equal(/not UTF-8/.test(first?.message ?? ''), !isUtf8);
      }),
    );
  });

  it('sees no difference between line ends', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.constantFrom(...PIECES.filter((piece) => piece !== '\r')), (line, insert) => {
        const changed = GOOD.split('\n').toSpliced(line, 1, insert);
        assert.deepEqual(problemsOf(changed.join('\r\n')), problemsOf(changed.join('\n')));
      }),
      { numRuns: 60 },
    );
  });

  it('runs nothing of it', () => {
    for (const language of ['js', 'javascript', 'coffee', 'json5', 'json', 'toml', ' js', 'js\r']) {
      const text = `---${language}\n({ id: (globalThis.pwned = true) })\n---\n\n## Short answer\n`;
      for (let turn = 0; turn < 2; turn++) assert.match(problemsOf(text)[0] ?? '', /^1:1: The file must begin/);
    }
    const tagged = GOOD.replace('minutes: 3', 'minutes: !!js/function "function () { globalThis.pwned = true }"');
    assert.ok(problemsOf(tagged).length > 0);
    assert.equal((globalThis as { pwned?: boolean }).pwned, undefined);
  });

  it('cannot be made to reach into the objects that hold it', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const found = problemsOf(GOOD.replace('minutes: 3', `minutes: 3\n${key}: { polluted: true }`));
      assert.match(found.join('\n'), /^8:1: "\w+" is not a key of a question/m);
      assert.match(problemsOf(GOOD.replace('rust,compile_fail,E0384', `rust,${key}`)).join('\n'), /is not a known attribute/);
    }
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  /** Shapes that cost the libraries time or memory that grows much faster than the text. */
  const bombs: readonly (readonly [what: string, text: (size: number) => string])[] = [
    ['lists in lists of YAML', (size) => `---\n${'- '.repeat(size / 2)}a\n---\n`],
    ['brackets of YAML', (size) => `---\n${'[\n'.repeat(size / 2)}\n---\n`],
    ['keys of YAML', (size) => `---\n${Array.from({ length: size / 12 }, (_, at) => `key${at}: 1\n`).join('')}---\n`],
    ['aliases of YAML', (size) => `---\na: &a [x]\nb: [${'*a, '.repeat(200)}]\n${'c: *a\n'.repeat(size / 6)}---\n`],
    ['quotes in quotes', (size) => '> '.repeat(size / 2)],
    ['quotes of quotes', (size) => '> > > > > a\n\n'.repeat(size / 13)],
    ['lists in lists', (size) => '- '.repeat(size / 2)],
    ['open brackets', (size) => '['.repeat(size)],
    ['links in links', (size) => '[a]('.repeat(size / 4)],
    ['pictures in pictures', (size) => '!['.repeat(size / 2)],
    ['stars and lines', (size) => '*_'.repeat(size / 2)],
    ['open emphasis', (size) => '**a *b '.repeat(size / 7)],
    ['backticks', (size) => Array.from({ length: Math.sqrt(2 * size) - 1 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['tags', (size) => '<a '.repeat(size / 3)],
    ['bars', (size) => `${'|'.repeat(size / 3)}\n${'|-'.repeat(size / 3)}`],
    ['attributes', (size) => `\`\`\`rust,${'a,"'.repeat(size / 3 - 10)}\n`],
    ['headings', (size) => '# a\n'.repeat(size / 4)],
    ['fences', (size) => '```\n'.repeat(size / 4)],
    ['definitions', (size) => '[a]: b\n'.repeat(size / 7)],
    ['spaces', (size) => ' '.repeat(size)],
  ];
  for (const [what, text] of bombs) {
    it(`is not stopped by ${what}`, () => {
      const bomb = text(LARGEST_FILE - GOOD.length);
      const started = process.cpuUsage();
      // By itself, and as the end of a good file.
      assertPlaced(bomb);
      const found = parse(GOOD + bomb).problems.list;
      assert.ok(found.length <= 100);
      const { user, system } = process.cpuUsage(started);
      const seconds = (user + system) / 1e6;
      assert.ok(seconds < 10, `${seconds.toFixed(1)} seconds`);
    });
  }
});
