import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, throttleNameOf } from './client-address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
])('%s is throttled by its network alone', (ip, network) => {
  const name = throttleNameOf(ip, 'Nadia@example.com');
  expect(name.startsWith(network)).toBe(true);
  expect(name).not.toContain('nadia');
});

test.each([
  '127.0.0.1',
  '::1',
  '::ffff:10.0.0.8',
  '10.1.2.3',
  '172.16.9.9',
  '192.168.1.1',
  'fd00::1',
  'fe80::1%eth0',
])('%s may be shared, so the name counts too', (ip) => {
  expect(throttleNameOf(ip, 'Nadia@example.com')).toContain('\nnadia@example.com');
});

test('what is no address is throttled as it is', () => {
  expect(throttleNameOf('unix', 'x')).toBe('unix');
});

test.each([
  [0, '198.51.100.1', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '198.51.100.1', '198.51.100.1'],
  [1, '198.51.100.9, 198.51.100.1', '198.51.100.1'],
  [2, '198.51.100.9, 198.51.100.1', '198.51.100.9'],
  [5, '198.51.100.9, 198.51.100.1', '198.51.100.9'],
  [1, ['198.51.100.9', '198.51.100.1'], '198.51.100.1'],
  [1, ' , ', '10.0.0.1'],
])('with %i trusted proxies, %j has the client %s', (trustProxy, forwarded, client) => {
  const request = { socket: { remoteAddress: '10.0.0.1' }, headers: { 'x-forwarded-for': forwarded } };
  expect(clientAddress(request as unknown as IncomingMessage, { trustProxy })).toBe(client);
});
