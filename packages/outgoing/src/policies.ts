import ipaddr from 'ipaddr.js';
import { embeddedIPv4, isPublicAddress } from './public-address.ts';

/** Which URLs may be requested. */
export interface OutgoingPolicy {
  /**
   * What a URL allows as it is written: nothing, only allowed IP addresses, or any address to which its name
   * resolves.
   */
  checkUrl(url: URL): 'refused' | 'allowed addresses' | 'any address';
  allowsAddress(ip: string): boolean;
}

/** Hosts of Meta's Graph API and of message media. */
const META_DOMAINS = ['facebook.com', 'fbcdn.net', 'fbsbx.com', 'whatsapp.net'];

/**
 * For requests to WhatsApp: Meta's own hosts over https if their addresses are public, and the URLs
 * configured by the operator, whatever they resolve to. A server bound to loopback gets no exception.
 * `ownUrl` is called for every request; it returns the URL of the sandbox that this server is running at the
 * moment, if any.
 */
export function graphPolicy({
  operatorUrls,
  ownUrl = () => undefined,
}: {
  operatorUrls: readonly string[];
  ownUrl?: () => string | undefined;
}): OutgoingPolicy {
  const origins = new Set(operatorUrls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin));
  return {
    checkUrl(url) {
      if (origins.has(url.origin) || url.origin === ownUrl()) return 'any address';
      const isMeta = META_DOMAINS.some((domain) => url.hostname.endsWith(`.${domain}`));
      return isMeta && url.protocol === 'https:' && url.port === '' ? 'allowed addresses' : 'refused';
    },
    allowsAddress: isPublicAddress,
  };
}

/** For URLs given by tenants: public addresses, and networks the operator has allowed (CIDR). */
export function tenantUrlPolicy({ allowedNetworks }: { allowedNetworks: readonly string[] }): OutgoingPolicy {
  const networks = parseNetworks(allowedNetworks);
  const isIn = (ip: string) => {
    const address = ipaddr.process(embeddedIPv4(ip) ?? ip);
    return networks.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));
  };
  return {
    checkUrl: (url) => (BAD_PORTS.has(Number(url.port)) ? 'refused' : 'allowed addresses'),
    allowsAddress: (ip) => isPublicAddress(ip) || (ipaddr.isValid(ip) && !ip.includes('%') && isIn(ip)),
  };
}

/** Parses networks such as `10.1.0.0/16` or `fd00::/8`; throws a `TypeError` with the invalid one. */
export function parseNetworks(texts: readonly string[]): [ipaddr.IPv4 | ipaddr.IPv6, number][] {
  return texts.map((text) => {
    if (!ipaddr.isValidCIDR(text)) throw new TypeError(`${text} is not a network such as 10.1.0.0/16`);
    return ipaddr.parseCIDR(text);
  });
}

/** Ports of non-HTTP protocols, whose servers could be attacked by a request (Fetch standard, "bad port"). */
const BAD_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
  27017, 5432, 3306,
]);
