import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Describes the messages in a conversation around one of them. */
export interface SurroundingMessages {
  /** Whether anything was written between `since` and this message. */
  hasRecentMessages: boolean;
  /** Whether a reply was written since this message was stored. */
  isAnswered: boolean;
}

/**
 * Summarises the messages around this one. Messages of the same second are ordered by id, so that exactly one
 * of several first messages counts as the first.
 */
export async function readSurroundingMessages(
  tx: Tx,
  tenantId: string,
  message: { id: string; conversationId: string; at: Date; createdAt: Date },
  since: Date,
): Promise<SurroundingMessages> {
  const { id, conversationId, at, createdAt } = message;
  const { rows } = await sql<SurroundingMessages>`
    select
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction <> 'internal' and m.canceled_at is null
        and m.at > ${since} and (m.at, m.id) < (${at}, ${id}::uuid)) as has_recent_messages,
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction = 'out' and m.canceled_at is null and m.at > ${since}
        and m.created_at >= ${createdAt}) as is_answered`.execute(tx.db);
  const [found] = rows;
  if (!found) throw new Error('a select without a table returned no row');
  return found;
}
