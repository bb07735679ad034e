import type { Schemas } from '../../lib/api.ts';

export type Conversation = Schemas['Conversation'];
export type ConversationState = Conversation['status'];
export type ViewFilters = Schemas['View']['filters'];
export type Sort = NonNullable<ViewFilters['sort']>;

/** Filters of the conversation list. */
export interface Filters {
  state: ConversationState | 'all';
  /** `me`, `none` (unassigned), or the id of a member. */
  assignee: string | undefined;
  /** `none`, or the id of a team. */
  team: string | undefined;
  tag: string | undefined;
  sessionId: string | undefined;
  isUnread: boolean;
  isWindowClosing: boolean;
  /** Conversations with held-back messages or of blocked contacts, which all other lists exclude. */
  isHeldBack: boolean;
  q: string;
  /** `longest_waiting` and `window_closing` list only conversations to which they apply. */
  sort: Sort;
}

export const sorts = ['newest', 'oldest', 'longest_waiting', 'window_closing'] as const satisfies Sort[];

export const listStates = ['open', 'pending', 'snoozed', 'resolved', 'all'] as const;
/**
 * Our filters by their URL parameter. Values in another format are ignored, because the server would reject
 * them.
 */
const formats = {
  assignee: /^(me|none|usr_[0-9a-f]{32})$/,
  team: /^(none|tem_[0-9a-f]{32})$/,
  tag: /^tag_[0-9a-f]{32}$/,
  session: /^ses_[0-9a-f]{32}$/,
};
const MAX_SEARCH_LENGTH = 200;

/** Parses the filters from the URL; invalid values are ignored. */
export function readFilters(params: URLSearchParams): Filters {
  const read = (name: keyof typeof formats) => {
    const value = params.get(name);
    return value !== null && formats[name].test(value) ? value : undefined;
  };
  return {
    state: listStates.find((known) => known === params.get('state')) ?? 'open',
    assignee: read('assignee'),
    team: read('team'),
    tag: read('tag'),
    sessionId: read('session'),
    isUnread: params.get('unread') === 'true',
    isWindowClosing: params.get('closing') === 'true',
    isHeldBack: params.get('heldBack') === 'true',
    q: (params.get('q') ?? '').slice(0, MAX_SEARCH_LENGTH),
    sort: sorts.find((known) => known === params.get('sort')) ?? 'newest',
  };
}

/** The inverse of `readFilters`; other parameters of the URL are kept. */
export function writeFilters(params: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(params);
  const setParam = (name: string, value: string | undefined) => {
    if (value) next.set(name, value);
    else next.delete(name);
  };
  setParam('state', filters.state === 'open' ? undefined : filters.state);
  setParam('assignee', filters.assignee);
  setParam('team', filters.team);
  setParam('tag', filters.tag);
  setParam('session', filters.sessionId);
  setParam('unread', filters.isUnread ? 'true' : undefined);
  setParam('closing', filters.isWindowClosing ? 'true' : undefined);
  setParam('heldBack', filters.isHeldBack ? 'true' : undefined);
  setParam('q', filters.q);
  setParam('sort', filters.sort === 'newest' ? undefined : filters.sort);
  return next;
}

/** The query of `GET /conversations`, which is also the format of a saved view. */
export function toQuery(filters: Filters): ViewFilters {
  return {
    ...(filters.state === 'all' ? {} : { status: filters.state }),
    ...(filters.assignee ? { assignee: filters.assignee } : {}),
    ...(filters.team ? { team: filters.team } : {}),
    ...(filters.tag ? { tags: filters.tag } : {}),
    ...(filters.sessionId ? { sessionId: filters.sessionId } : {}),
    ...(filters.isUnread ? { unread: 'true' as const } : {}),
    ...(filters.isWindowClosing ? { windowExpiringSoon: 'true' as const } : {}),
    ...(filters.isHeldBack ? { heldBack: 'true' as const } : {}),
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.sort === 'newest' ? {} : { sort: filters.sort }),
  };
}

/** The filters of a saved view; several statuses at once are shown as "all", several tags as any. */
export function fromView(view: ViewFilters): Filters {
  const one = listStates.find((known) => known === view.status);
  return {
    state: one ?? 'all',
    assignee: view.assignee,
    team: view.team,
    tag: view.tags?.includes(',') ? undefined : view.tags,
    sessionId: view.sessionId,
    isUnread: view.unread === 'true',
    isWindowClosing: view.windowExpiringSoon === 'true',
    isHeldBack: view.heldBack === 'true',
    q: view.q ?? '',
    sort: view.sort ?? 'newest',
  };
}

/** Whether two sets of filters are equal. */
export function isSameFilters(one: Filters, other: Filters): boolean {
  return (
    writeFilters(new URLSearchParams(), one).toString() ===
    writeFilters(new URLSearchParams(), other).toString()
  );
}

/** The number of filters set, apart from the state and the order. */
export function countFilters(filters: Filters): number {
  const { assignee, team, tag, sessionId, isUnread, isWindowClosing, isHeldBack } = filters;
  return [assignee, team, tag, sessionId, isUnread, isWindowClosing, isHeldBack].filter(Boolean).length;
}

/** Whether the conversation's assignee (or the lack of one) matches the filter. */
export function isAssigned(asked: string | undefined, assigneeId: string | null, ownUserId: string): boolean {
  switch (asked) {
    case undefined:
      return true;
    case 'me':
      return assigneeId === ownUserId;
    case 'none':
      return assigneeId === null;
    default:
      return assigneeId === asked;
  }
}

/** Whether the conversation's team (or the lack of one) matches the filter. */
export function isOfTeam(asked: string | undefined, teamId: string | null): boolean {
  return asked === undefined || asked === (teamId ?? 'none');
}

/** Whether the customer wrote last and the conversation is not resolved. */
export function isAwaitingReply({ status, lastMessage }: Conversation): boolean {
  return status !== 'resolved' && lastMessage?.direction === 'in';
}

/**
 * Whether the server would list this conversation; undefined if only the server can decide (search text,
 * closing windows).
 */
export function isListed(
  filters: Filters,
  conversation: Conversation,
  ownUserId: string,
): boolean | undefined {
  if (filters.state !== 'all' && conversation.status !== filters.state) return false;
  if (filters.sessionId && conversation.sessionId !== filters.sessionId) return false;
  if (filters.tag && !conversation.tags.some((tag) => tag.id === filters.tag)) return false;
  if (filters.isUnread && conversation.unreadCount === 0) return false;
  const isBlocked = Boolean(conversation.contact.blockedAt);
  if (filters.isHeldBack && !isBlocked && conversation.heldBackCount === 0) return false;
  if (isBlocked && !filters.isHeldBack && !filters.q) return false;
  if (!isAssigned(filters.assignee, conversation.assigneeId, ownUserId)) return false;
  if (!isOfTeam(filters.team, conversation.teamId)) return false;
  if (filters.sort === 'longest_waiting' && !isAwaitingReply(conversation)) return false;
  return filters.q || filters.isWindowClosing || filters.sort === 'window_closing' ? undefined : true;
}
