import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Counts files that wait to be downloaded; counting stops at `max`. */
export async function countPendingFiles(tx: Tx, tenantId: string, max: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from media where tenant_id = ${tenantId} and state = 'pending'
      limit ${max}) it`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

export async function countStoredFiles(tx: Tx, tenantId: string, sessionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from media
    where tenant_id = ${tenantId} and session_id = ${sessionId} and storage_key is not null`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
