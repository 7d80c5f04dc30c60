import assert from 'node:assert/strict';
import { Network } from '../../../src/platform/node/network';

describe('cargo without a network', () => {
  let now = 0;
  let network: Network;
  beforeEach(() => {
    now = 1_000_000;
    network = new Network(() => now);
  });

  /** The tries of one run. */
  async function tries(computer: { readonly network: boolean; readonly crates: boolean }): Promise<string[]> {
    const made: string[] = [];
    await network.use(
      (args) => {
        const offline = args.includes('--offline');
        made.push(offline ? 'offline' : args.includes('net.retry=0') ? 'quick' : 'patient');
        return Promise.resolve((offline ? computer.crates : computer.network) ? 'ended' : 'offline');
      },
      () => undefined,
    );
    return made;
  }

  it('is patient once, and looks again quickly at each run after it', async () => {
    const nothing = { network: false, crates: false };
    assert.deepEqual(await tries(nothing), ['patient', 'offline']);
    assert.deepEqual(await tries(nothing), ['offline', 'quick']);
    now += 59_000;
    assert.deepEqual(await tries(nothing), ['offline', 'quick']);
    now += 1000;
    assert.deepEqual(await tries(nothing), ['patient', 'offline']);
  });

  it('takes the crates that are there first, once it knows', async () => {
    const crates = { network: false, crates: true };
    assert.deepEqual(await tries(crates), ['patient', 'offline']);
    assert.deepEqual(await tries(crates), ['offline']);
  });

  it('notices at the next run that the network is back', async () => {
    await tries({ network: false, crates: false });
    const back = { network: true, crates: false };
    assert.deepEqual(await tries(back), ['offline', 'quick']);
    assert.deepEqual(await tries(back), ['patient']);
  });
});
