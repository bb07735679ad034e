import type { Tx } from '@waqtor/db';
import type { FastifyRequest } from 'fastify';
import { type Secrets, sha256 } from '../crypto.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../platform.ts';

/** Thrown to leave a handler with the first answer of a repeated key; the HTTP layer sends it. */
export class Replay extends Error {
  override readonly name = 'Replay';
  readonly data: unknown;

  constructor(data: unknown) {
    super('replayed');
    this.data = data;
  }
}

/**
 * Runs `fn` unless this key was used before. The key's row, the work and the stored answer are one transaction: a
 * second request with the same key waits at the unique index until the first has committed, then replays it. The answer
 * is sealed: it may hold a secret that is told only once.
 */
export async function runOnce<T>(
  tx: Tx,
  caller: Caller,
  { request, key, secrets }: { request: FastifyRequest; key: string; secrets: Secrets },
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const actor = caller.kind === 'member' ? `user:${caller.userId}` : `api_key:${caller.apiKeyId}`;
  const requestHash = sha256(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`);
  const row = { tenantId: caller.tenantId, actor, key };
  const context = `idempotency:${caller.tenantId}:${actor}:${key}`;
  const claimed = await tx.db
    .insertInto('idempotencyKeys')
    .values({ ...row, requestHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const first = await tx.db
      .selectFrom('idempotencyKeys')
      .select(['requestHash', 'response'])
      .where('tenantId', '=', row.tenantId)
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!requestHash.equals(first.requestHash)) throw new AppError('idempotency_key_reused', { key });
    throw new Replay(secrets.open(Buffer.from(String(first.response), 'base64'), context));
  }
  const result = await fn(tx);
  await tx.db
    .updateTable('idempotencyKeys')
    .set({ response: JSON.stringify(secrets.seal(result, context).toString('base64')) })
    .where('tenantId', '=', row.tenantId)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
  return result;
}
