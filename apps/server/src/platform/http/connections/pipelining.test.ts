import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { buildPlatform } from '../../testing.ts';
import { route } from '../route.ts';
import { createHttp } from '../server.ts';

const platform = buildPlatform(await testDatabase());
/** The running requests, in the order in which they started. */
const begun: { name: string; end: () => void }[] = [];
const app = await createHttp({
  platform,
  authenticate: () => Promise.reject(new Error('nobody signs in here')),
  api: (scope) =>
    route(
      scope,
      {
        method: 'GET',
        url: '/t/held',
        operationId: 'testHeld',
        summary: 'Test',
        tag: 'Test',
        access: { public: 'a test' },
        query: z.object({ name: z.string() }),
        answer: { data: z.string() },
      },
      async ({ query }) => {
        await new Promise<void>((resolve) => begun.push({ name: query.name, end: resolve }));
        return query.name;
      },
    ),
});
await app.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => app.close());

async function openConnection() {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (data) => (heard += String(data)));
  const ask = (names: readonly string[]) =>
    socket.write(names.map((name) => `GET /api/v1/t/held?name=${name} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
  return { socket, ask, heard: () => [...heard.matchAll(/"data":"(\w+)"/g)].map(([, name]) => name) };
}

test('pipelined requests run one after the other; other connections do not wait', async () => {
  const one = await openConnection();
  one.ask(['a', 'b', 'c']);
  await until(() => begun.length === 1);
  const other = await openConnection();
  other.ask(['z']);
  await until(() => begun.length === 2);
  expect(begun.map(({ name }) => name)).toEqual(['a', 'z']);
  for (const name of ['a', 'z', 'b', 'c']) {
    const next = await until(() => begun.shift(), { what: `${name} to begin` });
    expect(next.name).toBe(name);
    next.end();
  }
  await until(() => one.heard().length === 3);
  expect(one.heard()).toEqual(['a', 'b', 'c']);
  // A connection that is idle again starts its next request immediately.
  one.ask(['d']);
  (await until(() => begun.shift())).end();
  await until(() => one.heard().length === 4);
});

test('a connection with too many pipelined requests is closed and none of them runs', async () => {
  const { socket, ask } = await openConnection();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  ask(Array.from({ length: 1_500 }, (_, n) => `n${n}`));
  await closed;
  expect(begun.map(({ name }) => name)).toEqual(['n0']);
  begun.shift()?.end();
  const after = await openConnection();
  after.ask(['after']);
  (await until(() => begun.shift())).end();
  await until(() => after.heard().length === 1);
});
