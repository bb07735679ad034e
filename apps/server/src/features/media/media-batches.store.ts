import { defineBatch, selectList, type Tx } from '@waqtor/db';
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

const attachedBatch = defineBatch<MediaOwner & Pick<MediaRow, 'id' | 'tenantId'>>({
  id: 'uuid',
  tenantId: 'uuid',
  messageId: 'uuid',
  conversationId: 'uuid',
  sessionId: 'uuid',
});

/** Attaches uploads that belong to no message yet; the rows must be locked. */
export async function attachMedia(
  tx: Tx,
  files: readonly { row: Pick<MediaRow, 'id' | 'tenantId'>; owner: MediaOwner }[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.client.query({
    name: 'media_attach',
    text: `update media m set message_id = n.message_id, conversation_id = n.conversation_id, session_id = n.session_id
      from ${attachedBatch.parameters('n')}
      where m.id = n.id and m.tenant_id is not distinct from n.tenant_id`,
    values: attachedBatch.values(
      files.map(({ row: { id, tenantId }, owner }) => ({ ...owner, id, tenantId })),
    ),
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

const sentBatch = defineBatch<SentMedia>({
  id: 'uuid',
  tenantId: 'uuid',
  messageId: 'uuid',
  conversationId: 'uuid',
  sessionId: 'uuid',
  filename: 'text',
  state: 'text',
  storageKey: 'text',
  sourceUrl: 'text',
  mimeType: 'text',
  sha256: 'text',
  size: 'bigint',
  animated: 'boolean',
});

export async function insertSentMedia(tx: Tx, files: readonly SentMedia[]): Promise<MediaRow[]> {
  if (files.length === 0) return [];
  const { rows } = await tx.client.query<MediaRow>({
    name: 'media_insert_sent',
    text: `insert into media as m (${sentBatch.columns}) select * from ${sentBatch.parameters('n')}
      returning ${columns}`,
    values: sentBatch.values(files),
  });
  return rows;
}
