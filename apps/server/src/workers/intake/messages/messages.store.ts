import type { Tx } from '@waqtor/db';
import type { InboundMedia } from '@waqtor/provider';
import type { MessageRow } from '../../../features/messages/index.ts';
import type { Part } from '../../../platform/round-trip.ts';
import type { NewMessageRow } from './inbound-row.ts';

/** A message about to be inserted; `raw` is JSON text. */
export interface NewMessage {
  row: NewMessageRow;
  raw: string;
}

export interface StoredVersion {
  id: string;
  sessionId: string;
  contactId: string;
  providerId: string;
  direction: string;
  kind: string;
  /** For content that could not be read: the kind that WhatsApp reported. */
  claimedKind: string | null;
  /** True if the message is known only from the history. */
  isHistory: boolean;
  at: Date;
}

/** Finds which of these provider ids are already stored, with their rows. */
export async function findStoredVersions(
  tx: Tx,
  messages: readonly { sessionId: string; providerId: string }[],
): Promise<StoredVersion[]> {
  const { rows } = await tx.client.query<StoredVersion>({
    name: 'intake_find_twins',
    text: `select m.id, m.session_id as "sessionId", m.contact_id as "contactId", m.provider_id as "providerId",
        m.direction, m.kind, m.claimed_kind as "claimedKind", m.origin = 'history' as "isHistory",
        coalesce(m.provider_at, m.at) as at
      from unnest($1::uuid[], $2::text[]) k (session_id, provider_id)
      cross join lateral (select id, session_id, contact_id, provider_id, direction, origin, kind, at, provider_at,
          case when kind = 'unknown' then content ->> 'kind' end as claimed_kind from messages
        where provider_id = k.provider_id offset 0) m
      where m.session_id = k.session_id`,
    values: [messages.map((message) => message.sessionId), messages.map((message) => message.providerId)],
  });
  return rows;
}

// JSON is passed as one array per column: as elements of a text array, each value would be escaped, unescaped
// and cast separately.
const INSERT = `
insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, provider_id,
  target_provider_id, reply_to_provider_id, text, ack, at, provider_at, created_at, group_id, sender_id, held_reason, error,
  content, raw, statuses)
select * from rows from (
  unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::smallint[], $14::timestamptz[], $15::timestamptz[],
    $16::timestamptz[], $17::text[], $18::uuid[], $19::text[], $23::jsonb[]),
  jsonb_array_elements($20::jsonb), jsonb_array_elements($21::jsonb), jsonb_array_elements($22::jsonb)
) m
on conflict (session_id, provider_id) where provider_id is not null do nothing`;

/** The count is lower if another process has stored one of them in the meantime. */
export function insertingMessages(messages: readonly NewMessage[]): Part {
  const rows = messages.map((message) => message.row);
  return {
    name: 'intake_insert_messages',
    text: INSERT,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.tenantId),
      rows.map((row) => row.sessionId),
      rows.map((row) => row.conversationId),
      rows.map((row) => row.contactId),
      rows.map((row) => row.direction),
      rows.map((row) => row.origin),
      rows.map((row) => row.kind),
      rows.map((row) => row.providerId),
      rows.map((row) => row.targetProviderId),
      rows.map((row) => row.replyToProviderId),
      rows.map((row) => row.text),
      rows.map((row) => row.ack),
      rows.map((row) => row.at.toISOString()),
      rows.map((row) => row.providerAt.toISOString()),
      rows.map((row) => row.createdAt.toISOString()),
      rows.map((row) => row.groupId),
      rows.map((row) => row.senderId),
      rows.map((row) => row.heldReason),
      JSON.stringify(rows.map((row) => row.content)),
      `[${messages.map((message) => message.raw).join(',')}]`,
      JSON.stringify(rows.map((row) => row.statuses)),
      rows.map(errorText),
    ],
  };
}

/** Returns the error as JSON text, or null for SQL's null. */
function errorText({ error }: Pick<MessageRow, 'error'>): string | null {
  return error === null ? null : JSON.stringify(error);
}

/** Locks these messages in id order. */
export async function lockMessages(tx: Tx, ids: readonly string[]): Promise<MessageRow[]> {
  const { rows } = await tx.client.query<MessageRow>({
    name: 'intake_lock_messages',
    text: `select m.id, m.tenant_id as "tenantId", m.session_id as "sessionId", m.conversation_id as "conversationId",
        m.contact_id as "contactId", m.direction, m.origin, m.kind, m.provider_id as "providerId",
        m.target_provider_id as "targetProviderId", m.reply_to_provider_id as "replyToProviderId", m.text, m.content,
        m.author_id as "authorId", m.ack, m.statuses, m.error, m.is_unknown as "isUnknown", m.retries,
        m.scheduled_at as "scheduledAt", m.canceled_at as "canceledAt", m.at, m.group_id as "groupId", m.sender_id as "senderId",
        m.held_reason as "heldReason", m.provider_at as "providerAt", m.created_at as "createdAt"
      from (select id from unnest($1::uuid[]) k (id) order by id) hit
      cross join lateral (select * from messages where id = hit.id for no key update) m`,
    values: [ids],
  });
  return rows;
}

/**
 * Writes the information that further items add to these messages; the rows are locked. `raw` is JSON text;
 * null keeps the stored value.
 */
export async function completeRows(
  tx: Tx,
  messages: readonly { row: MessageRow; raw: string | null }[],
): Promise<void> {
  const rows = messages.map(({ row }) => row);
  await tx.client.query({
    name: 'intake_complete_messages',
    text: `update messages m set kind = n.kind, text = n.text, target_provider_id = n.target_provider_id,
        reply_to_provider_id = n.reply_to_provider_id, ack = n.ack, at = n.at, provider_at = n.provider_at, content = n.content,
        statuses = n.statuses, error = n.error, origin = n.origin, raw = coalesce(nullif(n.raw, 'null'), m.raw)
      from rows from (unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[],
          $7::timestamptz[]), jsonb_array_elements($8::jsonb), jsonb_array_elements($9::jsonb),
          jsonb_array_elements($10::jsonb), unnest($11::timestamptz[], $12::uuid[], $13::text[], $14::jsonb[]))
        as n (id, kind, text, target_provider_id, reply_to_provider_id, ack, at, content, statuses, raw, provider_at,
          tenant_id, origin, error)
      where m.id = n.id and m.tenant_id = n.tenant_id`,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.kind),
      rows.map((row) => row.text),
      rows.map((row) => row.targetProviderId),
      rows.map((row) => row.replyToProviderId),
      rows.map((row) => row.ack),
      rows.map((row) => row.at.toISOString()),
      JSON.stringify(rows.map((row) => row.content)),
      JSON.stringify(rows.map((row) => row.statuses)),
      `[${messages.map(({ raw }) => raw ?? 'null').join(',')}]`,
      rows.map((row) => (row.providerAt ?? row.at).toISOString()),
      rows.map((row) => row.tenantId),
      rows.map((row) => row.origin),
      rows.map(errorText),
    ],
  });
}

/** The file of a message that has to be downloaded. */
export interface NewMedia extends InboundMedia {
  id: string;
  row: MessageRow;
}

export function insertingMedia(media: readonly NewMedia[], now: Date): Part {
  const text = (value: string | undefined) => value ?? null;
  return {
    name: 'intake_insert_media',
    text: `insert into media (id, tenant_id, session_id, message_id, conversation_id, provider_media_id, source_url,
        declared_mime_type, declared_sha256, filename, state, next_attempt_at, created_at)
      select m.*, case m.state when 'pending' then $12::timestamptz end, $12::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[],
        $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
        as m (id, tenant_id, session_id, message_id, conversation_id, provider_media_id, source_url, declared_mime_type,
          declared_sha256, filename, state)`,
    values: [
      media.map((file) => file.id),
      media.map((file) => file.row.tenantId),
      media.map((file) => file.row.sessionId),
      media.map((file) => file.row.id),
      media.map((file) => file.row.conversationId),
      media.map((file) => text(file.providerMediaId)),
      media.map((file) => text(file.url)),
      media.map((file) => text(file.mimeType)),
      media.map((file) => text(file.sha256)),
      media.map((file) => text(file.filename)),
      media.map((file) => (file.row.heldReason ? 'held_back' : 'pending')),
      now.toISOString(),
    ],
  };
}
