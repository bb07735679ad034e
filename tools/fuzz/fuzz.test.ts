import { expect, test } from 'vitest';
import { fuzzes } from './fuzzes.ts';

/* The short forms, one after the other: each starts its own small installation. */

const SEED = 20_261_120;

for (const [name, fuzz] of Object.entries(fuzzes)) {
  test(`${name}: ${fuzz.invariant}`, async () => {
    const report = await fuzz.run({ count: fuzz.count.short, seed: SEED, log: () => {} });
    expect(report.problems).toEqual([]);
  }, 300_000);
}
