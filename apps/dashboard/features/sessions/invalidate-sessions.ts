import type { QueryClient } from '@tanstack/react-query';
import type { LogEvent } from '../../lib/realtime.ts';

/** Invalidates the queries that an event about a session affects. */
export function invalidateSessions(client: QueryClient, { topic, data }: LogEvent): void {
  if (topic !== 'sessions') return;
  const id = 'session' in data ? data.session.id : 'sessionId' in data ? data.sessionId : undefined;
  client.invalidateQueries({ queryKey: ['sessions'], exact: true });
  // If a session loses its connection, the sandbox may have stopped.
  client.invalidateQueries({ queryKey: ['sessions', 'sandbox'] });
  // The profile is stored at Meta: fetching it costs a Graph call, and no event reports changes to it.
  client.invalidateQueries({
    queryKey: ['sessions', id],
    predicate: ({ queryKey }) => queryKey[2] !== 'profile',
  });
}
