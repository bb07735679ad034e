import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** What was said in a conversation around one message of it. */
export interface Talk {
  /** Whether anything was written in it since `since`, before this message. */
  isTalking: boolean;
  /** Whether anybody has answered since this message was stored. */
  isAnswered: boolean;
}

/**
 * What was said around this message. Of messages of the same second the id says which was first, so of several first
 * messages exactly one is.
 */
export async function readTalk(
  tx: Tx,
  tenantId: string,
  message: { id: string; conversationId: string; at: Date; createdAt: Date },
  since: Date,
): Promise<Talk> {
  const { id, conversationId, at, createdAt } = message;
  const { rows } = await sql<Talk>`
    select
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction <> 'internal' and m.canceled_at is null
        and m.at > ${since} and (m.at, m.id) < (${at}, ${id}::uuid)) as is_talking,
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction = 'out' and m.canceled_at is null and m.at > ${since}
        and m.created_at >= ${createdAt}) as is_answered`.execute(tx.db);
  const [talk] = rows;
  if (!talk) throw new Error('a select without a table gives a row');
  return talk;
}
