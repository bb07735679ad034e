import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';

/** Everybody who works in this business. */
export function useMembers() {
  return useQuery({
    queryKey: ['members'],
    queryFn: async () => (await ask(api.GET('/api/v1/members', { params: { query: { limit: 100 } } }))).data,
  });
}
