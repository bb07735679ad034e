import { type ApiKeys, askTenant, type Database, type Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';

export type ApiKeyRow = Omit<Selectable<ApiKeys>, 'secretHash'>;
export type ApiKeyRole = ApiKeyRow['role'];

const columns = [
  'id',
  'tenantId',
  'name',
  'role',
  'hint',
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
    hint: string;
    secretHash: Buffer;
    createdBy: string;
    createdAt: Date;
    expiresAt: Date | null;
  },
): Promise<ApiKeyRow> {
  return tx.db.insertInto('apiKeys').values(row).returning(columns).executeTakeFirstOrThrow();
}

/** Those not revoked, newest first; one more than `limit`. */
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

/** False when there is no such key, or it was revoked before. */
export async function revokeApiKey(tx: Tx, tenantId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** What stands behind a key somebody showed. */
export interface ShownKey {
  id: string;
  role: ApiKeyRole;
  isLive: boolean;
}

/** The key with this secret, noting its use at most once a minute; one round trip. */
export async function useApiKey(
  db: Database,
  tenantId: string,
  secretHash: Buffer,
  now: Date,
): Promise<ShownKey | undefined> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  const [found] = await askTenant<ShownKey>(db, tenantId)`
    with shown as (
      select id, role, revoked_at is null and (expires_at is null or expires_at > ${now}) as live, last_used_at
      from api_keys where tenant_id = ${tenantId} and secret_hash = ${secretHash}
    ), noted as (
      update api_keys set last_used_at = ${now}
      where id = (select id from shown where live and (last_used_at is null or last_used_at <= ${aMinuteAgo}))
        and (last_used_at is null or last_used_at <= ${aMinuteAgo})
    )
    select id, role, live as "isLive" from shown`;
  return found;
}

/** The role of a key that is neither revoked nor expired; one round trip. */
export async function findLiveRole(
  db: Database,
  tenantId: string,
  id: string,
  now: Date,
): Promise<ApiKeyRole | undefined> {
  const [found] = await askTenant<{ role: ApiKeyRole }>(db, tenantId)`
    select role from api_keys
    where tenant_id = ${tenantId} and id = ${id} and revoked_at is null and (expires_at is null or expires_at > ${now})`;
  return found?.role;
}

/** Whose key this is; the signature decides whether to believe it. */
export async function findTenantOfApiKey(db: Database, id: string): Promise<string | undefined> {
  const { rows } = await sql<{
    tenantId: string | null;
  }>`select door_api_key_tenant(${id}) as tenant_id`.execute(db.db);
  return rows[0]?.tenantId ?? undefined;
}

/** For the check of a signature: the hash of the secret is the HMAC key. */
export async function findSigningKey(
  db: Database,
  tenantId: string,
  id: string,
  now: Date,
): Promise<(ShownKey & { secretHash: Buffer }) | undefined> {
  const [found] = await askTenant<ShownKey & { secretHash: Buffer }>(db, tenantId)`
    select id, role, secret_hash as "secretHash",
      revoked_at is null and (expires_at is null or expires_at > ${now}) as "isLive"
    from api_keys where tenant_id = ${tenantId} and id = ${id}`;
  return found;
}
