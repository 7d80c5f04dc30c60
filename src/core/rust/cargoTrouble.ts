/** Why cargo could not do its work, where that is nothing the person's code is to blame for. */
export type CargoTrouble = 'offline' | 'noClippy' | 'noLinker' | 'programInUse' | 'diskFull' | 'noTarget';

/** Cargo has no codes for these: its English sentences are all there is. The first that fits counts. */
const SIGNS: readonly { readonly trouble: CargoTrouble; readonly sign: RegExp }[] = [
  {
    trouble: 'noClippy',
    sign: /no such (?:sub)?command: `clippy`|'cargo-clippy(?:\.exe)?' is not installed|'clippy-driver(?:\.exe)?' is not installed|could not find `?clippy-driver/,
  },
  { trouble: 'diskFull', sign: /No space left on device|There is not enough space on the disk|os error 28\b/ },
  { trouble: 'noLinker', sign: /linker `[^`]+` not found|linker `link\.exe` not found|xcrun: error: invalid active developer path/ },
  { trouble: 'programInUse', sign: /LNK1104|failed to remove file [^\n]*\.exe|cannot open output file [^\n]*\.exe: Permission denied/ },
  { trouble: 'noTarget', sign: /the `[^`]+` target may not be installed/ },
  {
    trouble: 'offline',
    sign: /you're using offline mode|--offline was specified|[Cc]ould(?:n't| not) resolve host|failed to download|download of [^\n]* failed|Unable to update registry|failed to (?:fetch|load source for dependency)|spurious network error|no matching package named `[^`]+` found/,
  },
];

/** @param text what cargo and the compiler wrote, without colours */
export function recogniseTrouble(text: string): CargoTrouble | undefined {
  return SIGNS.find(({ sign }) => sign.test(text))?.trouble;
}
