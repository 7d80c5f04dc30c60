import assert from 'node:assert/strict';
import { textToCopy } from '../../../src/webview/questionPanel/listingText';

describe('question panel: what is copied of a listing', () => {
  const assertCopied = (language: string, lines: readonly string[], expected: string): void =>
    assert.equal(textToCopy(language, lines.join('\n')), expected);

  it('takes a manifest as it is', () => assertCopied('toml', ['[features]', '$ = 1'], '[features]\n$ = 1'));

  it('takes the commands of a session, without prompt, answer and remark', () => {
    assertCopied('console', ['$ cargo run --quiet', 'plain scan: 3', '$ cargo test'], 'cargo run --quiet\ncargo test');
    assertCopied('console', ['$ cargo fix', '$ # set edition = "2024"', '# here', '$ cargo test # all'], 'cargo fix\ncargo test # all');
  });

  it('follows a command over several lines', () =>
    assertCopied('console', ['$ cargo build \\', '    --release', 'Finished', '$ ls'], 'cargo build \\\n    --release\nls'));

  it('takes a session without a prompt as it is', () => assertCopied('console', ['cargo run', 'done'], 'cargo run\ndone'));

  it('takes a session of remarks alone as it is', () => assertCopied('console', ['$ # by hand'], '$ # by hand'));
});
