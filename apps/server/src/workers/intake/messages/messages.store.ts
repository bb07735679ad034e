import { defineBatch, type Tx } from '@waqtor/db';
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
  /** For content that could not be read: the type that WhatsApp reported. */
  claimedKind: string | null;
  /** True if the message is known only from the history. */
  isHistory: boolean;
  at: Date;
}

interface ProviderKey {
  sessionId: string;
  providerId: string;
}
const keyBatch = defineBatch<ProviderKey>({ sessionId: 'uuid', providerId: 'text' });

/** Finds which of these provider ids are already stored, with their rows. */
export async function findStoredVersions(tx: Tx, messages: readonly ProviderKey[]): Promise<StoredVersion[]> {
  const { rows } = await tx.client.query<StoredVersion>({
    name: 'intake_find_twins',
    text: `select m.id, m.session_id as "sessionId", m.contact_id as "contactId", m.provider_id as "providerId",
        m.direction, m.kind, m.claimed_kind as "claimedKind", m.origin = 'history' as "isHistory",
        coalesce(m.provider_at, m.at) as at
      from ${keyBatch.parameters('k')}
      cross join lateral (select id, session_id, contact_id, provider_id, direction, origin, kind, at, provider_at,
          case when kind = 'unknown' then content ->> 'kind' end as claimed_kind from messages
        where provider_id = k.provider_id offset 0) m
      where m.session_id = k.session_id`,
    values: keyBatch.values(messages),
  });
  return rows;
}

const newBatch = defineBatch<NewMessageRow & { raw: string }>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  conversationId: 'uuid',
  contactId: 'uuid',
  direction: 'text',
  origin: 'text',
  kind: 'text',
  providerId: 'text',
  targetProviderId: 'text',
  replyToProviderId: 'text',
  text: 'text',
  ack: 'smallint',
  at: 'timestamptz',
  providerAt: 'timestamptz',
  createdAt: 'timestamptz',
  groupId: 'text',
  senderId: 'uuid',
  heldBackReason: 'text',
  error: 'jsonb',
  content: 'json',
  raw: 'json text',
  statuses: 'json',
});
const INSERT = `
insert into messages (${newBatch.columns}) select * from ${newBatch.parameters('m')}
on conflict (session_id, provider_id) where provider_id is not null do nothing`;

/** The count is lower if another process has stored one of them in the meantime. */
export function insertingMessages(messages: readonly NewMessage[]): Part {
  const rows = messages.map(({ row, raw }) => ({ ...row, raw }));
  return { name: 'intake_insert_messages', text: INSERT, values: newBatch.values(rows) };
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
        m.held_back_reason as "heldBackReason", m.provider_at as "providerAt", m.created_at as "createdAt"
      from (select id from unnest($1::uuid[]) k (id) order by id) hit
      cross join lateral (select * from messages where id = hit.id for no key update) m`,
    values: [ids],
  });
  return rows;
}

/** `raw` is JSON text; null keeps the stored value. */
type Completed = MessageRow & { raw: string | null };
const completedBatch = defineBatch<Completed>({
  id: 'uuid',
  tenantId: 'uuid',
  kind: 'text',
  text: 'text',
  targetProviderId: 'text',
  replyToProviderId: 'text',
  ack: 'smallint',
  at: 'timestamptz',
  providerAt: 'timestamptz',
  origin: 'text',
  error: 'jsonb',
  content: 'json',
  statuses: 'json',
  raw: 'json text',
});

/**
 * Writes the information that further items add to these messages; the rows are locked. `raw` is JSON text;
 * null keeps the stored value.
 */
export async function completeRows(
  tx: Tx,
  messages: readonly { row: MessageRow; raw: string | null }[],
): Promise<void> {
  const rows = messages.map(({ row, raw }) => ({ ...row, raw, providerAt: row.providerAt ?? row.at }));
  await tx.client.query({
    name: 'intake_complete_messages',
    text: `update messages m set kind = n.kind, text = n.text, target_provider_id = n.target_provider_id,
        reply_to_provider_id = n.reply_to_provider_id, ack = n.ack, at = n.at, provider_at = n.provider_at, content = n.content,
        statuses = n.statuses, error = n.error, origin = n.origin, raw = coalesce(nullif(n.raw, 'null'), m.raw)
      from ${completedBatch.parameters('n')}
      where m.id = n.id and m.tenant_id = n.tenant_id`,
    values: completedBatch.values(rows),
  });
}

/** The file of a message that has to be downloaded. */
export interface NewMedia extends InboundMedia {
  id: string;
  row: MessageRow;
}

interface NewMediaRow {
  id: string;
  tenantId: string;
  sessionId: string;
  messageId: string;
  conversationId: string;
  providerMediaId: string | undefined;
  sourceUrl: string | undefined;
  declaredMimeType: string | undefined;
  declaredSha256: string | undefined;
  filename: string | undefined;
  state: 'held_back' | 'pending';
}
const mediaBatch = defineBatch<NewMediaRow>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  messageId: 'uuid',
  conversationId: 'uuid',
  providerMediaId: 'text',
  sourceUrl: 'text',
  declaredMimeType: 'text',
  declaredSha256: 'text',
  filename: 'text',
  state: 'text',
});

export function insertingMedia(media: readonly NewMedia[], now: Date): Part {
  return {
    name: 'intake_insert_media',
    text: `insert into media (${mediaBatch.columns}, next_attempt_at, created_at)
      select m.*, case m.state when 'pending' then $1::timestamptz end, $1::timestamptz
      from ${mediaBatch.parameters('m', 2)}`,
    values: [
      now.toISOString(),
      ...mediaBatch.values(
        media.map(({ id, row, ...file }) => ({
          id,
          tenantId: row.tenantId,
          sessionId: row.sessionId,
          messageId: row.id,
          conversationId: row.conversationId,
          providerMediaId: file.providerMediaId,
          sourceUrl: file.url,
          declaredMimeType: file.mimeType,
          declaredSha256: file.sha256,
          filename: file.filename,
          state: row.heldBackReason ? 'held_back' : 'pending',
        })),
      ),
    ],
  };
}
