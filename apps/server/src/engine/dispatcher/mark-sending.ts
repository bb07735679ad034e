import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Identity, OutgoingMedia } from '@waqtor/provider';
import type { LaneKey } from './lane.store.ts';

/** Everything a send needs, read in the statement that marked it. */
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
  windowExpiresAt: Date | null;
  isSuppressed: boolean;
  optedOut: boolean;
}

/**
 * Marks queued messages `sending` under the lane's token and returns those it marked: a message that was canceled or
 * settled in between is not among them. `lost` when the lane is another's by now. The lane's row is locked for the
 * statement, so a mark and a take-over cannot overlap: whoever takes the lane sees every mark of the owner before.
 */
export async function markSending(
  tx: Tx,
  lane: LaneKey,
  messageIds: readonly string[],
  now: Date,
): Promise<MarkedMessage[] | 'lost'> {
  const { rows } = await tx.client.query<Row>({
    name: 'lane_mark',
    text: MARK,
    values: [lane.sessionId, lane.token, messageIds, now],
  });
  if (rows.length === 0) return 'lost';
  return rows.flatMap((row) => (row.message_id === null ? [] : [readRow(row)]));
}

const MARK = `
with lane as materialized (
  select session_id from lanes where session_id = $1 and token = $2 and leased_until > now() for share
), marked as (
  update outbox o set state = 'sending', lane_token = $2, sending_at = $4
  from lane
  where o.session_id = lane.session_id and o.message_id = any ($3::uuid[]) and o.state = 'queued'
  returning o.message_id, o.conversation_id, o.contact_id, o.priority, o.position, o.attempts
)
select marked.*, m.retries, m.content, m.reply_to_provider_id,
  c.phone, c.bsuid, c.lid, c.username, c.suppressed_at is not null as is_suppressed,
  c.opted_out_at is not null as opted_out, v.window_expires_at,
  d.source_url, d.filename, case when d.uploaded_at is not null then d.provider_media_id end as provider_media_id
from lane
left join marked on true
left join messages m on m.id = marked.message_id
left join contacts c on c.id = m.contact_id
left join conversations v on v.id = m.conversation_id
left join media d on d.message_id = marked.message_id
order by marked.priority, marked.position`;

interface Row {
  message_id: string | null;
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
  is_suppressed: boolean;
  opted_out: boolean;
  window_expires_at: Date | null;
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
    windowExpiresAt: row.window_expires_at,
    isSuppressed: row.is_suppressed,
    optedOut: row.opted_out,
  };
}

function mediaOf(row: Row): OutgoingMedia | undefined {
  const name = row.filename === null ? {} : { filename: row.filename };
  if (row.provider_media_id !== null) return { providerMediaId: row.provider_media_id, ...name };
  return row.source_url === null ? undefined : { link: row.source_url, ...name };
}
