import { type Database, type Logins, queryForTenant, type Tx } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Role } from '../../../platform/platform.ts';
import type { LoginClaims } from './tokens/access-token.ts';

export type LoginRow = Pick<
  Selectable<Logins>,
  'id' | 'tenantId' | 'client' | 'userAgent' | 'ip' | 'createdAt' | 'rotatedAt'
>;

export type LoginClient = LoginRow['client'];

/** Why a login ended; stored for incident analysis. */
export type EndReason =
  | 'logout'
  | 'revoked'
  | 'reused'
  | 'switched'
  | 'password_changed'
  | 'ended_by_admin'
  | 'deactivated';

/** Returns an active login whose user is still an active member. One round trip; runs on every request. */
export async function findLiveLogin(
  db: Database,
  claims: LoginClaims,
  now: Date,
): Promise<{ role: Role; provenAt: Date | null } | undefined> {
  const { tenantId, userId, loginId } = claims;
  const [found] = await queryForTenant<{ role: Role; provenAt: Date | null }>(db, tenantId)`
    select m.role, l.proven_at as "provenAt" from logins l join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
    where l.id = ${loginId} and l.tenant_id = ${tenantId} and l.user_id = ${userId}
      and l.revoked_at is null and l.expires_at > ${now} and m.deactivated_at is null`;
  return found;
}

export async function insertLogin(
  tx: Tx,
  row: {
    id: string;
    tenantId: string;
    userId: string;
    client: LoginClient;
    tokenHash: Buffer;
    expiresAt: Date;
    userAgent: string | null;
    ip: string;
    createdAt: Date;
    provenAt: Date | null;
  },
): Promise<void> {
  await tx.db
    .insertInto('logins')
    .values({ ...row, rotatedAt: row.createdAt })
    .execute();
}

/** The row is locked until the transaction ends, so that concurrent refreshes run one after the other. */
export function lockLogin(tx: Tx, tenantId: string, id: string) {
  return tx.db
    .selectFrom('logins')
    .select([
      'id',
      'tenantId',
      'userId',
      'client',
      'tokenHash',
      'previousTokenHash',
      'rotatedAt',
      'expiresAt',
      'revokedAt',
      'createdAt',
      'provenAt',
    ])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function rotateLogin(
  tx: Tx,
  tenantId: string,
  id: string,
  change: { tokenHash: Buffer; previousTokenHash: Buffer; rotatedAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.db
    .updateTable('logins')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Records that the user of this login has just entered their password. */
export async function markProven(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('logins')
    .set({ provenAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Ends every login of a member in this business; returns the number of logins ended. */
export async function endMemberLogins(
  tx: Tx,
  tenantId: string,
  userId: string,
  { reason, at }: { reason: EndReason; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('logins')
    .set({ revokedAt: at, revokedReason: reason })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends any login of the tenant; returns undefined if it does not exist or has already ended. */
export function endLogin(
  tx: Tx,
  tenantId: string,
  id: string,
  reason: EndReason,
  at: Date,
): Promise<{ userId: string } | undefined> {
  return tx.db
    .updateTable('logins')
    .set({ revokedAt: at, revokedReason: reason })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('userId')
    .executeTakeFirst();
}

/** Ends one of this user's logins, in any tenant; the transaction must be the user's own. */
export async function endOwnLogin(
  tx: Tx,
  userId: string,
  id: string,
  reason: EndReason,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('logins')
    .set({ revokedAt: at, revokedReason: reason })
    .where('userId', '=', userId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends every login of this user except `keepId`, in all tenants; the transaction must be the user's own. */
export async function endAllLogins(
  tx: Tx,
  userId: string,
  { reason, at, keepId }: { reason: EndReason; at: Date; keepId?: string },
): Promise<void> {
  await tx.db
    .updateTable('logins')
    .set({ revokedAt: at, revokedReason: reason })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .$if(keepId !== undefined, (query) => query.where('id', '!=', keepId ?? ''))
    .execute();
}

/**
 * Lists this user's active logins, newest first, one more than `limit`. The transaction must be the user's
 * own.
 */
export function listLogins(
  tx: Tx,
  userId: string,
  options: { now: Date; after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<LoginRow[]> {
  const { now, after, limit } = options;
  let query = tx.db
    .selectFrom('logins')
    .select(['id', 'tenantId', 'client', 'userAgent', 'ip', 'createdAt', 'rotatedAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdAt', 'id'), '<', tuple(new Date(after.createdAt), after.id)),
    );
  }
  return query.execute();
}

/**
 * Deletes logins that ended before `before`. Runs when the same user signs in, so no background worker is
 * needed.
 */
export async function deleteOldLogins(tx: Tx, userId: string, before: Date): Promise<void> {
  await tx.db
    .deleteFrom('logins')
    .where('userId', '=', userId)
    .where(({ eb, or }) => or([eb('expiresAt', '<', before), eb('revokedAt', '<', before)]))
    .execute();
}
