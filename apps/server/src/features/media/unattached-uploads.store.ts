import type { Queryable, Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Bytes of a tenant's uploads that belong to no message and no canned response. */
export async function unattachedUploadBytes({ db }: Tx, tenantId: string): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select unattached_upload_bytes(${tenantId}::uuid)::text as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

export async function tenantsWithUnattachedUploadsBefore({ db }: Queryable, before: Date): Promise<string[]> {
  const { rows } = await sql<{ tenantId: string }>`
    select tenant_id from definer_tenants_with_unattached_uploads_before(${before})`.execute(db);
  return rows.map(({ tenantId }) => tenantId);
}

/** Deletes at most `maxRows` of a tenant's; returns the storage keys whose files are to go. */
export async function deleteUnattachedUploads(
  { db }: Tx,
  tenantId: string,
  before: Date,
  maxRows: number,
): Promise<string[]> {
  const { rows } = await sql<{ storageKey: string }>`
    select storage_key from delete_unattached_uploads(${tenantId}::uuid, ${before}, ${maxRows})`.execute(db);
  return rows.map(({ storageKey }) => storageKey);
}

/** One upload of a tenant is added at a time, so that two at once do not both take the last room; held until COMMIT. */
export async function lockUploads(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('uploads ' || ${tenantId}::text, 0))`.execute(
    tx.db,
  );
}
