import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/**
 * Serialises uploads per tenant, so that two concurrent uploads cannot both take the last of the quota. This
 * is an advisory lock, held until the transaction ends.
 */
export async function lockUploads(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('uploads ' || ${tenantId}::text, 0))`.execute(
    tx.db,
  );
}
