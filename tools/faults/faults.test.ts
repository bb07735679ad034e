import { expect, test } from 'vitest';
import { faults } from './faults.ts';

/*
 * The short forms, one after the other: each starts its own small installation. Timeouts allow for a busy
 * machine.
 */

const SEED = 20_261_120;

for (const [name, fault] of Object.entries(faults)) {
  if (fault.rounds.short === 0) continue;
  test(`${name}: ${fault.invariant}`, async () => {
    const report = await fault.run({ rounds: fault.rounds.short, seed: SEED, log: () => {} });
    expect(report.problems).toEqual([]);
  }, 900_000);
}
