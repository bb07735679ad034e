import type { Outgoing } from '@waqtor/outgoing';
import type { CloudApiCredentials } from '../credentials.ts';
import { type ExchangeAnswer, type ExchangeError, type ExchangeRequest, exchange } from './exchange.ts';
import { graphError, transportError, unreadableAnswer } from './graph-error.ts';
import { openPools, type Pools } from './pools.ts';
import { type Redact, redactor } from './redact.ts';

export type Json = Record<string, unknown>;

/** Graph API calls of one session. Every failure is a `ProviderError` without secrets. */
export interface GraphClient {
  credentials: CloudApiCredentials;
  /** Origin of Graph. Besides Meta's own hosts, the token may be sent only to this origin. */
  origin: string;
  pools: Pools;
  redact: Redact;
  headers: Record<string, string>;
  get(path: string): Promise<Json>;
  post(path: string, body: Json): Promise<Json>;
  delete(path: string, body: Json): Promise<Json>;
  postBytes(path: string, contentType: string, body: Uint8Array): Promise<Json>;
}

export function createGraphClient(credentials: CloudApiCredentials, outgoing: Outgoing): GraphClient {
  const base = new URL(credentials.graphBaseUrl);
  const prefix = `${base.pathname.replace(/\/$/, '')}/${credentials.graphVersion}/`;
  const pools = openPools(outgoing);
  const redact = redactor(credentials);
  const headers = { authorization: `Bearer ${credentials.accessToken}`, 'user-agent': 'waqtor' };

  async function call(request: ExchangeRequest): Promise<Json> {
    const answer = await exchange(pools.get(base.origin), request).catch((error: ExchangeError) => {
      throw transportError(error);
    });
    return readAnswer(answer, redact);
  }

  function callJson(method: 'POST' | 'DELETE', path: string, body: Json): Promise<Json> {
    const json = { ...headers, 'content-type': 'application/json' };
    return call({ method, path: prefix + path, headers: json, body: JSON.stringify(body) });
  }

  return {
    credentials,
    origin: base.origin,
    pools,
    redact,
    headers,
    get: (path) => call({ method: 'GET', path: prefix + path, headers }),
    post: (path, body) => callJson('POST', path, body),
    delete: (path, body) => callJson('DELETE', path, body),
    postBytes: (path, contentType, body) =>
      call({
        method: 'POST',
        path: prefix + path,
        headers: { ...headers, 'content-type': contentType },
        body,
      }),
  };
}

function readAnswer({ status, text }: ExchangeAnswer, redact: Redact): Json {
  const body = parseObject(text);
  if (body === undefined) throw unreadableAnswer(status);
  if (isJson(body.error)) throw graphError(body.error, status, redact);
  if (status < 200 || status > 299) throw unreadableAnswer(status);
  return body;
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
