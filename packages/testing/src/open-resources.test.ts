import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as openSocket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { leakedSince, openResources } from './open-resources.ts';
import { until } from './until.ts';

const here = 'open-resources.test.ts';

test('an open timer is reported with where it was started', async () => {
  const before = openResources();
  const timer = setTimeout(() => {}, 60_000);
  const repeated = setInterval(() => {}, 60_000);
  expect(leakedSince(before)).toEqual([expect.stringMatching(`2 × Timeout, created at .*${here}`)]);
  clearTimeout(timer);
  clearInterval(repeated);
  expect(leakedSince(before)).toEqual([]);
});

test('a timer that does not use the global function is reported', async () => {
  const before = openResources();
  const stop = new AbortController();
  const waiting = delay(60_000, undefined, { signal: stop.signal }).catch(() => 'stopped');
  expect(leakedSince(before)).toEqual([expect.stringContaining('1 × Timeout')]);
  stop.abort();
  expect(await waiting).toBe('stopped');
  expect(leakedSince(before)).toEqual([]);
});

test('an open server and connection are reported', async () => {
  const before = openResources();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = openSocket((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const leaked = leakedSince(before).sort();
  expect(leaked[0]).toMatch(new RegExp(`1 × TCPServerWrap, created at .*${here}`));
  expect(leaked.at(-1)).toMatch(new RegExp(`× TCPSocketWrap, created at .*${here}`));
  socket.destroy();
  server.close();
  await until(() => leakedSince(before).length === 0, { what: 'the sockets to close' });
});

test('a running child process is reported', async () => {
  const before = openResources();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  expect(leakedSince(before).join()).toMatch(new RegExp(`1 × ProcessWrap, created at .*${here}`));
  child.kill();
  await until(() => leakedSince(before).length === 0, { what: 'the process to end' });
});

test('timers keep their behaviour', async () => {
  expect(await promisify(setTimeout)(1, 'later')).toBe('later');
  expect(await new Promise((resolve) => setTimeout(resolve, 1, 'an argument'))).toBe('an argument');
});
