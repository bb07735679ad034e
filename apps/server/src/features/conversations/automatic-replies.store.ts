import type { AutomaticReplies, Tx } from '@waqtor/db';
import { type Insertable, sql } from 'kysely';

/** The data about earlier automatic replies in a conversation that decides about the next one. */
export interface ReplyHistory {
  /** Whether this message already has an automatic reply. */
  wasReplied: boolean;
  repliesSince: number;
  lastGreetingAt: Date | null;
  lastAwayAt: Date | null;
}

export async function readReplyHistory(
  tx: Tx,
  tenantId: string,
  {
    conversationId,
    triggerMessageId,
    since,
  }: { conversationId: string; triggerMessageId: string; since: Date },
): Promise<ReplyHistory> {
  const { rows } = await sql<ReplyHistory>`
    select
      exists (select from automatic_replies r where r.tenant_id = ${tenantId}
        and r.trigger_message_id = ${triggerMessageId}) as was_replied,
      count(*) filter (where r.at > ${since})::int as replies_since,
      max(r.at) filter (where r.kind = 'greeting') as last_greeting_at,
      max(r.at) filter (where r.kind = 'away') as last_away_at
    from automatic_replies r where r.tenant_id = ${tenantId} and r.conversation_id = ${conversationId}`.execute(
    tx.db,
  );
  const [history] = rows;
  if (!history) throw new Error('an aggregate query returned no row');
  return history;
}

/**
 * Records that this message got an automatic reply. The primary key makes a second reply to it fail, in any
 * process.
 */
export async function insertReply(tx: Tx, reply: Insertable<AutomaticReplies>): Promise<void> {
  await tx.db.insertInto('automaticReplies').values(reply).execute();
}
