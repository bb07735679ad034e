import { defineBatch, type Tx } from '@waqtor/db';
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

const sinceBatch = defineBatch<{ conversationId: string; since: Date }>({
  conversationId: 'uuid',
  since: 'timestamptz',
});

/**
 * Returns those of these conversations in which a member or a program has written to the customer since the
 * given instant. Automatic replies and campaigns do not count, nor do messages that failed.
 */
export async function findAnswered(
  tx: Tx,
  tenantId: string,
  conversations: readonly { conversationId: string; since: Date }[],
): Promise<Set<string>> {
  if (conversations.length === 0) return new Set();
  const { rows } = await sql<{ conversationId: string }>`
    select b.conversation_id from ${sinceBatch.table('b', conversations)}
    where exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = b.conversation_id
      and m.direction = 'out' and m.origin not in ('bot', 'campaign') and m.canceled_at is null and m.ack >= 0
      and m.at >= b.since)`.execute(tx.db);
  return new Set(rows.map(({ conversationId }) => conversationId));
}
