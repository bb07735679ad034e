import type { Tx } from '@waqtor/db';
import type { FastifyRequest } from 'fastify';
import { type Secrets, sha256 } from '../../crypto.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../platform.ts';
import {
  deleteKeys,
  type IdempotencyClaim,
  insertKeys,
  keyOfClaim,
  type UsedKey,
} from './idempotency.store.ts';

export type { IdempotencyClaim } from './idempotency.store.ts';

/** Thrown to leave a handler with the stored response of a repeated key; the HTTP layer sends it. */
export class Replay extends Error {
  override readonly name = 'Replay';
  readonly data: unknown;

  constructor(data: unknown) {
    super('replayed');
    this.data = data;
  }
}

/** The claim of a request with an Idempotency-Key. */
export function claimOf(caller: Caller, request: FastifyRequest, key: string): IdempotencyClaim {
  return {
    tenantId: caller.tenantId,
    actor: caller.kind === 'member' ? `user:${caller.userId}` : `api_key:${caller.apiKeyId}`,
    key,
    requestHash: sha256(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`),
  };
}

/**
 * Runs `fn` unless this key was used before. The key's row, the work and the stored response are one
 * transaction. A second request with the same key waits at the unique index until the first has committed,
 * and then gets its response. The response is encrypted, because it may contain a secret that is shown only
 * once.
 */
export async function runOnce<T>(
  tx: Tx,
  claim: IdempotencyClaim,
  secrets: Secrets,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { tenantId, actor, key, requestHash } = claim;
  const claimed = await tx.db
    .insertInto('idempotencyKeys')
    .values({ tenantId, actor, key, requestHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const first = await tx.db
      .selectFrom('idempotencyKeys')
      .select(['requestHash', 'response'])
      .where('tenantId', '=', tenantId)
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    throw refusalOf(claim, { requestHash: first.requestHash, response: String(first.response) }, secrets);
  }
  const result = await fn(tx);
  await tx.db
    .updateTable('idempotencyKeys')
    .set({ response: JSON.stringify(sealed(claim, result, secrets)) })
    .where('tenantId', '=', tenantId)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
  return result;
}

/**
 * Does the same for many requests in one transaction whose responses are known in advance: stores the new
 * keys with their responses, and returns, per claim, the error for a request whose key was used before. The
 * claims must have different keys. The keys of requests that are refused later must be released with
 * `releaseClaims`.
 */
export async function claimMany(
  tx: Tx,
  claims: readonly { claim: IdempotencyClaim; answer: unknown }[],
  secrets: Secrets,
): Promise<(AppError | Replay | undefined)[]> {
  const rows = claims.map(({ claim, answer }) => ({ ...claim, response: sealed(claim, answer, secrets) }));
  const used = await insertKeys(tx, rows);
  return claims.map(({ claim }) => {
    const first = used.get(keyOfClaim(claim));
    return first && refusalOf(claim, first, secrets);
  });
}

/** Releases keys whose requests were refused in the transaction that claimed them. */
export function releaseClaims(tx: Tx, claims: readonly IdempotencyClaim[]): Promise<void> {
  return deleteKeys(tx, claims);
}

/** A string that identifies the key of a claim. */
export const claimId = keyOfClaim;

/** The error for a request whose key was used before. */
function refusalOf(claim: IdempotencyClaim, first: UsedKey, secrets: Secrets): AppError | Replay {
  if (!claim.requestHash.equals(first.requestHash))
    return new AppError('idempotency_key_reused', { key: claim.key });
  return new Replay(secrets.open(Buffer.from(first.response, 'base64'), contextOf(claim)));
}

function sealed(claim: IdempotencyClaim, answer: unknown, secrets: Secrets): string {
  return secrets.seal(answer, contextOf(claim)).toString('base64');
}

function contextOf({ tenantId, actor, key }: IdempotencyClaim): string {
  return `idempotency:${tenantId}:${actor}:${key}`;
}
