import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import type { Channel, Kind } from '../kinds.ts';

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

/** Turns a channel of a type on or off. Optimistic; rolled back if the server refuses. */
export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each request contains all settings, including the changes before it.
    scope: { id: 'notification-settings' },
    mutationFn: async (change: { kind: Kind; channel: Channel; isOn: boolean }) => {
      const now = client.getQueryData<Settings>(settings.queryKey);
      if (now) await unwrap(api.PUT('/api/v1/notifications/settings', { body: changed(now, change) }));
    },
    onMutate: (change) =>
      client.setQueryData<Settings>(settings.queryKey, (old) => old && changed(old, change)),
    onError: () => client.invalidateQueries({ queryKey: settings.queryKey }),
  });
}

function changed(
  settings: Settings,
  { kind, channel, isOn }: { kind: Kind; channel: Channel; isOn: boolean },
): Settings {
  const others = settings.channels[kind].filter((one) => one !== channel);
  const chosen = isOn ? [...others, channel] : others;
  return { ...settings, channels: { ...settings.channels, [kind]: chosen } };
}
