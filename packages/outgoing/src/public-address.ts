import { BlockList, isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * IANA's special-purpose registry, multicast, reserved space, and Azure's host agent, whose address only
 * looks public.
 */
const special4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** The only part of IPv6 allocated as global unicast; everything else is special. */
const global6 = blockList('ipv6', ['2000::/3']);
/** Special ranges within it: Teredo, ORCHID and benchmarks (2001::/23), documentation, 6to4. */
const special6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/** Whether this is an IP address of the public internet; false for anything that is not an IP address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  const embedded = embeddedIPv4(address);
  if (embedded !== undefined) return isPublicAddress(embedded);
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

/**
 * Returns the IPv4 address inside `::ffff:0:0/96` and NAT64 addresses, which is where the connection really
 * goes.
 */
export function embeddedIPv4(address: string): string | undefined {
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return undefined;
  if (!parsed.isIPv4MappedAddress() && !parsed.match(NAT64 as [ipaddr.IPv6, number])) return undefined;
  return parsed.toByteArray().slice(-4).join('.');
}

function blockList(family: 'ipv4' | 'ipv6', networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
