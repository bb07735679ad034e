import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { type EventContext, topicOf } from '../../lib/features.ts';
import { replayEventsOverResponses } from '../../lib/queries/replay-events.ts';
import {
  joinRealtime,
  type Listener,
  type LogEvent,
  type Topic,
  useConnection,
  useConversationsWebSocket,
  useNotificationsWebSocket,
  useStatusWebSocket,
  useWorkspaceWebSocket,
} from '../../lib/realtime.ts';
import { features } from '../features.ts';

/** Applies events to the cached data while a user is signed in. */
export function useLiveData(tenantId: string, ownUserId: string): void {
  const client = useQueryClient();
  const state = useConnection((connection) => connection.state);
  useEffect(() => {
    document.documentElement.dataset.connection = state;
    // Queries that failed while the server was unreachable would not be retried otherwise.
    if (state === 'live') client.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
  }, [state, client]);
  const context = useMemo((): EventContext => ({ client, ownUserId }), [client, ownUserId]);
  const answers = useRef<ReturnType<typeof replayEventsOverResponses<LogEvent>>>(undefined);
  useEffect(() => {
    answers.current = replayEventsOverResponses(client, (event: LogEvent) => {
      for (const feature of features) feature.applyEvent?.(event, context);
    });
    return answers.current.stop;
  }, [client, context]);
  const listenerOf = (topic: Topic): Listener => ({
    onEvent(event) {
      answers.current?.onEvent(event);
      for (const feature of features) feature.onEvent?.(event, context);
    },
    onStale: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => topicOf(features, queryKey[0]) === topic }),
  });
  useConversationsWebSocket(listenerOf('conversations'));
  useStatusWebSocket(listenerOf('sessions'));
  useNotificationsWebSocket(listenerOf('notifications'));
  useWorkspaceWebSocket(listenerOf('workspace'));
  useEffect(() => joinRealtime(tenantId), [tenantId]);
}
