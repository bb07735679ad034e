import { type Tx, withTenants } from '@waqtor/db';
import type { FastifyRequest } from 'fastify';
import type { Caller, Ctx, Platform } from '../platform.ts';
import { claimOf, runOnce } from './idempotency/idempotency.ts';
import { createTransactionRunner } from './limits/transaction-runner.ts';

/** Builds the context of one authenticated request. Its transactions include the caller's tenant only. */
export function buildCtx(
  platform: Platform,
  caller: Caller,
  request: FastifyRequest,
  takesKey: boolean,
): Ctx {
  const options = caller.kind === 'member' ? { userId: caller.userId } : {};
  const runTransaction = createTransactionRunner(platform, caller.tenantId);
  const tx = <T>(fn: (tx: Tx) => Promise<T>) =>
    runTransaction(() => withTenants(platform.db, [caller.tenantId], fn, options));
  const key = takesKey ? idempotencyKeyOf(request) : undefined;
  // Evaluated lazily, because the body of an upload is known only after its file has been read.
  const claimNow = () => (key === undefined ? undefined : claimOf(caller, request, key));
  return {
    ...platform,
    caller,
    tenantId: caller.tenantId,
    requestId: request.id,
    visitor: { ip: request.ip, userAgent: request.headers['user-agent'] },
    tx,
    get claim() {
      return claimNow();
    },
    once(fn) {
      const claim = claimNow();
      return tx((inner) => (claim === undefined ? fn(inner) : runOnce(inner, claim, platform.secrets, fn)));
    },
  };
}

/** The header schema of the route has validated its format. */
function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
}
