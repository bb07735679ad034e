import { Readable } from 'node:stream';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../../ids.ts';
import { buildPlatform } from '../../testing.ts';
import { route } from '../route.ts';
import { createHttp } from '../server.ts';

const database = await testDatabase();
// There are two connections besides the reserved ones, at most one of them for a single tenant.
const platform = buildPlatform(database, { databasePool: 6 });
const busy = await buildTenant(database);
const quiet = await buildTenant(database);

/** The requests of a test that were admitted, in order. */
const inside: { name: string; end: () => void }[] = [];
const hold = (name: string) => new Promise<void>((resolve) => inside.push({ name, end: resolve }));
const names = () => inside.map((it) => it.name);
const endAll = () => {
  for (const { end } of inside.splice(0)) end();
};

const access = { role: 'viewer' } as const;
const query = z.object({ name: z.string(), q: z.string().optional() });
const common = { method: 'GET', tag: 'Test', summary: 'Test', access, query } as const;
const answer = { data: z.string() };
const app = await createHttp({
  platform,
  authenticate: async ({ headers }) => ({
    kind: 'api_key',
    tenantId: String(headers['x-tenant']),
    apiKeyId: newId(),
    role: 'owner',
  }),
  api: (scope) => {
    route(scope, { ...common, url: '/t/tx', operationId: 'testTx', answer }, ({ ctx, query }) =>
      ctx.tx(async () => {
        await hold(query.name);
        // A nested transaction does not wait for its own slot.
        return ctx.tx(async () => query.name);
      }),
    );
    route(
      scope,
      { ...common, url: '/t/search', operationId: 'testSearch', heavy: 'search', answer },
      async ({ query }) => {
        await hold(query.name);
        return query.name;
      },
    );
    route(
      scope,
      { ...common, url: '/t/file', operationId: 'testFile', heavy: 'export', answer: { file: 'Text' } },
      async ({ query, reply }) => {
        async function* parts() {
          yield 'begun ';
          await hold(query.name);
          yield 'ended';
        }
        return reply.type('text/plain').send(Readable.from(parts()));
      },
    );
  },
});
afterAll(() => app.close());

const ask = async (path: string, tenant: string, query: Record<string, string>) =>
  app.inject({ url: `/api/v1/t/${path}`, query, headers: { 'x-tenant': tenant } });

describe('request transactions', () => {
  test('of one tenant leave a connection to another tenant, however many wait', async () => {
    const answers = Array.from({ length: 20 }, (_, i) => ask('tx', busy, { name: `busy ${i}` }));
    await until(() => inside.length > 0, { what: 'the first transaction' });
    const other = ask('tx', quiet, { name: 'quiet' });
    await until(() => names().includes('quiet'), { what: 'the transaction of the other tenant' });
    expect(names()).toEqual(['busy 0', 'quiet']);
    inside.splice(1, 1)[0]?.end();
    expect((await other).statusCode).toBe(200);
    let ended = 0;
    for (const one of answers) void one.then(() => (ended += 1));
    await until(() => {
      endAll();
      return ended === answers.length;
    });
    expect((await Promise.all(answers)).every((it) => it.statusCode === 200)).toBe(true);
  });
});

describe('heavy requests', () => {
  test('of one tenant run a few at a time, a few wait, and the rest get 429 with Retry-After', async () => {
    const answers = Array.from({ length: 24 }, (_, i) => ask('search', busy, { name: `${i}`, q: 'x' }));
    const refused = await Promise.race(answers);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('2');
    expect(refused.json().error).toMatchObject({
      code: 'too_many_concurrent_requests',
      details: [{ params: { work: 'search' } }],
    });
    expect(names()).toEqual(['0', '1', '2']);
    // A list request without `q` is not a search, and the other tenant has slots of its own.
    const light = ask('search', busy, { name: 'light' });
    const other = ask('search', quiet, { name: 'quiet', q: 'x' });
    await until(() => inside.length === 5, { what: 'both' });
    expect(names().slice(3).sort()).toEqual(['light', 'quiet']);
    let ended = 0;
    for (const one of answers) void one.then(() => (ended += 1));
    await until(() => {
      endAll();
      return ended === answers.length;
    });
    const codes = (await Promise.all([...answers, light, other])).map((it) => it.statusCode);
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
  });

  test('for files occupy a slot until the last byte is sent', async () => {
    const first = ask('file', busy, { name: 'one' });
    const second = ask('file', busy, { name: 'two' });
    await until(() => inside.length === 2, { what: 'two files' });
    const waiting = [ask('file', busy, { name: 'three' }), ask('file', busy, { name: 'four' })];
    const refused = await ask('file', busy, { name: 'five' });
    expect(refused.statusCode).toBe(429);
    expect(names()).toEqual(['one', 'two']);
    endAll();
    expect((await first).body).toBe('begun ended');
    await second;
    await until(() => inside.length === 2, { what: 'those that waited' });
    endAll();
    await Promise.all(waiting);
  });
});
