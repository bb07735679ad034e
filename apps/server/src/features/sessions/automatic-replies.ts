import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import { startReading, stopReading } from '../../platform/events/log-cursors.ts';

/** The reader of the log that answers customers by itself. */
export const AUTOMATIC_REPLIES = 'automatic-replies';

/** Has the tenant's log read from here on while any of its sessions wants customers to be answered automatically, and else not. */
export async function readForReplies(tx: Tx, tenantId: string): Promise<void> {
  const { rows } = await sql<{ isWanted: boolean }>`
    select exists (select from sessions where tenant_id = ${tenantId}
      and ((settings -> 'autoReply' ->> 'isOn')::boolean or (settings -> 'awayMessage' ->> 'isOn')::boolean)) as is_wanted`.execute(
    tx.db,
  );
  if (rows[0]?.isWanted) await startReading(tx, tenantId, AUTOMATIC_REPLIES);
  else await stopReading(tx, tenantId, AUTOMATIC_REPLIES);
}
