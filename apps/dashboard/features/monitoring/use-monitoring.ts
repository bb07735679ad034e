import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask, type Schemas } from '../../lib/api.ts';
import { useConversationsWebSocket, useStatusWebSocket } from '../../lib/realtime.ts';

export type Monitoring = Schemas['Monitoring'];

const key = ['monitoring'];
/** What no event tells, such as memory, is looked at this often while the page can be seen. */
const EVERY_MS = 5_000;
/** However much happens, it is asked at most this often. */
const APART_MS = 2_000;
const SAMPLES = 60;

/** How the machinery is doing, kept current; and the answers of the last minutes, oldest first. */
export function useMonitoring() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await ask(api.GET('/api/v1/monitoring'))).data,
    refetchInterval: EVERY_MS,
  });
  const askedAt = useRef(0);
  const look = () => {
    if (Date.now() - askedAt.current < APART_MS) return;
    askedAt.current = Date.now();
    client.invalidateQueries({ queryKey: key });
  };
  useConversationsWebSocket({ onEvent: look, onStale: look });
  useStatusWebSocket({ onEvent: look, onStale: look });
  const [samples, setSamples] = useState<readonly Monitoring[]>([]);
  const { data } = query;
  useEffect(() => {
    if (data) setSamples((before) => [...before, data].slice(-SAMPLES));
  }, [data]);
  return { ...query, samples };
}
