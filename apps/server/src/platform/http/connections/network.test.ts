import { expect, test } from 'vitest';
import { clientNetwork } from './network.ts';

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:DB8:1::6', '2001:db8:1:0', '2001:db8:1'],
  ['2001:db8::', '2001:db8:0:0', '2001:db8:0'],
  ['::1', '0:0:0:0', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0', 'fe80:0:0'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0', '64:ff9b:0'],
])('clientNetwork(%s) is the address %s in the network %s', (ip, address, network) => {
  expect(clientNetwork(ip)).toEqual({ address, network });
});
