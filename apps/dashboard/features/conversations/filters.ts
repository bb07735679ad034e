import type { Schemas } from '../../lib/api.ts';

export type Conversation = Schemas['Conversation'];
export type ConversationState = Conversation['state'];

/** What the list shows; the same names as in the address bar. */
export interface Filters {
  state: ConversationState | 'all';
  assignee: 'me' | 'none' | undefined;
  sessionId: string | undefined;
  isUnread: boolean;
  isWindowClosing: boolean;
  q: string;
}

const states = ['open', 'pending', 'snoozed', 'resolved', 'all'] as const;

/** Reads the address; whatever makes no sense there is left out. */
export function readFilters(params: URLSearchParams): Filters {
  const state = states.find((known) => known === params.get('state')) ?? 'open';
  const assignee = (['me', 'none'] as const).find((known) => known === params.get('assignee'));
  return {
    state,
    assignee,
    sessionId: params.get('session') ?? undefined,
    isUnread: params.get('unread') === 'true',
    isWindowClosing: params.get('closing') === 'true',
    q: params.get('q') ?? '',
  };
}

/** The address that `readFilters` reads, keeping what else stands in it. */
export function writeFilters(params: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | undefined) => {
    if (value) next.set(name, value);
    else next.delete(name);
  };
  put('state', filters.state === 'open' ? undefined : filters.state);
  put('assignee', filters.assignee);
  put('session', filters.sessionId);
  put('unread', filters.isUnread ? 'true' : undefined);
  put('closing', filters.isWindowClosing ? 'true' : undefined);
  put('q', filters.q);
  return next;
}

/** The query of `GET /conversations`. */
export function toQuery(filters: Filters): Record<string, string> {
  const query: Record<string, string> = {};
  if (filters.state !== 'all') query.state = filters.state;
  if (filters.assignee) query.assignee = filters.assignee;
  if (filters.sessionId) query.sessionId = filters.sessionId;
  if (filters.isUnread) query.unread = 'true';
  if (filters.isWindowClosing) query.windowClosing = 'true';
  if (filters.q) query.q = filters.q;
  return query;
}

/**
 * Whether the server would list this conversation; undefined where only the server can tell (words, closing windows).
 */
export function isListed(
  filters: Filters,
  conversation: Conversation,
  ownUserId: string,
): boolean | undefined {
  if (filters.state !== 'all' && conversation.state !== filters.state) return false;
  if (filters.sessionId && conversation.sessionId !== filters.sessionId) return false;
  if (filters.assignee === 'me' && conversation.assigneeId !== ownUserId) return false;
  if (filters.assignee === 'none' && conversation.assigneeId !== null) return false;
  if (filters.isUnread && conversation.unreadCount === 0) return false;
  return filters.q || filters.isWindowClosing ? undefined : true;
}
