import {
  type ErrorCode,
  type ErrorResponse,
  errorRegistry,
  fieldProblem,
  type Problem,
} from '@waqtor/contract';
import { isConcurrencyFailure, isDatabaseUnavailable, isStorageFull } from '@waqtor/db';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { AppError } from '../errors.ts';
import { problemsOf } from './validation-problems.ts';

/** The error codes that Fastify's own errors are mapped to. */
const fastifyCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_REQ_FILE_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_content_type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_content_type',
};

/** Maximum number of validation problems reported per request; the others are only counted. */
const MAX_PROBLEMS = 20;
const MAX_DETAILS = 100;
const MAX_DETAIL_DEPTH = 6;
/** Maximum length of quoted input, or of a message about it, in characters. */
const MAX_QUOTE = 500;

/** SQLSTATEs of the caller's text that Postgres cannot store: NUL in text, lone surrogates in JSON. */
const unstorable = new Set(['22021', '22P05']);

/**
 * Converts every error to a response: `{success: false, error}` with a registered code. Nothing else does.
 */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const known = toAppError(error);
    if ((known.status >= 500 && known.status !== 503) || known.code === 'storage_full')
      request.log.error({ err: error }, 'a request failed');
    // An operator needs the statement: the same requests may keep conflicting.
    if (isConcurrencyFailure(error))
      request.log.warn({ err: error }, 'a request was refused: its transaction kept conflicting with others');
    return sendFailure(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => sendFailure(request, reply, new AppError('route_not_found')));
}

/** Sends an error in the envelope of the contract. */
export function sendFailure(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const retryAfter = error.retryAfter ?? (error.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', Math.ceil(retryAfter));
  const body: ErrorResponse = {
    success: false,
    error: {
      code: error.code,
      message: errorRegistry[error.code].title,
      details: error.details.slice(0, MAX_DETAILS).map(boundProblem),
      docUrl: `/docs/errors/${error.code}`,
      requestId: request.id,
    },
  };
  return reply
    .status(error.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

/** Truncates the caller's input, which a problem may quote. */
function boundProblem(problem: Problem): Problem {
  const { code, field, params, message } = problem;
  const bounded = Object.entries(params)
    .slice(0, MAX_DETAILS)
    .map(([name, value]) => [shorten(name), boundDetails(value)]);
  return {
    code,
    field: field === null ? null : shorten(field),
    params: Object.fromEntries(bounded),
    message: shorten(message),
  };
}

function boundDetails(details: unknown, depth = 0): unknown {
  if (typeof details === 'string') return shorten(details);
  if (typeof details !== 'object' || details === null) return details;
  if (details instanceof Date) return details;
  if (depth >= MAX_DETAIL_DEPTH) return '…';
  if (Array.isArray(details))
    return details.slice(0, MAX_DETAILS).map((item) => boundDetails(item, depth + 1));
  const entries = Object.entries(details).slice(0, MAX_DETAILS);
  return Object.fromEntries(entries.map(([key, value]) => [shorten(key), boundDetails(value, depth + 1)]));
}

function shorten(text: string): string {
  return text.length <= MAX_QUOTE ? text : `${text.slice(0, MAX_QUOTE).toWellFormed()}…`;
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = error.validationContext ?? 'request';
    const all = error.validation.flatMap((issue) => problemsOf(context, issue));
    const details = all.slice(0, MAX_PROBLEMS);
    const count = all.length - details.length;
    if (count > 0) details.push(fieldProblem(context, 'problems_truncated', { count }));
    return new AppError('validation_failed', details);
  }
  if (isResponseSerializationError(error)) return new AppError('internal_error', undefined, { cause: error });
  if (isStorageFull(error)) return new AppError('storage_full', undefined, { retryAfter: 30, cause: error });
  if (isDatabaseUnavailable(error)) return new AppError('database_unavailable', undefined, { cause: error });
  if (isConcurrencyFailure(error)) return new AppError('overloaded', undefined, { cause: error });
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code && unstorable.has(code)) {
    return new AppError('validation_failed', [fieldProblem('body', 'invalid_text')]);
  }
  if (code === '57014') return new AppError('overloaded', undefined, { cause: error }); // statement timeout
  const mapped = code ? fastifyCodes[code] : undefined;
  if (mapped) return new AppError(mapped);
  if (statusCode === 413) return new AppError('payload_too_large');
  if (statusCode === 415) return new AppError('unsupported_content_type');
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new AppError('validation_failed', [fieldProblem('request', 'invalid')]);
  return new AppError('internal_error', undefined, { cause: error });
}
