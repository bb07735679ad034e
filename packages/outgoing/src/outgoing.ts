import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, request as undiciRequest } from 'undici';
import type { OutgoingPolicy } from './policies.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** An address that may not be asked, or that did not answer as it should. Which of these is in `cause`, for logs alone. */
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
  /** For the whole exchange; 10 s by default. */
  timeoutMs?: number;
  /** An answer that is longer is an error; 1 MB by default. */
  maxBytes?: number;
}

export interface OutgoingAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The way out for one policy. */
export interface Outgoing {
  /** Throws `OutgoingError` when this address may not be asked, whatever its name resolves to. */
  check(address: string): URL;
  /** For pools of undici: connects only where the policy allows, to the very addresses that were judged. */
  connect: buildConnector.connector;
  /** One request without redirects. Rejects with `OutgoingError` and nothing else. */
  request(address: string, options?: OutgoingRequest): Promise<OutgoingAnswer>;
  /** Ends idle connections. Safe twice. */
  stop(): Promise<void>;
}

/** `resolve` is for tests, which have names of their own; Node's `dns.lookup` by default. */
export function createOutgoing(
  policy: OutgoingPolicy,
  { resolve = dnsLookup as Resolve }: { resolve?: Resolve } = {},
): Outgoing {
  const anywhere = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: resolve as LookupFunction });
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(policy, resolve) });

  const connect: buildConnector.connector = (options, callback) => {
    const hostname = options.hostname.replace(/^\[|\]$/g, '');
    const verdict = judge(policy, addressOf(options, hostname));
    if (verdict === 'any address') return anywhere(options, callback);
    // Node asks no lookup for what is an IP address already.
    if (verdict === 'refused' || (isIP(hostname) !== 0 && !policy.allowsAddress(hostname))) {
      queueMicrotask(() => callback(new OutgoingError(`${hostname} is not allowed`), null));
      return;
    }
    guarded({ ...options, hostname }, (...[error, socket]) => {
      // undici gives no second argument beside an error.
      if (error !== null || !socket) return callback(error ?? new OutgoingError('no connection'), null);
      if (policy.allowsAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(new OutgoingError(`${hostname} led to ${socket.remoteAddress}`), null);
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

/** Answers with the addresses that were judged, and refuses a name of which a single one is not allowed. */
function guardedLookup(policy: OutgoingPolicy, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const refused = addresses.find(({ address }) => !policy.allowsAddress(address));
      const [first] = addresses;
      if (refused !== undefined || first === undefined) {
        return callback(new OutgoingError(`${hostname} leads to ${refused?.address}`), '', 0);
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function check(policy: OutgoingPolicy, address: string): URL {
  // The parser drops tabs and line breaks; whoever writes some means to be read differently elsewhere.
  if (/[\s\p{Cc}\\]/u.test(address) || !URL.canParse(address)) throw new OutgoingError('this is no address');
  const url = new URL(address);
  if (judge(policy, url) === 'refused') throw new OutgoingError(`${url.origin} is not allowed`);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (judge(policy, url) === 'allowed addresses' && isIP(hostname) !== 0 && !policy.allowsAddress(hostname)) {
    throw new OutgoingError(`${hostname} is not allowed`);
  }
  return url;
}

function judge(policy: OutgoingPolicy, url: URL | undefined): ReturnType<OutgoingPolicy['judge']> {
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return 'refused';
  return policy.judge(url);
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
    if (size > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(Buffer.from(chunk));
  }
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}
