import type { Tx } from '@waqtor/db';
import type { ConversationRow } from './conversations.present.ts';

/**
 * Marks all conversations of a contact as read; returns those that were unread, before and after the change.
 */
export async function markContactRead(
  tx: Tx,
  tenantId: string,
  contactId: string,
  at: Date,
): Promise<{ before: ConversationRow; after: ConversationRow }[]> {
  const rows = await tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('contactId', '=', contactId)
    .where('unreadCount', '>', 0)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (rows.length === 0) return [];
  await tx.db
    .updateTable('conversations')
    .set({ unreadCount: 0, updatedAt: at })
    .where('tenantId', '=', tenantId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return rows.map((before) => ({ before, after: { ...before, unreadCount: 0, updatedAt: at } }));
}

/**
 * Updates a locked conversation after these held-back messages were released: the count decreases, and one of
 * them may become the last message.
 */
export function updateReleased(
  tx: Tx,
  row: ConversationRow,
  released: readonly { id: string; at: Date }[],
  at: Date,
): Promise<ConversationRow> {
  const last = released.reduce((a, b) =>
    b.at > a.at || (b.at.getTime() === a.at.getTime() && b.id > a.id) ? b : a,
  );
  const isLast = row.lastMessageId === null || last.at > row.lastMessageAt;
  return tx.db
    .updateTable('conversations')
    .set({
      heldBackCount: Math.max(0, row.heldBackCount - released.length),
      ...(isLast ? { lastMessageAt: last.at, lastMessageId: last.id, isAwaitingReply: true } : {}),
      updatedAt: at,
    })
    .where('tenantId', '=', row.tenantId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
