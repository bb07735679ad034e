import {
  infiniteQueryOptions,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
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
const conversationKey = (id: string) => ['conversations', 'one', id] as const;

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

/** One conversation: from a cached list that contains it, otherwise fetched. */
export function useConversation(client: QueryClient, id: string | undefined) {
  return useQuery({
    queryKey: conversationKey(id ?? ''),
    enabled: id !== undefined,
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/conversations/{conversationId}', {
            params: { path: { conversationId: id ?? '' } },
          }),
        )
      ).data,
    initialData: () => (id === undefined ? undefined : findCached(client, id)),
  });
}

/** Those of these conversations that are cached, as they are now. */
export function useCachedConversations(ids: readonly string[]): Conversation[] {
  const client = useQueryClient();
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.queryKey[0] === 'conversations') rerender();
      }),
    [client],
  );
  const wanted = new Set(ids);
  const found = new Map<string, Conversation>();
  for (const [, pages] of client.getQueriesData<ConversationPages>({ queryKey: ['conversations', 'list'] }))
    for (const conversation of pages?.pages.flatMap(({ data }) => data) ?? [])
      if (wanted.has(conversation.id)) found.set(conversation.id, conversation);
  // An open conversation is the newest version: a response is written to it before its event arrives.
  for (const id of ids) {
    const one = client.getQueryData<Conversation>(conversationKey(id));
    if (one) found.set(id, one);
  }
  return [...found.values()];
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
