import { selectList, type Tx } from '@waqtor/db';
import type { MediaRow } from './media.present.ts';

/* Batch statements on files of one or several tenants. */

const columns = selectList<MediaRow>('m', {
  id: true,
  tenantId: true,
  sessionId: true,
  messageId: true,
  conversationId: true,
  providerMediaId: true,
  sourceUrl: true,
  declaredMimeType: true,
  declaredSha256: true,
  filename: true,
  state: true,
  storageKey: true,
  mimeType: true,
  size: true,
  sha256: true,
  attempts: true,
  nextAttemptAt: true,
  error: true,
  uploadedAt: true,
  createdAt: true,
  animated: true,
});

/** Returns these files by id, locked in order of id; missing ones are omitted. */
export async function lockMediaBatch(tx: Tx, ids: readonly string[]): Promise<Map<string, MediaRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<MediaRow>({
    name: 'media_lock_batch',
    text: `select ${columns} from (select id from unnest($1::uuid[]) k (id) order by id) k
      cross join lateral (select * from media where id = k.id for no key update) m`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The message to which a file belongs. Ids are uuids. */
export interface MediaOwner {
  messageId: string;
  conversationId: string;
  sessionId: string;
}

/** Attaches uploads that belong to no message yet; the rows must be locked. */
export async function attachMedia(
  tx: Tx,
  files: readonly { row: Pick<MediaRow, 'id' | 'tenantId'>; owner: MediaOwner }[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.client.query({
    name: 'media_attach',
    text: `update media m set message_id = n.message_id, conversation_id = n.conversation_id, session_id = n.session_id
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
        n (id, tenant_id, message_id, conversation_id, session_id)
      where m.id = n.id and m.tenant_id is not distinct from n.tenant_id`,
    values: [
      files.map((it) => it.row.id),
      files.map((it) => it.row.tenantId),
      files.map((it) => it.owner.messageId),
      files.map((it) => it.owner.conversationId),
      files.map((it) => it.owner.sessionId),
    ],
  });
}

/**
 * A file of an outbound message that needs no download: a stored file, or a link to a file hosted elsewhere.
 */
export type SentMedia = MediaOwner &
  Pick<
    MediaRow,
    | 'id'
    | 'tenantId'
    | 'filename'
    | 'state'
    | 'storageKey'
    | 'sourceUrl'
    | 'mimeType'
    | 'size'
    | 'sha256'
    | 'animated'
  >;

export async function insertSentMedia(tx: Tx, files: readonly SentMedia[]): Promise<MediaRow[]> {
  if (files.length === 0) return [];
  const { rows } = await tx.client.query<MediaRow>({
    name: 'media_insert_sent',
    text: `insert into media as m (id, tenant_id, message_id, conversation_id, session_id, filename, state, storage_key,
        source_url, mime_type, sha256, size, animated)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[],
        $9::text[], $10::text[], $11::text[], $12::bigint[], $13::boolean[])
      returning ${columns}`,
    values: [
      files.map((it) => it.id),
      files.map((it) => it.tenantId),
      files.map((it) => it.messageId),
      files.map((it) => it.conversationId),
      files.map((it) => it.sessionId),
      files.map((it) => it.filename),
      files.map((it) => it.state),
      files.map((it) => it.storageKey),
      files.map((it) => it.sourceUrl),
      files.map((it) => it.mimeType),
      files.map((it) => it.sha256),
      files.map((it) => it.size),
      files.map((it) => it.animated),
    ],
  });
  return rows;
}
