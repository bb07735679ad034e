import type { IncomingMessage } from 'node:http';
import { fieldProblem, type Problem } from '@waqtor/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../errors.ts';
import { exceededLimit } from './json-limits.ts';
import { readBody } from './read-body.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Body limit of JSON requests; a route may set a lower one. */
export const MAX_BODY_BYTES = 1_000_000;
const MAX_DEPTH = 64;
/** Each value may become a validation problem, and a megabyte of `[1,1,…` contains half a million values. */
const MAX_VALUES = 10_000;
const tooMany = fieldProblem('body', 'too_many', { max: MAX_VALUES });

/**
 * Replaces Fastify's JSON parser. It requires UTF-8, limits the depth and the number of values, and rejects
 * NUL, lone surrogates and `__proto__`.
 */
export function parseJsonStrictly(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    async ({ routeOptions }: FastifyRequest, payload: IncomingMessage) =>
      readJson(await readBody(payload, { maxBytes: routeOptions.bodyLimit ?? MAX_BODY_BYTES })),
  );
}

/** Parses JSON; undefined for an empty body. Throws `malformed_json` or `validation_failed`. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  // Checked before parsing, because rejecting a body must not cost more than accepting a valid one.
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
    if (value.includes('\u0000') || !value.isWellFormed()) refuse(fieldProblem('body', 'invalid_text'));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) refuse(fieldProblem('body', 'json_too_deep', { max: MAX_DEPTH }));
  if (Array.isArray(value)) {
    for (const item of value) checkJson(item, depth + 1, budget);
    return;
  }
  for (const key in value) {
    if (key === '__proto__') refuse(fieldProblem('body.__proto__', 'unknown_field'));
    checkJson(key, depth + 1, budget);
    checkJson((value as Record<string, unknown>)[key], depth + 1, budget);
  }
}

function refuse(problem: Problem): never {
  throw new AppError('validation_failed', [problem]);
}
