import { testDatabase } from '@waqtor/testing';
import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import type { Scan } from '../../background/background-worker.ts';
import { buildPlatform } from '../../testing.ts';
import { answerFailures } from '../failures.ts';
import { registerOperationsRoutes } from './operations.routes.ts';

const database = await testDatabase();

interface Options {
  metricsToken?: string;
  isDraining?: boolean;
  scans?: Scan[];
}

function open({ metricsToken, isDraining = false, scans = [] }: Options = {}) {
  const platform = buildPlatform(database, { metricsToken });
  const app = fastify();
  onTestFinished(() => app.close());
  app.decorate('platform', platform);
  answerFailures(app);
  registerOperationsRoutes(app, {
    isDraining: () => isDraining,
    responsibilities: () => ({ scans, dueKinds: [] }),
  });
  return {
    platform,
    async get(url: string, headers: Record<string, string> = {}) {
      const { statusCode, body, headers: answered } = await app.inject({ url, headers });
      return { status: statusCode, body, type: answered['content-type'] };
    },
  };
}

test('a process whose worker has stopped is alive, but not ready', async () => {
  const doneAtMs = performance.now() - 3_600_000;
  const { get } = open({ scans: [{ name: 'dispatcher', everyMs: 1_000, doneAtMs }] });
  expect(await get('/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(await get('/ready')).toMatchObject({ status: 503, body: expect.stringContaining('dispatcher') });
});

test('the process is ready until it stops', async () => {
  const { get, platform } = open();
  await platform.wakeUps.start();
  expect(await get('/ready')).toMatchObject({ status: 200 });
  expect(await open({ isDraining: true }).get('/ready')).toMatchObject({
    status: 503,
    body: '{"status":"stopping"}',
  });
});

test('metrics need their token, and are off without one', async () => {
  const { get, platform } = open({ metricsToken: 'a secret of the operator' });
  platform.metrics.counter('test_total', 'A counter').inc();
  for (const headers of [{}, { authorization: 'Bearer guess' }])
    expect(await get('/metrics', headers as Record<string, string>)).toMatchObject({ status: 401 });
  const metrics = await get('/metrics', { authorization: 'Bearer a secret of the operator' });
  expect(metrics).toMatchObject({ status: 200, type: expect.stringContaining('text/plain') });
  expect(metrics.body).toContain('test_total 1');
  expect(await open().get('/metrics')).toMatchObject({ status: 404 });
});

test('the page of an error is served, and of nothing else', async () => {
  const { get } = open();
  expect(await get('/docs/errors/not_found')).toMatchObject({
    status: 200,
    type: 'text/markdown; charset=utf-8',
    body: expect.stringContaining('not_found'),
  });
  for (const code of ['nothing', '..%2f..%2fREADME', 'constructor'])
    expect([code, (await get(`/docs/errors/${code}`)).status]).toEqual([code, 404]);
});
