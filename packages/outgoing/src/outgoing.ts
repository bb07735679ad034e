import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, request as undiciRequest } from 'undici';
import type { OutgoingPolicy } from './policies.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A URL that is not allowed, or a request to it that failed. `cause`, which is for logs only, contains which.
 */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly code = 'ADDRESS_UNREACHABLE';

  constructor(cause: unknown) {
    super('The address cannot be reached or is not allowed.', { cause });
  }
}

export interface OutgoingRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Timeout of the whole request (ms); 10 s by default. */
  timeoutMs?: number;
  /** Maximum size of the response in bytes; 1 MB by default. A larger response is an error. */
  maxBytes?: number;
}

export interface OutgoingAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** HTTP access under one policy. */
export interface Outgoing {
  /** Throws an `OutgoingError` if this URL is not allowed, whatever its name resolves to. */
  check(address: string): URL;
  /**
   * For undici's pools: connects only where the policy allows, to exactly the addresses that were checked.
   */
  connect: buildConnector.connector;
  /** One request without redirects. Rejects only with `OutgoingError`. */
  request(address: string, options?: OutgoingRequest): Promise<OutgoingAnswer>;
  /** Closes idle connections. May be called twice. */
  stop(): Promise<void>;
}

/** `resolve` is for tests, which use made-up names; Node's `dns.lookup` by default. */
export function createOutgoing(
  policy: OutgoingPolicy,
  { resolve = dnsLookup as Resolve }: { resolve?: Resolve } = {},
): Outgoing {
  const anywhere = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: resolve as LookupFunction });
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(policy, resolve) });

  const connect: buildConnector.connector = (options, callback) => {
    const hostname = options.hostname.replace(/^\[|\]$/g, '');
    const verdict = verdictOnAddresses(policy, addressOf(options, hostname));
    if (verdict === 'any address') return anywhere(options, callback);
    // Node does no look-up for a literal IP address.
    if (verdict === 'refused' || (isIP(hostname) !== 0 && !policy.allowsAddress(hostname))) {
      queueMicrotask(() => callback(new OutgoingError(`${hostname} is not allowed`), null));
      return;
    }
    guarded({ ...options, hostname }, (...[error, socket]) => {
      // undici passes no second argument with an error.
      if (error !== null || !socket) return callback(error ?? new OutgoingError('no connection'), null);
      if (policy.allowsAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(
        new OutgoingError(`${hostname} was connected to ${socket.remoteAddress}, which is not allowed`),
        null,
      );
    });
  };

  const agent = new Agent({ connect, connections: 64, keepAliveTimeout: 10_000 });
  let stopping: Promise<void> | undefined;
  return {
    connect,
    check: (address) => check(policy, address),
    async request(address, options = {}) {
      const url = check(policy, address);
      try {
        return await exchange(agent, url, options);
      } catch (error) {
        throw error instanceof OutgoingError ? error : new OutgoingError(error);
      }
    },
    stop() {
      stopping ??= agent.close();
      return stopping;
    },
  };
}

/** `dns.lookup` with a callback. */
export type Resolve = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** Returns the addresses that were checked, and refuses a name if any of its addresses is not allowed. */
function guardedLookup(policy: OutgoingPolicy, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const refused = addresses.find(({ address }) => !policy.allowsAddress(address));
      const [first] = addresses;
      if (refused !== undefined || first === undefined) {
        return callback(
          new OutgoingError(`${hostname} resolves to ${refused?.address}, which is not allowed`),
          '',
          0,
        );
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function check(policy: OutgoingPolicy, address: string): URL {
  // The URL parser drops tabs and line breaks. A URL that contains them may be meant to be parsed differently
  // by another program.
  if (/[\s\p{Cc}\\]/u.test(address) || !URL.canParse(address)) throw new OutgoingError('this is not a URL');
  const url = new URL(address);
  if (verdictOnAddresses(policy, url) === 'refused') throw new OutgoingError(`${url.origin} is not allowed`);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (
    verdictOnAddresses(policy, url) === 'allowed addresses' &&
    isIP(hostname) !== 0 &&
    !policy.allowsAddress(hostname)
  ) {
    throw new OutgoingError(`${hostname} is not allowed`);
  }
  return url;
}

function verdictOnAddresses(
  policy: OutgoingPolicy,
  url: URL | undefined,
): ReturnType<OutgoingPolicy['checkUrl']> {
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return 'refused';
  return policy.checkUrl(url);
}

function addressOf(options: buildConnector.Options, hostname: string): URL | undefined {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname;
  const address = `${options.protocol}//${host}${options.port === '' ? '' : `:${options.port}`}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

async function exchange(agent: Agent, url: URL, options: OutgoingRequest): Promise<OutgoingAnswer> {
  const { method = 'GET', headers = {}, body = null, timeoutMs = 10_000, maxBytes = 1_000_000 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await undiciRequest(url, { dispatcher: agent, method, headers, body, signal });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`the response is longer than ${maxBytes} bytes`);
    chunks.push(Buffer.from(chunk));
  }
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}
