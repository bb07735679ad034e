import { isIPv6 } from 'node:net';

/** A client address at the two granularities used by throttles. */
export interface ClientNetwork {
  /** One customer of a network: an IPv4 address, or a /64 of IPv6. */
  address: string;
  /** The range in which an attacker can change addresses at no cost: /24 of IPv4, /48 of IPv6. */
  network: string;
}

/** Parses an address as formatted by Node; an IPv4-mapped IPv6 address counts as IPv4. */
export function clientNetwork(ip: string): ClientNetwork {
  const plain = ip
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) {
    return { address: plain, network: plain.split('.').slice(0, 3).join('.') };
  }
  const groups = groupsOf(plain);
  return { address: groups.slice(0, 4).join(':'), network: groups.slice(0, 3).join(':') };
}

/** The eight groups of an IPv6 address, with `::` expanded. */
function groupsOf(ip: string): string[] {
  // URL normalises every notation, including those that end in an IPv4 address.
  const normal = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  const [head = '', tail] = normal.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}
