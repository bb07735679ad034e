import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, type ErrorResponse, errorRegistry } from '@waqtor/contract';
import { newId } from '../../../platform/ids.ts';

export { isOriginAllowed } from '../../../platform/http/connections/origin.ts';

/** The path of the request URL. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

/** Refuses an upgrade with the error envelope of the API. */
export function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { status, title } = errorRegistry[code];
  const failure: ErrorResponse = {
    success: false,
    error: {
      code,
      message: title,
      details: [],
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
