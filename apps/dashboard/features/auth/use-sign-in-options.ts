import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';

/** The sign-in and sign-up options this server offers to anonymous visitors. */
export function useSignInOptions() {
  return useQuery({
    queryKey: ['sign-in-options'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/auth/sign-in-options'))).data,
  });
}
