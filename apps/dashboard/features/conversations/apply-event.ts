import type { EventOf, LogEvent } from '../../lib/realtime.ts';
import { type Conversation, type Filters, isAssigned, isListed, isOfTeam, type Sort } from './filters.ts';

/** The loaded pages of a list, as TanStack Query caches them. */
export interface ConversationPages {
  pages: { data: Conversation[]; nextCursor: string | null }[];
  pageParams: unknown[];
}

/**
 * `fetch`: the conversation belongs in the list but is not loaded, or only the server can evaluate the
 * search.
 */
export type Applied = { pages: ConversationPages; needs: 'nothing' | 'fetch' };

/**
 * Applies an event to the list. The result equals what fetching after the event would return; if that cannot
 * be decided on the client, the result says to refetch.
 */
export function applyToList(
  pages: ConversationPages,
  event: LogEvent,
  context: { filters: Filters; ownUserId: string },
): Applied {
  switch (event.type) {
    case 'conversation.created':
      return insertConversation(pages, event.data.changes, context);
    case 'conversation.updated': {
      const { conversationId, changes } = event.data;
      const known = find(pages, conversationId);
      if (known) return insertConversation(pages, { ...known, ...changes }, context);
      return { pages, needs: isExcluded(changes, context) ? 'nothing' : 'fetch' };
    }
    case 'message.updated':
      return { pages: mapLastMessage(pages, event.data), needs: 'nothing' };
    case 'contact.updated': {
      const { contact } = event.data;
      const known = pages.pages.flatMap((page) => page.data).find((it) => it.contact.id === contact.id);
      // Blocking or unblocking moves a conversation between lists.
      if (known ? known.contact.blockedAt !== contact.blockedAt : context.filters.isHeldBack) {
        return { pages, needs: 'fetch' };
      }
      return {
        pages: map(pages, (it) => (it.contact.id === contact.id ? { ...it, contact } : it)),
        needs: 'nothing',
      };
    }
    case 'tag.updated':
    case 'tag.deleted': {
      // Only the server knows its new name and its position in the list.
      const id = event.type === 'tag.updated' ? event.data.tag.id : event.data.tagId;
      const isAffected = context.filters.tag === id || hasTag(pages, id);
      return { pages, needs: isAffected ? 'fetch' : 'nothing' };
    }
    case 'conversation.merged':
    case 'contact.merged':
    case 'contact.deleted':
      return { pages, needs: 'fetch' };
    default:
      return { pages, needs: 'nothing' };
  }
}

/** Whether the changed fields exclude the conversation from this list, whatever its other fields are. */
function isExcluded(
  changes: Partial<Conversation>,
  { filters, ownUserId }: { filters: Filters; ownUserId: string },
): boolean {
  if (changes.status !== undefined && filters.state !== 'all' && changes.status !== filters.state)
    return true;
  if (changes.unreadCount === 0 && filters.isUnread) return true;
  if (changes.lastMessage?.direction === 'out' && filters.sort === 'longest_waiting') return true;
  if (changes.teamId !== undefined && !isOfTeam(filters.team, changes.teamId)) return true;
  return changes.assigneeId !== undefined && !isAssigned(filters.assignee, changes.assigneeId, ownUserId);
}

function hasTag(pages: ConversationPages, tagId: string): boolean {
  return pages.pages.some((page) =>
    page.data.some((it) => [...it.tags, ...it.contact.tags].some((tag) => tag.id === tagId)),
  );
}

/** Moves a conversation to the position of its last message, or removes it. */
function insertConversation(
  pages: ConversationPages,
  conversation: Conversation,
  { filters, ownUserId }: { filters: Filters; ownUserId: string },
): Applied {
  const listed = isListed(filters, conversation, ownUserId);
  if (listed === undefined) return { pages, needs: 'fetch' };
  const rest = filter(pages, (it) => it.id !== conversation.id);
  if (!listed) return { pages: rest, needs: 'nothing' };
  let isPlaced = false;
  const placed = rest.pages.map((page, i) => {
    if (isPlaced) return page;
    const at = page.data.findIndex((other) => sortsBefore(filters.sort, conversation, other));
    const isEnd = i === rest.pages.length - 1 && page.nextCursor === null;
    if (at < 0 && !isEnd) return page;
    isPlaced = true;
    const data = [...page.data];
    data.splice(at < 0 ? data.length : at, 0, conversation);
    return { ...page, data };
  });
  return { pages: { ...rest, pages: placed }, needs: 'nothing' };
}

/** The server's order: by the last message, ties by id. */
function sortsBefore(sort: Sort, one: Conversation, other: Conversation): boolean {
  const [first, second] = sort === 'newest' ? [other, one] : [one, other];
  if (first.lastMessageAt !== second.lastMessageAt) return first.lastMessageAt < second.lastMessageAt;
  return first.id < second.id;
}

function mapLastMessage(
  pages: ConversationPages,
  { messageId, conversationId, ...moved }: EventOf<'message.updated'>['data'],
): ConversationPages {
  return map(pages, (it) => {
    if (it.id !== conversationId || it.lastMessage?.id !== messageId) return it;
    return { ...it, lastMessage: { ...it.lastMessage, ...moved } };
  });
}

function find(pages: ConversationPages, id: string): Conversation | undefined {
  for (const page of pages.pages) {
    const found = page.data.find((it) => it.id === id);
    if (found) return found;
  }
  return undefined;
}

function map(pages: ConversationPages, change: (it: Conversation) => Conversation): ConversationPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: page.data.map(change) })) };
}

function filter(pages: ConversationPages, keep: (it: Conversation) => boolean): ConversationPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: page.data.filter(keep) })) };
}
