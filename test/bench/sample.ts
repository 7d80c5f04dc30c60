/** In ms, if the measurement does not say otherwise. */
export interface Sample {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function sampleOf(times: readonly number[]): Sample {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Measures two things in turn, so that a machine that slows down slows both. */
export async function inTurn(
  count: number,
  ours: (turn: number) => unknown,
  baseline: (turn: number) => unknown,
): Promise<{ ours: Sample; baseline: Sample }> {
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let turn = 0; turn < count; turn++) {
    times.ours.push(await timed(() => ours(turn)));
    times.baseline.push(await timed(() => baseline(turn)));
  }
  return { ours: sampleOf(times.ours), baseline: sampleOf(times.baseline) };
}

/** One line of the report. */
export interface Measurement {
  readonly name: string;
  readonly against: string;
  readonly unit?: 'MB';
  readonly ours: Sample;
  readonly baseline: Sample;
}
