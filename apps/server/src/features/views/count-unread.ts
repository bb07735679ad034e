import { type ConversationFilters, toPublicId, type UnreadConversations } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import { readerOf } from '../../platform/resources/ownership.ts';
import { countUnreadConversations } from '../conversations/index.ts';
import { viewRows } from './views.store.ts';

/** Views beyond this number have no count. */
const MAX_VIEWS = 100;
const MAX_COUNT = 100;

/** Counts the conversations with unread messages, for the inbox and for each view that the caller can see. */
export function countUnread(ctx: Ctx): Promise<UnreadConversations> {
  return ctx.tx(async (tx) => {
    const page = { after: undefined, limit: MAX_VIEWS };
    const rows = await viewRows.list(tx, ctx.tenantId, readerOf(ctx), page);
    const views = rows
      .slice(0, MAX_VIEWS)
      .map(({ id, filters }) => ({ viewId: toPublicId('view', id), filters: filters as ConversationFilters }))
      .filter(({ filters }) => filters.q === undefined);
    const open = { status: 'open' };
    const [mine = 0, unassigned = 0, all = 0, ...counts] = await countUnreadConversations(ctx, tx, [
      { ...open, assignee: 'me' },
      { ...open, assignee: 'none' },
      open,
      ...views.map(({ filters }) => filters),
    ]);
    return {
      mine,
      unassigned,
      inbox: Math.min(mine + unassigned, MAX_COUNT),
      open: all,
      views: views.map(({ viewId }, i) => ({ viewId, unread: counts[i] ?? 0 })),
    };
  });
}
