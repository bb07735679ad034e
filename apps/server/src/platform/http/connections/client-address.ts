import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../config.ts';
import { clientNetwork } from './network.ts';

/* Determines the client's address, including behind reverse proxies. */

/**
 * Private networks: these addresses belong to the operator's own proxy, never to a client on the internet.
 */
const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv4');
}
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addSubnet('fe80::', 10, 'ipv6');

const forwardingHeaders = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'forwarded',
  'x-real-ip',
];

function plainAddress(ip: string): string {
  return ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return forwardingHeaders.some((name) => headers[name] !== undefined);
}

/**
 * Whether many people may share this address. A loopback or private address often belongs to a proxy or the
 * gateway of a container network. Limits per address must not apply to it, because one visitor could lock
 * everybody out.
 */
function isSharedAddress(ip: string): boolean {
  const plain = plainAddress(ip);
  if (plain === '::1' || plain.startsWith('127.')) return true;
  if (isIP(plain) === 0) return false;
  return privateNetworks.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4');
}

/** Returns the throttle key for an address: the address, combined with `name` if many people may share it. */
export function throttleNameOf(ip: string, name: string): string {
  const { address } = clientNetwork(ip);
  return isSharedAddress(ip) ? `${address}\n${name.toLowerCase()}` : address;
}

/**
 * Returns the client's address of a request that does not go through Fastify, by the same rule: as many
 * proxies as are trusted are skipped.
 */
export function clientAddress(request: IncomingMessage, { trustProxy }: Pick<Config, 'trustProxy'>): string {
  const peer = request.socket.remoteAddress ?? '';
  if (trustProxy === 0) return peer;
  const forwarded = request.headers['x-forwarded-for'];
  const list = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
    .reverse();
  return [peer, ...list][Math.min(trustProxy, list.length)] ?? peer;
}

/**
 * The part of an address that identifies one customer of a network: the whole IPv4 address, or a /64 of IPv6.
 */
export function customerOf(ip: string): string {
  return clientNetwork(ip).address;
}

/**
 * Logs one warning if requests come through a proxy that TRUST_PROXY does not include, because every client
 * then appears to have the proxy's address.
 */
export function warnOfUntrustedProxy(app: FastifyInstance): void {
  const { config, log } = app.platform;
  if (config.trustProxy > 0) return;
  let isTold = false;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && isForwarded(request.headers)) {
      isTold = true;
      log.warn(
        { peer: request.socket.remoteAddress },
        'a request has X-Forwarded-* headers, which are ignored: if the server is behind a proxy of yours, set ' +
          'TRUST_PROXY to the number of proxies (docs/guides/behind-a-proxy.md)',
      );
    }
    done();
  });
}
