import type { TimelineEntry } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { listMessages, type MessageRow, presentMessages } from '../../messages/index.ts';
import { findConversation } from '../conversations.store.ts';
import { type ActivityRow, listActivities } from './activities.store.ts';
import { presentActivities } from './record-activities.ts';

type Entry = { type: 'message'; row: MessageRow } | { type: 'activity'; row: ActivityRow };

/**
 * Returns one page of a conversation's messages and activities, newest first. Both are read from the same position
 * and cut at the same position, in one order by time and id. So one page continues where the previous one ended, and
 * a client that has loaded some pages misses neither messages nor activities between them.
 */
export function readTimeline(
  ctx: Ctx,
  id: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const { tenantId } = ctx;
  const { limit } = query;
  const conversationId = uuidOf('conversation', id);
  const from = query.cursor === undefined ? undefined : readPosition(query.cursor);
  return ctx.tx(async (tx) => {
    if (!(await findConversation(tx, tenantId, conversationId))) throw new AppError('not_found', { id });
    const order = 'newest_first';
    const messages = await listMessages(tx, tenantId, { conversationId }, { order, limit, from });
    const activities = await listActivities(tx, tenantId, conversationId, { limit, from });
    const entries = [
      ...messages.map((row): Entry => ({ type: 'message', row })),
      ...activities.map((row): Entry => ({ type: 'activity', row })),
    ].sort(newestFirst);
    const page = cutPage(entries, limit, ({ row }) => [row.at.toISOString(), row.id]);
    const messageRows = page.rows.flatMap((entry) => (entry.type === 'message' ? [entry.row] : []));
    const activityRows = page.rows.flatMap((entry) => (entry.type === 'activity' ? [entry.row] : []));
    const presented = new Map<string, TimelineEntry>();
    for (const [i, message] of (await presentMessages(ctx, tx, tenantId, messageRows)).entries())
      presented.set(messageRows[i]?.id ?? '', { type: 'message', message });
    for (const [i, activity] of (await presentActivities(tx, activityRows)).entries())
      presented.set(activityRows[i]?.id ?? '', { type: 'activity', activity });
    const items = page.rows.flatMap(({ row }) => presented.get(row.id) ?? []);
    return { items, nextCursor: page.nextCursor };
  });
}

function readPosition(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { at: new Date(String(at)), id: String(id) };
}

/** The order of both statements: PostgreSQL compares uuids like their text. */
function newestFirst({ row: a }: Entry, { row: b }: Entry): number {
  const difference = b.at.getTime() - a.at.getTime();
  return difference !== 0 ? difference : a.id < b.id ? 1 : -1;
}
