import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { endKeptConnections } from './kept-connections.ts';

test('closing the server completes requests in progress and does not wait for keep-alive connections', async () => {
  const app = fastify();
  endKeptConnections(app);
  let answerNow: () => void = () => {};
  const isUnderWay = new Promise<void>((begun) => {
    app.get('/', async () => {
      begun();
      await new Promise<void>((resolve) => {
        answerNow = resolve;
      });
      return 'answered';
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const answer = new Promise<{ text: string; connection: string | undefined }>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve({ text, connection: response.headers.connection }));
    }).once('error', reject);
  });
  await isUnderWay;

  const closing = app.close();
  await expect.poll(() => app.server.listening).toBe(false);
  answerNow();
  expect(await answer).toEqual({ text: 'answered', connection: 'close' });
  await closing;
  agent.destroy();
}, 30_000);
