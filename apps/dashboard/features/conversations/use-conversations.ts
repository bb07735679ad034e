import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { refreshLogin, useLogin } from '../../lib/login/login.ts';
import { invalidateThrottled } from '../../lib/queries/invalidate-throttled.ts';
import { queryClient } from '../../lib/queries/query-provider.tsx';
import type { LogEvent } from '../../lib/realtime.ts';
import { applyToList, type ConversationPages } from './apply-event.ts';
import { type Conversation, type Filters, readFilters, toQuery } from './filters.ts';

/** The first page is small, so that it is fast; later pages use the maximum size. */
const FIRST_PAGE = 50;
const NEXT_PAGE = 100;
const listKey = (filters: Filters) => ['conversations', 'list', filters] as const;
export const conversationKey = (id: string) => ['conversations', 'one', id] as const;

const listOptions = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: listKey(filters),
    queryFn: ({ pageParam }) => fetchPage(filters, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The conversations that match these filters, page by page. */
export function useConversations(filters: Filters) {
  return useInfiniteQuery(listOptions(filters));
}

type List = Pick<
  ReturnType<typeof useConversations>,
  'data' | 'hasNextPage' | 'isFetchNextPageError' | 'fetchNextPage'
>;

/**
 * Fetches the next page, only once however often it is called. If the list is being refetched, the page is
 * fetched after that.
 */
export async function fetchMore(list: List): Promise<void> {
  if (!list.hasNextPage || list.isFetchNextPageError) return;
  const now = await list.fetchNextPage({ cancelRefetch: false });
  const isSame = now.data?.pages.length === list.data?.pages.length;
  if (isSame && now.hasNextPage && !now.isFetchNextPageError)
    await now.fetchNextPage({ cancelRefetch: false });
}

/** Prefetches the list of the current URL, before any component that shows it is rendered. */
export async function prefetchInbox(): Promise<void> {
  if (typeof window === 'undefined' || useLogin.getState().status !== 'unknown') return;
  const login = await refreshLogin().catch(() => undefined);
  const filters = readFilters(new URLSearchParams(location.search));
  if (login) await queryClient.prefetchInfiniteQuery(listOptions(filters));
}

function fetchPage(filters: Filters, cursor: string | undefined) {
  const page = cursor ? { limit: NEXT_PAGE, cursor } : { limit: FIRST_PAGE };
  const query = { ...toQuery(filters), ...page };
  return unwrap(api.GET('/api/v1/conversations', { params: { query } }));
}

const oneOptions = (conversationId: string) =>
  queryOptions({
    queryKey: conversationKey(conversationId),
    queryFn: async () => {
      const params = { path: { conversationId } };
      return (await unwrap(api.GET('/api/v1/conversations/{conversationId}', { params }))).data;
    },
  });

/** One conversation: from a cached list that contains it, otherwise fetched. */
export function useConversation(client: QueryClient, id: string | undefined) {
  return useQuery({
    ...oneOptions(id ?? ''),
    enabled: id !== undefined,
    initialData: () => (id === undefined ? undefined : findCached(client, id)),
  });
}

/** Does the same outside React; events keep what is cached up to date. */
export async function fetchConversation(client: QueryClient, id: string): Promise<Conversation> {
  const options = { ...oneOptions(id), staleTime: Number.POSITIVE_INFINITY };
  return findCached(client, id) ?? client.fetchQuery(options);
}

/** Applies an event to all cached lists and conversations. */
export function applyToConversations(client: QueryClient, event: LogEvent, ownUserId: string): void {
  for (const query of client.getQueryCache().findAll({ queryKey: ['conversations', 'list'] })) {
    const pages = query.state.data as ConversationPages | undefined;
    const filters = query.queryKey[2] as Filters;
    if (!pages) continue;
    const applied = applyToList(pages, event, { filters, ownUserId });
    if (applied.pages !== pages) client.setQueryData(query.queryKey, applied.pages);
    if (applied.needs === 'fetch') invalidateThrottled(client, query.queryKey);
  }
  if (event.type === 'conversation.updated')
    patchConversation(client, event.data.conversationId, event.data.changes);
  if (event.type === 'conversation.merged') {
    const { sourceId, targetId } = event.data;
    for (const id of [sourceId, targetId]) client.invalidateQueries({ queryKey: conversationKey(id) });
  }
  if (event.type === 'tag.updated' || event.type === 'tag.deleted')
    client.invalidateQueries({ queryKey: ['conversations', 'one'] });
  if (event.type === 'contact.updated') {
    const { contact } = event.data;
    client.setQueriesData<Conversation>({ queryKey: ['conversations', 'one'] }, (known) =>
      known?.contact.id === contact.id ? { ...known, contact } : known,
    );
  }
}

/** Writes a server response or an optimistic change to the cache at once. */
export function patchConversation(client: QueryClient, id: string, changes: Partial<Conversation>): void {
  client.setQueryData<Conversation>(conversationKey(id), (known) => known && { ...known, ...changes });
}

function findCached(client: QueryClient, id: string): Conversation | undefined {
  for (const [, pages] of client.getQueriesData<ConversationPages>({ queryKey: ['conversations', 'list'] })) {
    for (const page of pages?.pages ?? []) {
      const found = page.data.find((it) => it.id === id);
      if (found) return found;
    }
  }
  return undefined;
}
