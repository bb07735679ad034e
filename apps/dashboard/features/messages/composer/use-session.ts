import { useQuery } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../../../lib/api.ts';

/** The number a conversation runs over: what it can send, and whether it is connected. */
export function useSession(sessionId: string): Schemas['Session'] | undefined {
  return useQuery({
    queryKey: ['sessions', 'one', sessionId],
    staleTime: 300_000,
    queryFn: async () =>
      (await ask(api.GET('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } }))).data,
  }).data;
}
