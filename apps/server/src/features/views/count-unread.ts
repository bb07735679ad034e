import { type ConversationFilters, toPublicId, type UnreadConversations } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import { readerOf } from '../../platform/resources/ownership.ts';
import { countUnreadConversations } from '../conversations/index.ts';
import { viewRows } from './views.store.ts';

/** Views beyond this number have no count. */
const MAX_VIEWS = 100;
const MAX_COUNT = 100;

const folders = [
  { status: 'open', assignee: 'me' },
  { status: 'open', assignee: 'none' },
  { status: 'open' },
  { status: 'pending' },
  { status: 'snoozed' },
];

/**
 * Counts the conversations with unread messages, in the folders of the inbox, of each session too, and in each
 * view that the caller can see.
 */
export function countUnread(ctx: Ctx): Promise<UnreadConversations> {
  return ctx.tx(async (tx) => {
    const page = { after: undefined, limit: MAX_VIEWS };
    const rows = await viewRows.list(tx, ctx.tenantId, readerOf(ctx), page);
    const views = rows
      .slice(0, MAX_VIEWS)
      .map(({ id, filters }) => ({ viewId: toPublicId('view', id), filters: filters as ConversationFilters }))
      .filter(({ filters }) => filters.q === undefined);
    const counted = await countUnreadConversations(ctx, tx, [
      ...folders,
      ...views.map(({ filters }) => filters),
    ]);
    const all = counted.find(({ sessionId }) => sessionId === null)?.counts ?? [];
    const inFolders = presentFolders(all);
    return {
      ...inFolders,
      inbox: Math.min(inFolders.mine + inFolders.unassigned, MAX_COUNT),
      sessions: counted.flatMap(({ sessionId, counts }) =>
        sessionId === null ? [] : { sessionId: toPublicId('session', sessionId), ...presentFolders(counts) },
      ),
      views: views.map(({ viewId }, i) => ({ viewId, unread: all[folders.length + i] ?? 0 })),
    };
  });
}

function presentFolders([mine = 0, unassigned = 0, open = 0, pending = 0, snoozed = 0]: readonly number[]) {
  return { mine, unassigned, open, pending, snoozed };
}
