import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import { startReading, stopReading } from '../../platform/events/log-cursors.ts';

/** The name of the event log reader that sends automatic replies. */
export const AUTOMATIC_REPLIES = 'automatic-replies';

/**
 * Starts the automatic replies reader on the tenant's log while any of its sessions has automatic replies,
 * and stops it otherwise.
 */
export async function readForReplies(tx: Tx, tenantId: string): Promise<void> {
  const { rows } = await sql<{ isWanted: boolean }>`
    select exists (select from sessions where tenant_id = ${tenantId}
      and ((settings -> 'autoReply' ->> 'isEnabled')::boolean or (settings -> 'awayMessage' ->> 'isEnabled')::boolean)) as is_wanted`.execute(
    tx.db,
  );
  if (rows[0]?.isWanted) await startReading(tx, tenantId, AUTOMATIC_REPLIES);
  else await stopReading(tx, tenantId, AUTOMATIC_REPLIES);
}
