import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Identity, OutgoingMedia } from '@waqtor/provider';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';

/** Everything needed to send a message, as read by the statement that marked it. */
export interface MarkedMessage {
  messageId: string;
  conversationId: string;
  contactId: string;
  priority: number;
  attempts: number;
  retries: number;
  to: Identity;
  content: MessageContent;
  replyToProviderId: string | null;
  media: OutgoingMedia | undefined;
}

/** A queued message that may not be sent now, with the reason; its row is unchanged. */
export interface RefusedMessage {
  messageId: string;
  refusal: 'blocked' | 'suppressed' | 'opted_out' | 'window_closed';
}

export interface Marks {
  marked: MarkedMessage[];
  refused: RefusedMessage[];
}

/**
 * Marks queued messages as `sending` under the queue's fencing token, and returns the marked ones. Messages
 * that were canceled or resolved in the meantime are left out, as are messages forbidden by a block, missing
 * consent, a suppression or a closed customer service window. Returns `lost` if another process owns the send
 * queue. The queue's row is locked for the statement, so that marking and a change of owner cannot overlap:
 * the new owner sees every message that the old owner marked. `hasWindow`: free-form messages need an open
 * window.
 */
export async function markSending(
  tx: Tx,
  sendQueue: SendQueueKey,
  messageIds: readonly string[],
  { now, hasWindow }: { now: Date; hasWindow: boolean },
): Promise<Marks | 'lost'> {
  const { rows } = await tx.client.query<Row>({
    name: 'send_queue_mark',
    text: MARK,
    values: [sendQueue.sessionId, sendQueue.token, messageIds, now, hasWindow, sendQueue.tenantId],
  });
  if (rows.length === 0) return 'lost';
  const marks: Marks = { marked: [], refused: [] };
  for (const row of rows) {
    if (row.message_id === null) continue;
    if (row.refusal === null) marks.marked.push(readRow(row));
    else marks.refused.push({ messageId: row.message_id, refusal: row.refusal });
  }
  return marks;
}

const MARK = `
with sendQueue as materialized (
  select session_id from send_queues where session_id = $1 and token = $2 and leased_until > now() for share
), queued as (
  select o.message_id, o.priority, o.position,
    case when c.blocked_at is not null then 'blocked'
      when c.suppressed_at is not null then 'suppressed'
      when c.opted_out_at is not null and (m.content ->> 'category' = 'marketing'
        or (m.content ->> 'category' is null and o.priority > 0)) then 'opted_out'
      when $5 and m.kind <> 'template' and coalesce(v.window_expires_at <= $4, true) then 'window_closed' end as refusal
  from sendQueue
  cross join unnest($3::uuid[]) k (message_id)
  cross join lateral (select * from outbox where message_id = k.message_id offset 0) o
  join messages m on m.id = o.message_id
  left join contacts c on c.id = m.contact_id
  left join conversations v on v.id = m.conversation_id
  where o.session_id = sendQueue.session_id and o.state = 'queued'
), marked as (
  update outbox o set state = 'sending', fencing_token = $2, sending_at = $4
  from queued
  where o.message_id = queued.message_id and o.tenant_id = $6 and (o.state = 'queued') is true and queued.refusal is null
  returning o.message_id, o.conversation_id, o.contact_id, o.attempts
), answer as (
  select queued.*, marked.conversation_id, marked.contact_id, marked.attempts
  from queued left join marked on marked.message_id = queued.message_id
  where queued.refusal is not null or marked.message_id is not null
)
select answer.*, m.retries, m.content, m.reply_to_provider_id, c.phone, c.bsuid, c.lid, c.username,
  d.source_url, d.filename, case when d.uploaded_at is not null then d.provider_media_id end as provider_media_id
from sendQueue
left join answer on true
left join messages m on m.id = answer.message_id and answer.refusal is null
left join contacts c on c.id = m.contact_id
left join media d on d.message_id = m.id
order by answer.priority, answer.position`;

interface Row {
  message_id: string | null;
  refusal: RefusedMessage['refusal'] | null;
  conversation_id: string;
  contact_id: string;
  priority: number;
  attempts: number;
  retries: number;
  content: MessageContent;
  reply_to_provider_id: string | null;
  phone: string | null;
  bsuid: string | null;
  lid: string | null;
  username: string | null;
  source_url: string | null;
  filename: string | null;
  provider_media_id: string | null;
}

function readRow(row: Row): MarkedMessage {
  return {
    messageId: row.message_id ?? '',
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    priority: row.priority,
    attempts: row.attempts,
    retries: row.retries,
    to: {
      ...(row.phone ? { phone: row.phone } : {}),
      ...(row.bsuid ? { bsuid: row.bsuid } : {}),
      ...(row.lid ? { lid: row.lid } : {}),
      ...(row.username ? { username: row.username } : {}),
    },
    content: row.content,
    replyToProviderId: row.reply_to_provider_id,
    media: mediaOf(row),
  };
}

function mediaOf(row: Row): OutgoingMedia | undefined {
  const name = row.filename === null ? {} : { filename: row.filename };
  if (row.provider_media_id !== null) return { providerMediaId: row.provider_media_id, ...name };
  return row.source_url === null ? undefined : { link: row.source_url, ...name };
}
