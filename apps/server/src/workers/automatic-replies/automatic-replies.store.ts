import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { Moment, ReplyKind } from './choose-reply.ts';

export interface Trigger {
  id: string;
  conversationId: string;
  /** When WhatsApp got it, and when we stored it. */
  at: Date;
  createdAt: Date;
}

type Facts = Omit<Moment, 'now' | 'hasOptedOut'> & { wasReplied: boolean };

/**
 * What stands in the conversation around this message. Of messages of the same second the id says which was first, so
 * of several first messages exactly one is.
 */
export async function readMoment(
  tx: Tx,
  tenantId: string,
  trigger: Trigger,
  silenceHours: number,
  now: Date,
): Promise<Facts> {
  const { id, conversationId, at, createdAt } = trigger;
  const since = new Date(at.getTime() - silenceHours * 3_600_000);
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const { rows } = await sql<Facts>`
    select
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction <> 'internal' and m.canceled_at is null
        and m.at > ${since} and (m.at, m.id) < (${at}, ${id}::uuid)) as is_talking,
      exists (select from messages m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId}
        and m.direction = 'out' and m.canceled_at is null and m.at > ${since} and m.created_at >= ${createdAt}) as is_answered,
      exists (select from automatic_replies r where r.tenant_id = ${tenantId}
        and r.trigger_message_id = ${id}) as was_replied,
      count(*) filter (where r.at > ${dayAgo})::int as replies_today,
      max(r.at) filter (where r.kind = 'greeting') as last_greeting_at,
      max(r.at) filter (where r.kind = 'away') as last_away_at
    from automatic_replies r where r.tenant_id = ${tenantId} and r.conversation_id = ${conversationId}`.execute(
    tx.db,
  );
  return rows[0] as Facts;
}

/** Remembers that this message was answered. The key makes a second answer to it fail, whoever tries. */
export async function insertReply(
  tx: Tx,
  reply: {
    triggerMessageId: string;
    tenantId: string;
    conversationId: string;
    messageId: string;
    kind: ReplyKind;
    at: Date;
  },
): Promise<void> {
  await tx.db.insertInto('automaticReplies').values(reply).execute();
}
