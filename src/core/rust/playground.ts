const PLAYGROUND = 'https://play.rust-lang.org/';
/** Longer addresses are refused by some browsers and servers on the way. */
const LONGEST_ADDRESS = 8000;

/** The Rust Playground with this code in it; `complete` is false if the code was too long to travel in the address. */
export function playgroundUrl(
  code: string,
  edition: string,
  options: { readonly release?: boolean } = {},
): { readonly url: string; readonly complete: boolean } {
  const settings = `?version=stable&mode=${options.release ? 'release' : 'debug'}&edition=${edition}`;
  const url = `${PLAYGROUND}${settings}&code=${encodeURIComponent(code)}`;
  return url.length <= LONGEST_ADDRESS ? { url, complete: true } : { url: `${PLAYGROUND}${settings}`, complete: false };
}
