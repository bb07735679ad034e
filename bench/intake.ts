import { drive, type LoadResult } from './load/load.ts';
import { seedSent, supply } from './load/webhooks.ts';
import { openBusiness, openSandbox } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const CONNECTIONS = 128;
const ROUND_MS = 6_000;
const ROUNDS = 3;

/**
 * The product against a variant that commits every request separately, and against the floor. Run
 * alternately, so that noise affects all.
 */
export async function benchIntake(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const ours = await openBusiness(stage, sandbox, { name: 'ours' });
    const naive = await openBusiness(stage, sandbox, {
      name: 'naive',
      env: { INTAKE_BATCH_ITEMS: '1', INTAKE_IN_FLIGHT: '20' },
    });
    const floorUrl = (await stage.database('floor')).admin;
    const floor = await stage.start(
      'bench/setup/floor-server.ts',
      [],
      { DATABASE_URL: floorUrl, FLOOR_SECRET: ours.number.appSecret },
      /ready on (http:\/\/[\d.:]+)/,
    );
    const drivers = [
      {
        url: ours.url,
        next: supply(
          ours,
          { url: ours.url, path: ours.webhookPath },
          await seedSent(stage.admin(ours.databaseUrl), ours, 40_000),
          'ours',
        ),
      },
      {
        url: naive.url,
        next: supply(
          naive,
          { url: naive.url, path: naive.webhookPath },
          await seedSent(stage.admin(naive.databaseUrl), naive, 40_000),
          'naive',
        ),
      },
      { url: floor.said, next: supply(ours, { url: floor.said, path: '/' }, ['wamid.floor'], 'floor') },
    ];
    for (const { url, next } of drivers) await drive(url, next, { connections: CONNECTIONS, ms: 1_500 });
    const results: LoadResult[][] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [i, { url, next }] of drivers.entries()) {
        results[i]?.push(await drive(url, next, { connections: CONNECTIONS, ms: ROUND_MS }));
      }
    }
    const [oursRate, naiveRate, floorRate] = results.map((runs) =>
      median(runs.map((run) => run.perSecond)),
    ) as [number, number, number];
    const failed = results.flat().reduce((sum, run) => sum + run.failed, 0);
    const p99 = median((results[0] ?? []).map((run) => run.p99));
    return [
      { what: 'webhooks/s, ours', value: oursRate, unit: '/s' },
      { what: 'one commit per request', value: naiveRate, unit: '/s' },
      { what: 'floor: HTTP, HMAC, one insert', value: floorRate, unit: '/s' },
      {
        what: 'ours / one commit per request',
        value: oursRate / naiveRate,
        unit: '×',
        bound: { at: 'least', value: 2 },
      },
      { what: 'ours / floor', value: oursRate / floorRate, unit: '×', bound: { at: 'least', value: 0.5 } },
      { what: 'p99 at 128 connections', value: p99, unit: 'ms', bound: { at: 'most', value: 250 } },
      { what: 'answers other than 200', value: failed, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
