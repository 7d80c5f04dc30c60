import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedLines } from '../../../src/core/rust/changedLines';

/** Lines counted from 1, as people do: `3` or `3-5`. */
function lines(diff: string): string | undefined {
  return changedLines(diff)
    ?.map(({ from, to }) => (to - from === 1 ? `${from + 1}` : `${from + 1}-${to}`))
    .join(' ');
}

const HEAD = 'diff --git a/src/main.rs b/src/main.rs\nindex 111..222 100644\n--- a/src/main.rs\n+++ b/src/main.rs\n';

describe('changed lines of a diff', () => {
  const cases: readonly (readonly [what: string, diff: string, expected: string | undefined])[] = [
    ['nothing', '', ''],
    ['an added line among others', `${HEAD}@@ -1,3 +1,4 @@\n fn main() {\n+    one();\n     two();\n }\n`, '2'],
    ['a changed line', `${HEAD}@@ -2 +2 @@ fn main() {\n-    one();\n+    two();\n`, '2'],
    ['removed lines only', `${HEAD}@@ -4,2 +3,0 @@ fn main() {\n-a\n-b\n`, ''],
    ['lines added without context', `${HEAD}@@ -4,0 +5,3 @@\n+a\n+b\n+c\n`, '5-7'],
    ['two hunks', `${HEAD}@@ -1,0 +1 @@\n+a\n@@ -9 +10,2 @@\n-x\n+y\n+z\n`, '1 10-11'],
    ['two stretches in a hunk', `${HEAD}@@ -1,3 +1,5 @@\n a\n+b\n c\n+d\n e\n`, '2 4'],
    ['a new file', `${HEAD}@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n`, '1-2'],
    [
      'no newline at the end, before and after',
      `${HEAD}@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n`,
      '1',
    ],
    ['added lines that look like headers', `${HEAD}@@ -1 +1,3 @@\n a\n+@@ -1 +90 @@\n+++ b/x\n@@ -9,0 +12 @@\n+z\n`, '2-3 12'],
    ['Windows line ends', `${HEAD}@@ -1 +1,2 @@\r\n a\r\n+b\r\n`, '2'],
    ['colours', `${HEAD}\u001B[36m@@ -1 +1,2 @@\u001B[m\n a\n\u001B[32m+\u001B[m\u001B[32mb\u001B[m\n`, '2'],
    ['an empty line whose space is lost', `${HEAD}@@ -1,2 +1,3 @@\n a\n\n+b\n`, '3'],
    ['a diff without hunks', 'Binary files a/x and b/x differ\n', undefined],
  ];
  for (const [what, diff, expected] of cases) it(`reads ${what}`, () => assert.equal(lines(diff), expected));

  it('finds the added lines of any hunk', () => {
    const line = fc.record({
      mark: fc.constantFrom(' ', '+', '-'),
      text: fc.string({ maxLength: 5 }).map((text) => text.replaceAll(/\n/g, '')),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), (hunk, start) => {
        const older = hunk.filter(({ mark }) => mark !== '+').length;
        const newer = hunk.filter(({ mark }) => mark !== '-').length;
        const begins = newer === 0 ? start - 1 : start;
        const diff = `${HEAD}@@ -${start},${older} +${begins},${newer} @@\n${hunk.map(({ mark, text }) => `${mark}${text}\n`).join('')}`;
        const expected = hunk.filter(({ mark }) => mark !== '-').flatMap(({ mark }, index) => (mark === '+' ? [start - 1 + index] : []));
        const found = changedLines(diff)?.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
        assert.deepEqual(found, expected);
      }),
    );
  });
});
