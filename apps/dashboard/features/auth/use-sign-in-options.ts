import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';

/** What is open here to somebody who is not signed in. */
export function useSignInOptions() {
  return useQuery({
    queryKey: ['sign-in-options'],
    queryFn: async () => (await ask(api.GET('/api/v1/auth/sign-in-options'))).data,
  });
}
