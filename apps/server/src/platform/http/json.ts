import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { exceededLimit } from './json-limits.ts';
import { readBody } from './read-body.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Of a request that is no file, unless its route says less. */
export const MAX_BODY_BYTES = 1_000_000;
const MAX_DEPTH = 64;
/** Each may become a problem to report: a megabyte of `[1,1,…` is half a million of them. */
const MAX_VALUES = 10_000;
const tooMany = `holds more than ${MAX_VALUES} keys and values`;

/** Replaces Fastify's JSON parser: UTF-8 or nothing, bounded depth and number of values, no NUL, no lone surrogate, no `__proto__`. */
export function parseJsonStrictly(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    async ({ routeOptions }: FastifyRequest, payload: IncomingMessage) =>
      readJson(await readBody(payload, { maxBytes: routeOptions.bodyLimit ?? MAX_BODY_BYTES })),
  );
}

/** The JSON in these bytes; throws `malformed_json` or `validation_failed`. An empty body is undefined. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  // Looked at before it is parsed: what is refused must not cost more than what is right.
  if (exceededLimit(body, { members: MAX_VALUES, values: MAX_VALUES })) refuse(tooMany);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw new AppError('malformed_json', undefined, { cause });
  }
  checkJson(value, 0, { left: MAX_VALUES });
  return value;
}

function checkJson(value: unknown, depth: number, budget: { left: number }): void {
  budget.left -= 1;
  if (budget.left < 0) refuse(tooMany);
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) refuse('holds characters that are not valid text');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) refuse(`is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (const item of value) checkJson(item, depth + 1, budget);
    return;
  }
  for (const key in value) {
    if (key === '__proto__') refuse('names __proto__');
    checkJson(key, depth + 1, budget);
    checkJson((value as Record<string, unknown>)[key], depth + 1, budget);
  }
}

function refuse(problem: string): never {
  throw new AppError('validation_failed', [{ field: 'body', problem }]);
}
