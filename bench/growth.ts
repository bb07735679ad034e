import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Figure } from './table.ts';

/** What measures itself, each where the functions are that it measures. */
const programs = [
  'packages/provider-cloud-api/src/testing/measure-webhooks.ts',
  'packages/db/src/array-literal.bench.ts',
  'apps/server/src/laws/measure-requests.ts',
  'apps/server/src/laws/measure-schemas.ts',
];
const MOST_EXPONENT = 1.2;
const MOST_MS = 100;
/** What costs less at the limit is ruled by the processor's caches: its exponent says nothing. */
const TRIFLE_MS = 5;

interface Measured {
  name: string;
  exponent: number;
  fullMs: number;
}

/**
 * Every parser and validator of what comes from outside at an eighth, a quarter, a half and all of the largest request: the
 * exponent of its CPU time, least of seven, and what the largest costs at once. One program after the other: two at a time
 * share the processor's caches.
 */
export async function benchGrowth(): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (const program of programs) measured.push(...(await measure(program)));
  const worst = measured.reduce((a, b) => (b.fullMs > a.fullMs ? b : a));
  const judged = measured.filter(({ fullMs }) => fullMs >= TRIFLE_MS);
  return [
    ...judged.map(
      ({ name, exponent }): Figure => ({
        what: name,
        value: exponent,
        unit: 'exponent',
        bound: { at: 'most', value: MOST_EXPONENT },
      }),
    ),
    { what: 'functions and shapes', value: measured.length, unit: '' },
    { what: `of them under ${TRIFLE_MS} ms at the limit`, value: measured.length - judged.length, unit: '' },
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
