import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJson, type Json, stringAt } from '../../json.ts';
import type { Sandbox } from '../../sandbox.ts';
import { GraphError } from '../errors.ts';
import { accessNumber, accessToken } from '../request/auth.ts';
import { normalisePath, readParameters } from '../request/parameters.ts';
import type { Limits } from './limits.ts';
import { DROP_CONNECTION, postMessage } from './messages.ts';

const SEND = /^(?:\/v\d+\.\d+)?\/(\d+)\/(?:marketing_)?messages(?:\?(.*))?$/;
const MAX_BYTES = 1024 ** 2;

/**
 * Handles sends before the framework, whose routing and hooks cost more than the send itself: in our
 * measurement they halved the throughput of one process. Returns whether it handled the request.
 */
export function sendRoute(
  box: Sandbox,
  limits: Limits,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const match = request.method === 'POST' ? SEND.exec(normalisePath(request.url ?? '')) : null;
    if (!match) return false;
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    request.on('end', () => {
      if (!box.world.stopping) void answer(box, limits, request, response, match, chunks, size > MAX_BYTES);
    });
    return true;
  };
}

async function answer(
  box: Sandbox,
  limits: Limits,
  request: IncomingMessage,
  response: ServerResponse,
  match: RegExpExecArray,
  chunks: Buffer[],
  tooLarge: boolean,
): Promise<void> {
  try {
    const query = match[2] === undefined ? undefined : Object.fromEntries(new URLSearchParams(match[2]));
    // The token may also be in the body; only in that case is the body read before it is checked.
    const inBody = !request.headers.authorization && !query?.access_token && !tooLarge;
    let body = inBody ? readParameters(query, readBody(request, chunks)) : undefined;
    const token = query?.access_token ?? stringAt(body, 'access_token');
    const access = accessToken(box.world, request.headers.authorization, token);
    const number = accessNumber(box.world, access, match[1] ?? '', 'POST');
    if (tooLarge) throw new GraphError(100, 'The request is larger than 1 MB.', { httpStatus: 413 });
    body ??= readParameters(query, readBody(request, chunks));
    const result = await postMessage(box, limits, number, body);
    if (result === DROP_CONNECTION) request.socket.destroy();
    else reply(response, 200, result);
  } catch (cause) {
    const error = cause instanceof GraphError ? cause : new GraphError(1, undefined, { httpStatus: 500 });
    if (error !== cause)
      process.stderr.write(`sandbox: ${cause instanceof Error ? cause.stack : String(cause)}\n`);
    reply(response, error.httpStatus, error.body);
  }
}

function readBody(request: IncomingMessage, chunks: Buffer[]): Json {
  const text = chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString();
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    // A client that encodes twice sends the whole body as JSON text.
    const whole: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    if (isJson(whole)) return whole;
  } catch {
    // Continues below: invalid JSON and a body that is not an object get the same error.
  }
  throw new GraphError(100, 'The request body is not a JSON object.');
}

function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
