import { EventEmitter, once } from 'node:events';
import { createOutgoing, graphPolicy } from '@waqtor/outgoing';
import { expect, it } from 'vitest';
import { answerJson, assertDefined, openProvider, startFakeGraph } from '../testing/fake-graph.ts';
import { openPools } from './pools.ts';

it('providers of one origin share a pool, and disconnecting one twice does not close it for the other', async () => {
  const { url } = await startFakeGraph(answerJson(200, { data: [{ about: 'Hi' }] }));
  const outgoing = createOutgoing(graphPolicy({ operatorUrls: [url] }));
  const [one, other] = [openPools(outgoing), openPools(outgoing)];
  expect(one.get(url)).toBe(other.get(url));
  await one.close();
  await one.close();
  const pool = other.get(url);
  expect(pool.closed).toBe(false);
  await other.close();
  expect(pool.closed).toBe(true);
});

it('a disconnected provider can be used again', async () => {
  const { url } = await startFakeGraph(answerJson(200, { data: [{ about: 'Hi' }] }));
  const provider = openProvider(url);
  const getProfile = assertDefined(provider.getProfile);
  expect(await getProfile()).toEqual({ about: 'Hi' });
  await provider.disconnect();
  expect(await getProfile()).toEqual({ about: 'Hi' });
});

it('disconnecting waits for a running call', async () => {
  const signals = new EventEmitter();
  const arrived = once(signals, 'arrived');
  const { url } = await startFakeGraph((request, response, raw) => {
    signals.once('answer', () => answerJson(200, { data: [{ about: 'late' }] })(request, response, raw));
    signals.emit('arrived');
  });
  const provider = openProvider(url);
  const call = assertDefined(provider.getProfile)();
  await arrived;
  const closing = provider.disconnect();
  signals.emit('answer');
  expect(await call).toEqual({ about: 'late' });
  await closing;
});
