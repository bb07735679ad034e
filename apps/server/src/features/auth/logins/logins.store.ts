import { askTenant, type Database, type Logins, type Tx } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Role } from '../../../platform/platform.ts';
import type { LoginClaims } from './access-token.ts';

export type LoginRow = Pick<
  Selectable<Logins>,
  'id' | 'tenantId' | 'client' | 'userAgent' | 'ip' | 'createdAt' | 'rotatedAt'
>;

export type LoginClient = LoginRow['client'];

/** Why a login ended; kept for whoever looks into an incident. */
export type EndReason = 'logout' | 'revoked' | 'reused' | 'switched' | 'password_changed' | 'ended_by_admin';

/** A login that is alive and whose person is still a member; one round trip, asked by every request. */
export async function findLiveLogin(
  db: Database,
  claims: LoginClaims,
  now: Date,
): Promise<{ role: Role; provenAt: Date | null } | undefined> {
  const { tenantId, userId, loginId } = claims;
  const [found] = await askTenant<{ role: Role; provenAt: Date | null }>(db, tenantId)`
    select m.role, l.proven_at as "provenAt" from logins l join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
    where l.id = ${loginId} and l.tenant_id = ${tenantId} and l.user_id = ${userId}
      and l.revoked_at is null and l.expires_at > ${now}`;
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

/** Locked until COMMIT, so that two refreshes at once come one after the other. */
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

/** Notes that the person of this login proved their password. */
export async function markProven(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('logins')
    .set({ provenAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Ends every login of a member in this business; how many. */
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

/** Ends one login, whoever's it is; undefined when it is not there or has ended already. */
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

/** Ends one login of this person in whatever tenant; the transaction must be theirs. */
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

/** Ends every login of this person but `keepId`, in all tenants; the transaction must be theirs. */
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

/** This person's logins that are alive, newest first; one more than `limit`. The transaction must be theirs. */
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

/** Deletes what ended before `before`; called when the same person signs in, so that nothing has to sweep. */
export async function deleteOldLogins(tx: Tx, userId: string, before: Date): Promise<void> {
  await tx.db
    .deleteFrom('logins')
    .where('userId', '=', userId)
    .where(({ eb, or }) => or([eb('expiresAt', '<', before), eb('revokedAt', '<', before)]))
    .execute();
}
