import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, errorRegistry, type Failure } from '@waqtor/contract';
import type { Config } from '../../config.ts';
import { newId } from '../../platform/ids.ts';

/** The path part of what was asked for. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

/**
 * A browser says which page opened the socket. It must be our own host, or one the operator allowed; programs say
 * nothing, and prove themselves in the first frame like everybody.
 */
export function isOriginAllowed(
  request: IncomingMessage,
  config: Pick<Config, 'allowedOrigins' | 'publicUrl'>,
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (config.allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.protocol !== 'http:' && page.protocol !== 'https:') return false;
  return (
    page.host === host || (config.publicUrl !== undefined && page.origin === new URL(config.publicUrl).origin)
  );
}

/** Answers an upgrade that will not happen, in the envelope of every other failure. */
export function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { status, title } = errorRegistry[code];
  const failure: Failure = {
    success: false,
    error: {
      code,
      message: title,
      details: null,
      docUrl: `/docs/errors/${code}`,
      requestId: `req_${newId().replaceAll('-', '')}`,
    },
  };
  const body = JSON.stringify(failure);
  const lines = [
    `HTTP/1.1 ${status} ${code}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 503 ? ['Retry-After: 1'] : []),
  ];
  socket.on('error', () => {});
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
