import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** One upload of a tenant is added at a time, so that two at once do not both take the last room; held until COMMIT. */
export async function lockUploads(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('uploads ' || ${tenantId}::text, 0))`.execute(
    tx.db,
  );
}
