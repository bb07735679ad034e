import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { allPages } from '../../lib/all-pages.ts';
import type { paths } from '../../lib/api.generated.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { useConversationsWebSocket } from '../../lib/realtime.ts';

/* All queries below ['sessions'] are invalidated when an event of topic `session` reports a change. */

export type Session = Schemas['Session'];

export const sessionKey = (id: string): string => `/sessions/details?session=${id}`;
const of = (sessionId: string) => ({ params: { path: { sessionId } } });

export function useSessions() {
  return useQuery({
    queryKey: ['sessions'],
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/sessions', { params: { query } }))),
  });
}

export function useSession(id: string) {
  return useQuery({
    queryKey: ['sessions', id],
    queryFn: async () => (await unwrap(api.GET('/api/v1/sessions/{sessionId}', of(id)))).data,
  });
}

const HEALTH_EVERY_MS = 2_000;

/**
 * Quality, limits and queue length. Messages change the queue, so they trigger a refetch, at most every two
 * seconds.
 */
export function useHealth(id: string) {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const invalidateSoon = () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      client.invalidateQueries({ queryKey: ['sessions', id, 'health'] });
    }, HEALTH_EVERY_MS);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  useConversationsWebSocket({
    onEvent: ({ type }) => type.startsWith('message.') && invalidateSoon(),
    onStale: invalidateSoon,
  });
  return useQuery({
    queryKey: ['sessions', id, 'health'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/sessions/{sessionId}/health', of(id)))).data,
  });
}

export function useStatistics(id: string, days: number) {
  return useQuery({
    queryKey: ['sessions', id, 'statistics', days],
    queryFn: async () => {
      const params = { ...of(id).params, query: { days } };
      return (await unwrap(api.GET('/api/v1/sessions/{sessionId}/statistics', { params }))).data;
    },
  });
}

export function useSessionErrors(id: string) {
  return useInfiniteQuery({
    queryKey: ['sessions', id, 'errors'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const params = { ...of(id).params, query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } };
      return unwrap(api.GET('/api/v1/sessions/{sessionId}/errors', { params }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useDeletionPreview(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['sessions', id, 'deletion-preview'],
    enabled: isWanted,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/sessions/{sessionId}/deletion-preview', of(id)))).data,
  });
}

export function useProfile(id: string) {
  return useQuery({
    queryKey: ['sessions', id, 'profile'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/sessions/{sessionId}/profile', of(id)))).data,
  });
}

/** Writes a server response to the cached session. */
function useSetSessionData() {
  const client = useQueryClient();
  return (session: Session) => {
    client.setQueryData(['sessions', session.id], session);
    return client.invalidateQueries({ queryKey: ['sessions'], exact: true });
  };
}

type Change = paths['/api/v1/sessions/{sessionId}']['patch']['requestBody']['content']['application/json'];

export function useChangeSession(id: string) {
  const setData = useSetSessionData();
  return useMutation({
    mutationFn: async (body: Change) =>
      (await unwrap(api.PATCH('/api/v1/sessions/{sessionId}', { ...of(id), body }))).data,
    onSuccess: setData,
  });
}

export function useRestart(id: string) {
  const setData = useSetSessionData();
  return useMutation({
    mutationFn: async () => (await unwrap(api.POST('/api/v1/sessions/{sessionId}/restart', of(id)))).data,
    onSuccess: setData,
  });
}

export function useDeleteSession(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/sessions/{sessionId}', of(id))),
    onSuccess() {
      client.setQueryData<Session[]>(['sessions'], (list) => list?.filter((session) => session.id !== id));
      client.removeQueries({ queryKey: ['sessions', id] });
    },
  });
}
