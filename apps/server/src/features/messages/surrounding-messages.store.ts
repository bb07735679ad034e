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

/** Messages of these kinds are no messages of their own. */
const silentKinds = ['reaction', 'edit', 'revoke', 'system', 'call'];

/** Counts the customer's messages since an instant, and returns the last texts among them, oldest first. */
export async function findReceivedSince(
  tx: Tx,
  tenantId: string,
  { conversationId, since }: { conversationId: string; since: Date },
  maxTexts: number,
): Promise<{ count: number; texts: string[] }> {
  const { rows } = await sql<{ text: string | null; count: number }>`
    select m.text, (count(*) over ())::int as count from messages m
    where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
      and m.direction = 'in' and m.origin = 'customer' and m.held_back_reason is null
      and m.kind <> all(${silentKinds}::text[]) and m.created_at >= ${since}
    order by m.at desc, m.id desc limit ${maxTexts}`.execute(tx.db);
  return { count: rows[0]?.count ?? 0, texts: rows.flatMap(({ text }) => text ?? []).reverse() };
}
