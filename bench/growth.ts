import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Figure } from './table.ts';

/** What measures itself, each where the functions are that it measures. */
const programs = [
  'packages/provider-cloud-api/src/testing/measure-webhooks.ts',
  'apps/server/src/laws/measure-requests.ts',
];
const MOST_EXPONENT = 1.2;
const MOST_MS = 100;
/** What costs less at the limit is ruled by the processor's caches: its exponent is shown, and says nothing. */
const TRIFLE_MS = 5;

interface Measured {
  name: string;
  exponent: number;
  fullMs: number;
}

/**
 * Every parser and validator of what comes from outside at an eighth, a quarter, a half and all of the largest request: the
 * exponent of its CPU time, least of seven, and what the largest costs at once.
 */
export async function benchGrowth(): Promise<Figure[]> {
  const measured = (await Promise.all(programs.map(measure))).flat();
  const worst = measured.reduce((a, b) => (b.fullMs > a.fullMs ? b : a));
  return [
    ...measured.map(
      ({ name, exponent, fullMs }): Figure => ({
        what: name,
        value: exponent,
        unit: 'exponent',
        ...(fullMs < TRIFLE_MS ? {} : { bound: { at: 'most', value: MOST_EXPONENT } as const }),
      }),
    ),
    { what: 'functions and shapes', value: measured.length, unit: '' },
    {
      what: `longest at the limit (${worst.name})`,
      value: worst.fullMs,
      unit: 'ms',
      bound: { at: 'most', value: MOST_MS },
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
