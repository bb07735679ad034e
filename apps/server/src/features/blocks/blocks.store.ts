import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Queues the change for each of these sessions. */
export async function requestAtProvider(
  tx: Tx,
  tenantId: string,
  { contactId, sessionIds }: { contactId: string; sessionIds: readonly string[] },
  wanted: 'blocked' | 'unblocked',
  at: Date,
): Promise<void> {
  await sql`
    insert into contact_blocks (session_id, contact_id, tenant_id, wanted, next_attempt_at)
    select session_id, ${contactId}, ${tenantId}, ${wanted}, ${at} from unnest(${sessionIds}::uuid[]) as n (session_id)
    on conflict (session_id, contact_id) do update
      set wanted = excluded.wanted, state = 'pending', error = null, attempts = 0, next_attempt_at = excluded.next_attempt_at`.execute(
    tx.db,
  );
}
