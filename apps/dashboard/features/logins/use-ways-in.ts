import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';

/** What is open here to somebody who is not signed in. */
export function useWaysIn() {
  return useQuery({
    queryKey: ['ways-in'],
    queryFn: async () => (await ask(api.GET('/api/v1/auth/ways-in'))).data,
  });
}
