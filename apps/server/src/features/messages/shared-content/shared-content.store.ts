import { type SharedContentCounts, type SharedKind, sharedKinds } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { type RawBuilder, sql } from 'kysely';

/** The conditions of the partial indexes `messages_media`, `messages_files` and `messages_links`. */
const conditions: Record<SharedKind, RawBuilder<boolean>> = {
  media: sql`kind in ('image', 'video')`,
  files: sql`kind = 'document'`,
  // An edited message is listed by its first version, a private note not at all.
  links: sql`text ~ '(https?://|\\mwww\\.)[^[:space:]<>"]' and direction <> 'internal' and kind <> 'edit'`,
};
const MAX_COUNT = 1_000;

/**
 * The condition on `messages` that one has this content and is neither cancelled nor deleted. `offset 0` makes
 * the deletion a look-up per row: as a join it may read the deletions of all conversations.
 */
export function hasContent(kind: SharedKind): RawBuilder<boolean> {
  return sql`${conditions[kind]} and canceled_at is null and not exists (
    select from messages deletion
    where deletion.target_provider_id = messages.provider_id and deletion.session_id = messages.session_id
      and deletion.kind = 'revoke' offset 0)`;
}

/** Counts the messages of a conversation with each content, up to 1,000. */
export async function countSharedContent(
  tx: Tx,
  tenantId: string,
  conversationId: string,
): Promise<SharedContentCounts> {
  const counts = sharedKinds.map(
    (kind) => sql`(select count(*)::int from (
      select from messages
      where tenant_id = ${tenantId} and conversation_id = ${conversationId} and ${hasContent(kind)}
      limit ${MAX_COUNT}) found) as ${sql.ref(kind)}`,
  );
  const { rows } = await sql<SharedContentCounts>`select ${sql.join(counts)}`.execute(tx.db);
  const [found] = rows;
  if (!found) throw new Error('counts were not returned');
  return found;
}
