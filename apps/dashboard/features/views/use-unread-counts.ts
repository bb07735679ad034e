import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { useLogin } from '../../lib/login/login.ts';
import { invalidateThrottled } from '../../lib/queries/invalidate-throttled.ts';
import type { EventContent } from '../../lib/realtime.ts';

const key = ['unread-counts'] as const;
/** Longer than the throttle of lists: with many agents every message would cause a count for each of them. */
const EVERY_MS = 2_000;

/** The conversations with unread messages: in the inbox and per view. Not fetched before the login is known. */
export function useUnreadCounts() {
  return useQuery({
    queryKey: key,
    enabled: useLogin(({ status }) => status === 'in'),
    queryFn: async () => (await unwrap(api.GET('/api/v1/views/unread-counts'))).data,
  });
}

/** The conversations that wait for the user, shown on the inbox entry and in the title of the tab. */
export const useInboxUnread = (): number => useUnreadCounts().data?.inbox ?? 0;

/** Refetches the counts, throttled, after an event that may change them. */
export function refreshUnreadCounts(client: QueryClient, { type, data }: EventContent): void {
  if (type === 'conversation.updated' ? mayCount(data.changes) : isListed(type))
    invalidateThrottled(client, key, EVERY_MS);
}

const isListed = (type: string) => /^(conversation\.(created|merged)|contact\.|view\.)/.test(type);

const counted = ['unreadCount', 'status', 'assigneeId', 'teamId', 'tags', 'heldBackCount', 'windowExpiresAt'];
const mayCount = (changes: object) => counted.some((field) => field in changes);
