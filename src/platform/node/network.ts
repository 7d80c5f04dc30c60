/** One try of cargo with further arguments. */
export type CargoTry = (args: readonly string[]) => Promise<'offline' | 'ended'>;

/** How long cargo is not given its full patience after it found no network, in milliseconds. */
const REMEMBERED = 60_000;
/** Without the retries that cost ten seconds and more. */
const QUICKLY = ['--config', 'net.retry=0', '--config', 'http.timeout=5'];

/** Remembers that the network was gone, so that a person without one waits for cargo's retries once and not at each run. */
export class Network {
  #goneSince = Number.NEGATIVE_INFINITY;

  /** @param now time in milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Tries with the network and with the crates that are on this computer, as often as it has to.
   * @param say tells why there is another try
   */
  async use(attempt: CargoTry, say: (sentence: string) => void): Promise<void> {
    if (this.now() - this.#goneSince < REMEMBERED) {
      if ((await attempt(['--offline'])) !== 'offline') return;
      say('There was no network a moment ago. Looking whether it is back:');
      // Not remembered anew: a network that is there but slow gets its chance after a minute.
      if ((await attempt(QUICKLY)) !== 'offline') this.#goneSince = Number.NEGATIVE_INFINITY;
      return;
    }
    if ((await attempt([])) !== 'offline') return;
    this.#goneSince = this.now();
    say('There is no network. Trying with the crates that are on this computer:');
    await attempt(['--offline']);
  }
}
