import { type ApiKeys, type Database, definerApiKeyTenant, queryForTenant, type Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';

/*
 * A key is only as valid as its creator's role: the queries below treat it as revoked unless its creator is,
 * at that moment, an active member who may create keys (an admin or owner). So a key never outlives the membership or
 * role under which it was created, even if the statement that should have revoked it did not run.
 */

export type ApiKeyRow = Omit<Selectable<ApiKeys>, 'secretHash' | 'signingSecret'>;
export type ApiKeyRole = ApiKeyRow['role'];

const columns = [
  'id',
  'tenantId',
  'name',
  'role',
  'last4',
  'createdBy',
  'createdAt',
  'lastUsedAt',
  'expiresAt',
  'revokedAt',
] as const;

export function insertApiKey(
  tx: Tx,
  row: {
    id: string;
    tenantId: string;
    name: string;
    role: ApiKeyRole;
    last4: string;
    secretHash: Buffer;
    signingSecret: Buffer;
    createdBy: string;
    createdAt: Date;
    expiresAt: Date | null;
  },
): Promise<ApiKeyRow> {
  return tx.db.insertInto('apiKeys').values(row).returning(columns).executeTakeFirstOrThrow();
}

/** Lists the keys that are not revoked, newest first, one more than `limit`. */
export function listApiKeys(
  tx: Tx,
  tenantId: string,
  { after, limit }: { after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  let query = tx.db
    .selectFrom('apiKeys')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('revokedAt', 'is', null)
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

/** Whether this member may create keys now. Locks the membership (FOR SHARE) until the transaction ends. */
export async function lockCreatorShared(tx: Tx, tenantId: string, userId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('members')
    .select('role')
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('deactivatedAt', 'is', null)
    .forShare()
    .executeTakeFirst();
  return row?.role === 'owner' || row?.role === 'admin';
}

/** Revokes every key of a member who may no longer create keys; returns the revoked ids. */
export async function revokeApiKeysOf(tx: Tx, tenantId: string, userId: string, at: Date): Promise<string[]> {
  const rows = await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('tenantId', '=', tenantId)
    .where('createdBy', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Returns the number of valid keys that a member created, and the newest of them. */
export async function summariseApiKeysOf(
  tx: Tx,
  tenantId: string,
  userId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ count: number; items: { id: string; name: string }[] }> {
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select id, name, count(*) over ()::int as count from api_keys
    where tenant_id = ${tenantId} and created_by = ${userId} and revoked_at is null
      and (expires_at is null or expires_at > ${now})
    order by created_at desc, id desc limit ${limit}`.execute(tx.db);
  return { count: rows[0]?.count ?? 0, items: rows.map(({ id, name }) => ({ id, name })) };
}

/** Returns undefined if there is no such key, or it is already revoked. */
export async function revokeApiKey(
  tx: Tx,
  tenantId: string,
  id: string,
  at: Date,
): Promise<{ name: string; role: ApiKeyRole } | undefined> {
  return tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning(['name', 'role'])
    .executeTakeFirst();
}

/** The stored data of a key that a client presented. */
export interface ShownKey {
  id: string;
  role: ApiKeyRole;
  isLive: boolean;
}

/** Returns the key with this secret, and records its use at most once a minute. One round trip. */
export async function useApiKey(
  db: Database,
  tenantId: string,
  secretHash: Buffer,
  now: Date,
): Promise<ShownKey | undefined> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  const [found] = await queryForTenant<ShownKey>(db, tenantId)`
    with shown as (
      select k.id, k.role, k.last_used_at, k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})
        and coalesce(m.role in ('owner', 'admin') and m.deactivated_at is null, false) as live
      from api_keys k left join members m on m.tenant_id = k.tenant_id and m.user_id = k.created_by
      where k.tenant_id = ${tenantId} and k.secret_hash = ${secretHash}
    ), noted as (
      update api_keys set last_used_at = ${now}
      where tenant_id = ${tenantId} and id = (select id from shown where live and (last_used_at is null or last_used_at <= ${aMinuteAgo}))
        and (last_used_at is null or last_used_at <= ${aMinuteAgo})
    )
    select id, role, live as "isLive" from shown`;
  return found;
}

/** Returns the role of a valid key. One round trip. */
export async function findLiveRole(
  db: Database,
  tenantId: string,
  id: string,
  now: Date,
): Promise<ApiKeyRole | undefined> {
  const [found] = await queryForTenant<{ role: ApiKeyRole }>(db, tenantId)`
    select k.role from api_keys k join members m on m.tenant_id = k.tenant_id and m.user_id = k.created_by
    where k.tenant_id = ${tenantId} and k.id = ${id} and m.role in ('owner', 'admin') and m.deactivated_at is null
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`;
  return found?.role;
}

/**
 * Returns the tenant to which a key belongs. This proves nothing about the caller: the signature must still
 * be verified.
 */
export async function findTenantOfApiKey(db: Database, id: string): Promise<string | undefined> {
  return (await definerApiKeyTenant(db, { keyId: id })) ?? undefined;
}

/**
 * Returns what is needed to verify a signature. The signing secret is encrypted, and null for a key without
 * one.
 */
export async function findSigningKey(
  db: Database,
  tenantId: string,
  id: string,
  now: Date,
): Promise<(ShownKey & { signingSecret: Buffer | null }) | undefined> {
  const [found] = await queryForTenant<ShownKey & { signingSecret: Buffer | null }>(db, tenantId)`
    select k.id, k.role, k.signing_secret as "signingSecret",
      k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})
        and coalesce(m.role in ('owner', 'admin') and m.deactivated_at is null, false) as "isLive"
    from api_keys k left join members m on m.tenant_id = k.tenant_id and m.user_id = k.created_by
    where k.tenant_id = ${tenantId} and k.id = ${id}`;
  return found;
}

/** Returns the names of these keys, also of revoked ones, by id. */
export async function findApiKeyNames(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('apiKeys')
    .select(['id', 'name'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Returns the roles of the valid keys among these, across the transaction's tenants. */
export async function findLiveApiKeys(
  tx: Tx,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, ApiKeyRole>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('apiKeys as k')
    .innerJoin('members as m', (join) =>
      join.onRef('m.tenantId', '=', 'k.tenantId').onRef('m.userId', '=', 'k.createdBy'),
    )
    .select(['k.id', 'k.role'])
    .where('m.role', 'in', ['owner', 'admin'])
    .where('m.deactivatedAt', 'is', null)
    .where('k.id', 'in', ids)
    .where('k.tenantId', 'in', tx.tenantIds)
    .where('k.revokedAt', 'is', null)
    .where(({ eb, or }) => or([eb('k.expiresAt', 'is', null), eb('k.expiresAt', '>', at)]))
    .execute();
  return new Map(rows.map(({ id, role }) => [id, role]));
}
