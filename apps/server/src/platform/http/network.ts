import { isIPv6 } from 'node:net';

/** Where a request comes from, as throttles count it. */
export interface Place {
  /** What one customer of a network has: an IPv4 address, or a /64 of IPv6. */
  address: string;
  /** The neighbourhood an attacker can move in for free: /24 of IPv4, /48 of IPv6. */
  network: string;
}

/** Judges an address as Node writes it; IPv4 inside IPv6 counts as IPv4. */
export function placeOf(ip: string): Place {
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

/** The eight groups of an IPv6 address, with `::` written out. */
function groupsOf(ip: string): string[] {
  // URL knows every spelling, also those that end in an IPv4 address.
  const normal = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  const [head = '', tail] = normal.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}
