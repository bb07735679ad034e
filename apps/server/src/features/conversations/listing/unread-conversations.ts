import { type ConversationFilters as AskedFilters, conversationQuery } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { waitingFilters } from './read-conversations.ts';
import { countUnread, type UnreadCounts, type UnreadFilters } from './unread-conversations.store.ts';

/**
 * Counts the conversations with unread messages that match each of these filters, in all sessions and in each
 * one that has any, in one statement of bounded cost. Ids that no longer exist match nothing. The search text `q` is ignored.
 */
export async function countUnreadConversations(
  ctx: Ctx,
  tx: Tx,
  filters: readonly AskedFilters[],
): Promise<UnreadCounts[]> {
  return countUnread(
    tx,
    ctx.tenantId,
    filters.map((one) => unreadFilters(ctx, one)),
  );
}

function unreadFilters(ctx: Ctx, { q: _words, ...asked }: AskedFilters): UnreadFilters {
  const query = conversationQuery.parse(asked);
  return {
    states: query.status,
    sessionId: query.sessionId && uuidOf('session', query.sessionId),
    contactId: query.contactId && uuidOf('contact', query.contactId),
    assigneeId: assigneeOf(ctx, query.assignee),
    teamId: query.team === 'none' ? null : query.team && uuidOf('team', query.team),
    tagIds: query.tags?.map((id) => uuidOf('tag', id)),
    isUnread: query.unread,
    isHeldBack: query.heldBack ?? (query.contactId === undefined ? false : undefined),
    ...waitingFilters(ctx, query),
  };
}

/** An API key is nobody's assignee: `none` would be wrong, so the filter matches the zero uuid. */
function assigneeOf(ctx: Ctx, assignee: string | undefined): string | null | undefined {
  if (assignee === undefined) return undefined;
  if (assignee === 'none') return null;
  if (assignee !== 'me') return uuidOf('user', assignee);
  return ctx.caller.kind === 'member' ? ctx.caller.userId : '00000000-0000-0000-0000-000000000000';
}
