import type { Invitations, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import type { Role } from '../../../platform/platform.ts';

export type InvitationRow = Omit<Selectable<Invitations>, 'tokenHash'>;

const columns = [
  'id',
  'tenantId',
  'email',
  'role',
  'invitedBy',
  'expiresAt',
  'acceptedAt',
  'createdAt',
] as const;

/**
 * Returns the open invitation of this address, locked. Expired ones are included, because they are replaced.
 */
export function lockOpenInvitation(
  tx: Tx,
  tenantId: string,
  email: string,
): Promise<InvitationRow | undefined> {
  return tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('acceptedAt', 'is', null)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .forUpdate()
    .executeTakeFirst();
}

/** Inserts an invitation, or renews the open one of the same address, whose previous link stops working. */
export async function upsertInvitation(
  tx: Tx,
  row: {
    id: string;
    tenantId: string;
    email: string;
    role: Role;
    tokenHash: Buffer;
    invitedBy: string | null;
    expiresAt: Date;
    createdAt: Date;
  },
): Promise<InvitationRow> {
  return tx.db
    .insertInto('invitations')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .expression(sql`tenant_id, lower(email)`)
        .where('acceptedAt', 'is', null)
        .doUpdateSet((eb) => ({
          role: eb.ref('excluded.role'),
          tokenHash: eb.ref('excluded.tokenHash'),
          invitedBy: eb.ref('excluded.invitedBy'),
          expiresAt: eb.ref('excluded.expiresAt'),
        })),
    )
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Lists the invitations that are open and not expired, newest first, one more than `limit`. */
export function listInvitations(
  tx: Tx,
  tenantId: string,
  options: { now: Date; after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<InvitationRow[]> {
  const { now, after, limit } = options;
  let query = tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('acceptedAt', 'is', null)
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

export function findInvitation(tx: Tx, tenantId: string, id: string): Promise<InvitationRow | undefined> {
  return tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .executeTakeFirst();
}

/** Returns the invitation of a link, if it is open and not expired. */
export function findInvitationByToken(
  tx: Tx,
  tenantId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<InvitationRow | undefined> {
  return tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/**
 * Consumes the invitation. Returns false if it has been used, revoked or renewed in the meantime, or has
 * expired.
 */
export async function claimInvitation(
  tx: Tx,
  tenantId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('invitations')
    .set({ acceptedAt: now })
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function deleteInvitation(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('invitations').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Invalidates the open invitations to these roles that were sent by a user; returns their number. */
export async function deleteInvitationsBy(
  tx: Tx,
  tenantId: string,
  userId: string,
  to: readonly Role[],
): Promise<number> {
  if (to.length === 0) return 0;
  const { numDeletedRows } = await tx.db
    .deleteFrom('invitations')
    .where('tenantId', '=', tenantId)
    .where('invitedBy', '=', userId)
    .where('acceptedAt', 'is', null)
    .where('role', 'in', to)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Returns the number of open invitations that a member has sent, and the newest of them. */
export async function summariseInvitationsBy(
  tx: Tx,
  tenantId: string,
  userId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ count: number; items: { id: string; name: string }[] }> {
  const { rows } = await sql<{ id: string; email: string; count: number }>`
    select id, email, count(*) over ()::int as count from invitations
    where tenant_id = ${tenantId} and invited_by = ${userId} and accepted_at is null and expires_at > ${now}
    order by created_at desc, id desc limit ${limit}`.execute(tx.db);
  return { count: rows[0]?.count ?? 0, items: rows.map(({ id, email }) => ({ id, name: email })) };
}
