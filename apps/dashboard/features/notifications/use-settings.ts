import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

type Settings = Schemas['NotificationSettings'];

const settings = {
  queryKey: ['notification-settings'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/notifications/settings'))).data,
};

/** The user's notification settings in this business. */
export function useSettings() {
  return useQuery(settings);
}

/** The settings may have been changed in another browser, which has no event; stale ones are refetched. */
const FRESH_MS = 10_000;

/** Does the same outside React. */
export function readSettings(client: QueryClient): Promise<Settings> {
  return client.fetchQuery({ ...settings, staleTime: FRESH_MS });
}

/** Optimistic; rolled back if the server refuses. */
export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Settings>) =>
      unwrap(api.PATCH('/api/v1/notifications/settings', { body: change })),
    onMutate: (change) =>
      client.setQueryData<Settings>(settings.queryKey, (old) => old && { ...old, ...change }),
    onSuccess: ({ data }) => client.setQueryData(settings.queryKey, data),
    onError: () => client.invalidateQueries({ queryKey: settings.queryKey }),
  });
}
