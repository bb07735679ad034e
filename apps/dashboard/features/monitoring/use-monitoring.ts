import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { useConversationsWebSocket, useStatusWebSocket } from '../../lib/realtime.ts';

export type Monitoring = Schemas['Monitoring'];

const key = ['monitoring'];
/** Polling interval for metrics that have no events, such as memory, while the page is visible. */
const INTERVAL_MS = 5_000;
/** Minimum time between two requests, however many events arrive. */
const MIN_INTERVAL_MS = 2_000;
const SAMPLES = 60;

/** The current metrics, and the samples of the last minutes, oldest first. */
export function useMonitoring() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await unwrap(api.GET('/api/v1/monitoring'))).data,
    refetchInterval: INTERVAL_MS,
  });
  const askedAt = useRef(0);
  const refetchThrottled = () => {
    if (Date.now() - askedAt.current < MIN_INTERVAL_MS) return;
    askedAt.current = Date.now();
    client.invalidateQueries({ queryKey: key });
  };
  useConversationsWebSocket({ onEvent: refetchThrottled, onStale: refetchThrottled });
  useStatusWebSocket({ onEvent: refetchThrottled, onStale: refetchThrottled });
  const [samples, setSamples] = useState<readonly Monitoring[]>([]);
  const { data } = query;
  useEffect(() => {
    if (data) setSamples((before) => [...before, data].slice(-SAMPLES));
  }, [data]);
  return { ...query, samples };
}
