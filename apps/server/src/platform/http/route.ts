import {
  type ErrorCode,
  errorRegistry,
  errorResponse,
  failsWith,
  fieldProblem,
  page,
  success,
} from '@waqtor/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { type Caller, type Ctx, hasRole, type Role } from '../platform.ts';
import { buildCtx } from './ctx.ts';
import { Replay } from './idempotency/idempotency.ts';
import { enterHeavyWork, type HeavyWork } from './limits/heavy-work.ts';

/** Who may call the endpoint: callers with at least this role, or everyone, with the reason. */
export type Access = { role: Role } | { public: string };

/** The declaration of one endpoint, used by OpenAPI, validation and the tenant isolation tests. */
export interface RouteSpec {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path under /api/v1, with `:params`. */
  url: string;
  /** camelCase, unique; the SDKs' method name. */
  operationId: string;
  /** An imperative in sentence case without a full stop: "Create a tag". */
  summary: string;
  /** Further rules that the summary has no room for, in whole sentences. */
  description?: string;
  tag: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The schema of `data`; `list` wraps an item into a page with `nextCursor`. */
  answer: { data: z.ZodType } | { list: z.ZodType } | { file: string };
  status?: 200 | 201 | 202;
  /** Error codes of this endpoint, in addition to those that every endpoint may return. */
  errors?: readonly ErrorCode[];
  /**
   * The endpoint accepts an Idempotency-Key because it sends or creates something. Its handler must use
   * `ctx.once`.
   */
  idempotent?: boolean;
  /** `multipart` if the body is a form with a file; the handler reads it from the request. */
  consumes?: 'multipart';
  /**
   * The endpoint is expensive: few requests run concurrently per tenant. A `search` counts only if `q` is
   * given, or if the query has no such field.
   */
  heavy?: HeavyWork;
}

/** A request of any endpoint, validated by the endpoint's schemas. */
interface AnyCall {
  ctx: Ctx | undefined;
  params: unknown;
  query: unknown;
  body: unknown;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Input<T> = T extends z.ZodType ? z.output<T> : undefined;

/** The argument of a handler: validated input and the authenticated context. */
export interface Call<S extends RouteSpec> {
  ctx: S['access'] extends { public: string } ? undefined : Ctx;
  params: Input<S['params']>;
  query: Input<S['query']>;
  body: Input<S['body']>;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Answer<S extends RouteSpec> = S['answer'] extends { data: infer D extends z.ZodType }
  ? z.input<D>
  : S['answer'] extends { list: infer I extends z.ZodType }
    ? { items: z.input<I>[]; nextCursor: string | null }
    : FastifyReply;

/** Every registered endpoint, for the tests that check rules on all of them. */
export const registeredRoutes: RouteSpec[] = [];

/** Whether the body of this endpoint is optional. */
export function hasOptionalBody(operationId: string): boolean {
  return (
    registeredRoutes.find((spec) => spec.operationId === operationId)?.body?.safeParse(undefined).success ===
    true
  );
}

/** Body limit of public endpoints. E-mails, passwords and tokens are far shorter. */
export const PUBLIC_BODY_BYTES = 16 * 1024;

/** Error codes that any endpoint may return. */
const everywhere: ErrorCode[] = [
  'validation_failed',
  'malformed_json',
  'not_found',
  'payload_too_large',
  'unsupported_content_type',
  'rate_limited',
  'internal_error',
  'database_unavailable',
  'storage_full',
  'overloaded',
  'shutting_down',
];
const authenticated: ErrorCode[] = [
  'unauthenticated',
  'token_expired',
  'login_ended',
  'api_key_revoked',
  'forbidden',
];

/** Registers one endpoint. `access` is required, so no endpoint is public by omission. */
export function route<const S extends RouteSpec>(
  app: FastifyInstance,
  spec: S,
  handler: (call: Call<S>) => Promise<Answer<S>>,
): void {
  if (!registeredRoutes.some((known) => known.operationId === spec.operationId)) registeredRoutes.push(spec);
  const options: RouteShorthandOptions = { schema: schemaOf(spec) };
  app.route({
    ...options,
    // Authenticates by the headers only, before the body is read: the body of an unauthenticated client is
    // never parsed.
    ...('role' in spec.access
      ? { onRequest: (request, reply) => authorise(app, request, reply, spec) }
      : { bodyLimit: PUBLIC_BODY_BYTES }),
    method: spec.method,
    url: spec.url,
    handler: async (request, reply) => {
      const ctx = 'role' in spec.access ? ctxOf(app, request, spec) : undefined;
      const { params, query, body } = request;
      const call: AnyCall = { ctx, params, query, body, request, reply };
      const leave =
        ctx && isHeavy(spec, query) ? await enterHeavyWork(ctx, spec.heavy, ctx.tenantId) : undefined;
      const result = await orStoredAnswer(reply, () => handler(call as Call<S>)).finally(() => {
        // A file may still be sent after the handler has returned.
        if (!leave) return;
        if (!('file' in spec.answer) || reply.raw.writableEnded || reply.raw.destroyed) leave();
        else reply.raw.once('finish', leave).once('close', leave);
      });
      if ('file' in spec.answer) return result;
      if (spec.status) reply.status(spec.status);
      if ('list' in spec.answer) {
        const { items, nextCursor } = result as { items: unknown[]; nextCursor: string | null };
        return { success: true, data: items, nextCursor };
      }
      return { success: true, data: result };
    },
  });
}

function isHeavy(spec: RouteSpec, query: unknown): spec is RouteSpec & { heavy: HeavyWork } {
  if (spec.heavy === undefined) return false;
  if (spec.heavy !== 'search' || !spec.query || !('q' in spec.query.shape)) return true;
  return Boolean((query as { q?: string }).q);
}

/** Runs the handler; for a repeated Idempotency-Key, sends the stored response instead. */
async function orStoredAnswer(reply: FastifyReply, handle: () => Promise<unknown>): Promise<unknown> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof Replay)) throw error;
    reply.header('idempotency-replayed', 'true');
    return error.data;
  }
}

/** The authenticated caller of each request. */
const callers = new WeakMap<FastifyRequest, Caller>();

async function authorise(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  spec: RouteSpec,
): Promise<void> {
  const caller = await app.authenticate(request);
  app.takeRequest(caller, reply);
  if ('role' in spec.access && !hasRole(caller, spec.access.role)) {
    throw new AppError('forbidden', [fieldProblem(null, 'role_required', { needs: spec.access.role })]);
  }
  callers.set(request, caller);
}

function ctxOf(app: FastifyInstance, request: FastifyRequest, spec: RouteSpec): Ctx {
  const caller = callers.get(request);
  if (!caller) throw new Error('the request was not authenticated');
  return buildCtx(app.platform, caller, request, spec.idempotent === true);
}

// Loose, because a strict header schema would remove all other headers from the request.
const idempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, failsWith('printable_ascii_only'))
    .optional()
    .describe(
      'A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours.',
    ),
});

const aFile = z.string().meta({ format: 'binary', description: 'The file, with its own content type' });

function schemaOf(spec: RouteSpec) {
  const codes = [...everywhere, ...('role' in spec.access ? authenticated : []), ...(spec.errors ?? [])];
  if (spec.idempotent) codes.push('idempotency_key_reused');
  if (spec.heavy) codes.push('too_many_concurrent_requests');
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorRegistry[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const failures = Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${errorRegistry[code].title}`).join('\n\n'),
        content: { 'application/json': { schema: errorResponse } },
      },
    ]),
  );
  const answer =
    'file' in spec.answer
      ? { 200: { description: spec.answer.file, content: { 'application/octet-stream': { schema: aFile } } } }
      : { [spec.status ?? 200]: 'list' in spec.answer ? page(spec.answer.list) : success(spec.answer.data) };
  return {
    operationId: spec.operationId,
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    tags: [spec.tag],
    security: 'role' in spec.access ? [{ bearer: [] }, { apiKey: [] }] : [],
    ...(spec.params ? { params: spec.params } : {}),
    ...(spec.query ? { querystring: spec.query } : {}),
    ...(spec.body ? { body: spec.body } : {}),
    ...(spec.idempotent ? { headers: idempotencyHeaders } : {}),
    ...(spec.consumes === 'multipart' ? { consumes: ['multipart/form-data'] } : {}),
    response: { ...answer, ...failures },
  };
}
