import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Figure } from './table.ts';

/** Modules with parsers and validators, each measured where it is defined. */
const programs = [
  'packages/provider-cloud-api/src/testing/measure-webhooks.ts',
  'packages/db/src/statements/array-literal.bench.ts',
  'apps/server/src/invariants/requests/measure-requests.ts',
  'apps/server/src/invariants/requests/measure-schemas.ts',
];
const MAX_EXPONENT = 1.2;
const MAX_MS = 100;
/** Below this cost at the largest size, CPU caches dominate and the exponent is meaningless. */
const MIN_MEASURABLE_MS = 5;

interface Measured {
  name: string;
  exponent: number;
  fullMs: number;
}

/**
 * Runs every parser and validator of external input at 1/8, 1/4, 1/2 and all of the largest accepted size:
 * the growth exponent of its CPU time (minimum of seven runs), and the cost at the maximum. One program at a
 * time, because two would share the CPU caches.
 */
export async function benchGrowth(): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (const program of programs) measured.push(...(await measure(program)));
  const worst = measured.reduce((a, b) => (b.fullMs > a.fullMs ? b : a));
  const judged = measured.filter(({ fullMs }) => fullMs >= MIN_MEASURABLE_MS);
  return [
    ...judged.map(
      ({ name, exponent }): Figure => ({
        what: name,
        value: exponent,
        unit: 'exponent',
        bound: { at: 'most', value: MAX_EXPONENT },
      }),
    ),
    { what: 'functions and shapes', value: measured.length, unit: '' },
    {
      what: `of them under ${MIN_MEASURABLE_MS} ms at the limit`,
      value: measured.length - judged.length,
      unit: '',
    },
    {
      what: `longest at the limit (${worst.name})`,
      value: worst.fullMs,
      unit: 'ms',
      bound: { at: 'most', value: MAX_MS },
    },
  ];
}

async function measure(file: string): Promise<Measured[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const measured: Measured[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    measured.push(JSON.parse(line) as Measured);
  if (measured.length === 0) throw new Error(`${file} measured nothing`);
  return measured;
}
