import assert from 'node:assert/strict';
import { parseFence } from '../../../src/core/bank/fence';

describe('the words after three backticks', () => {
  const cases: readonly (readonly [info: string, expected: string])[] = [
    ['rust', 'runs 2024'],
    ['rust,release', 'runs 2024 release'],
    ['rust,compile_fail,E0382', 'compile-fails:E0382 2024'],
    ['rust,compile_fail,E0382,E0499', 'compile-fails:E0382,E0499 2024'],
    ['rust,compile_fail,arithmetic_overflow', 'compile-fails:arithmetic_overflow 2024'],
    ['rust,compile_fail', 'compile-fails: 2024'],
    ['rust,edition2021,compile_fail,E0133', 'compile-fails:E0133 2021'],
    ['rust,warns,clippy::ptr_arg', 'warns:clippy::ptr_arg 2024'],
    ['rust,should_panic', 'panics 2024'],
    ['rust,aborts', 'aborts 2024'],
    ['rust,lib', 'compiles:a library 2024 library'],
    ['rust,no_run,reason="listens, for ever"', 'compiles:listens, for ever 2024'],
    ['rust,exercise', 'exercise 2024'],
    ['rust,file=src/lib.rs', 'runs 2024 src/lib.rs'],
    ['rust,file=derive/src/lib.rs', 'runs 2024 derive/src/lib.rs'],
    ['rust,compile_fail,E0432,file=src/main.rs', 'compile-fails:E0432 2024 src/main.rs'],
    ['toml,file=Cargo.toml', 'runs 2024 Cargo.toml'],
    ['toml,file=.cargo/config.toml', 'runs 2024 .cargo/config.toml'],
    ['rust, release', 'runs 2024 release'],
    ['rust,lib,warns,missing_docs', 'warns:missing_docs 2024 library'],
  ];
  for (const [info, expected] of cases) {
    it(info, () => {
      const fence = parseFence(info);
      assert.ok(typeof fence === 'object' && fence.type === 'code', JSON.stringify(fence));
      const { expectation: wanted } = fence;
      const detail =
        wanted.kind === 'compile-fails'
          ? `:${wanted.codes.join(',')}`
          : wanted.kind === 'warns'
            ? `:${wanted.lint}`
            : wanted.kind === 'compiles'
              ? `:${wanted.reason}`
              : '';
      assert.equal(
        [
          `${wanted.kind}${detail}`,
          fence.edition,
          ...(fence.release ? ['release'] : []),
          ...(fence.library ? ['library'] : []),
          ...(fence.path === undefined ? [] : [fence.path]),
        ].join(' '),
        expected,
      );
    });
  }

  for (const info of [
    'rust,no_run',
    'rust,warns',
    'rust,exercise,solution',
    'rust,E0382',
    'text,stdout',
    'toml,x',
    'rust,file=/etc/passwd',
    'rust,file=../x.rs',
    'rust,file=a/../../x.rs',
    'rust,edition2015',
    'rust,edition2018,edition2021',
    'rust,release,release',
    'rust,lib,should_panic',
    'rust,file=C:\\x.rs',
    'rust,file=con/../x.rs',
    'rust,file=.git/hooks/x.rs',
    'toml,file=Cargo.toml,release',
    'console,file=x.rs',
    'c,file=x.rs',
    '',
    `rust,${'a,'.repeat(200)}`,
    `rust,no_run,reason="${'"'.repeat(50)}`,
  ]) {
    it(`refuses ${info}`, () => assert.equal(typeof parseFence(info), 'string'));
  }

  for (const [info, expected] of [
    ['text', { type: 'stdout' }],
    ['text,stderr', { type: 'stderr' }],
    ['console,expect', { type: 'console' }],
    ['console', { type: 'listing', language: 'console' }],
    ['toml', { type: 'listing', language: 'toml' }],
    ['c', { type: 'listing', language: 'c' }],
    ['figure', { type: 'figure' }],
  ] as const) {
    it(info, () => assert.deepEqual(parseFence(info), expected));
  }
});
