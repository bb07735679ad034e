import type { QueryClient } from '@tanstack/react-query';
import type { LogEvent } from '../../lib/realtime.ts';

/** Fetches anew what an event about a number has changed. */
export function renewSessions(client: QueryClient, { topic, data }: LogEvent): void {
  if (topic !== 'session') return;
  const id = 'session' in data ? data.session.id : 'sessionId' in data ? data.sessionId : undefined;
  client.invalidateQueries({ queryKey: ['sessions'], exact: true });
  // A number that loses its connection may have lost the sandbox.
  client.invalidateQueries({ queryKey: ['sessions', 'sandbox'] });
  // The profile is Meta's; asking for it costs a call there, and no event speaks of it.
  client.invalidateQueries({
    queryKey: ['sessions', id],
    predicate: ({ queryKey }) => queryKey[2] !== 'profile',
  });
}
