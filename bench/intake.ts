import { seedSent, supply } from './load/webhooks.ts';
import { driveRounds } from './rounds.ts';
import { openBusiness, openSandbox } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const CONNECTIONS = 128;

/**
 * Measures the product against a variant that commits every request separately, and against the floor. They
 * run alternately, so that noise affects all of them.
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
        connections: CONNECTIONS,
        next: supply(
          ours,
          { url: ours.url, path: ours.webhookPath },
          await seedSent(stage.admin(ours.databaseUrl), ours, 40_000),
          'ours',
        ),
      },
      {
        url: naive.url,
        connections: CONNECTIONS,
        next: supply(
          naive,
          { url: naive.url, path: naive.webhookPath },
          await seedSent(stage.admin(naive.databaseUrl), naive, 40_000),
          'naive',
        ),
      },
      {
        url: floor.match,
        connections: CONNECTIONS,
        next: supply(ours, { url: floor.match, path: '/' }, ['wamid.floor'], 'floor'),
      },
    ];
    const { perSecond, p99, failed } = await driveRounds(drivers);
    const [oursRate, naiveRate, floorRate] = perSecond as [number, number, number];
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
      {
        what: 'p99 at 128 connections',
        value: p99[0] ?? Number.NaN,
        unit: 'ms',
        bound: { at: 'most', value: 250 },
      },
      { what: 'answers other than 200', value: failed, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}
