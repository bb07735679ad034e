import { drive, type LoadResult } from './load/load.ts';

/** One program under load. All requests of one driver get the same kind of response. */
export interface Driver {
  url: string;
  next: () => Buffer;
  connections: number;
  /** The expected status; responses with other statuses count as failed. */
  accepts?: number;
}

export interface RoundsResult {
  /** Median requests per second, by driver. */
  perSecond: number[];
  /** Median p99 in milliseconds, by driver. */
  p99: number[];
  /** The number of responses with an unexpected status, over all drivers. */
  failed: number;
}

const WARM_UP_MS = 1_500;
const ROUND_MS = 6_000;
const ROUNDS = 3;

/** Loads the drivers in turn, several times, so that noise affects all of them. */
export async function driveRounds(drivers: readonly Driver[]): Promise<RoundsResult> {
  const load = ({ url, next, ...options }: Driver, ms: number) => drive(url, next, { ...options, ms });
  for (const driver of drivers) await load(driver, WARM_UP_MS);
  const runs: LoadResult[][] = drivers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, driver] of drivers.entries()) runs[i]?.push(await load(driver, ROUND_MS));
  }
  const medianOf = (read: (run: LoadResult) => number) => runs.map((own) => median(own.map(read)));
  return {
    perSecond: medianOf((run) => run.perSecond),
    p99: medianOf((run) => run.p99),
    failed: runs.flat().reduce((sum, run) => sum + run.failed, 0),
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
