import type { Tx } from '@waqtor/db';
import type { ConversationRow } from './conversations.present.ts';

/** Takes the unread marks off all conversations of a contact; gives those that had any, as they were and as they are. */
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

/** The locked conversation without these held-back messages: fewer are held back, and one of them may be its last. */
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
      ...(isLast ? { lastMessageAt: last.at, lastMessageId: last.id } : {}),
      updatedAt: at,
    })
    .where('tenantId', '=', row.tenantId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
