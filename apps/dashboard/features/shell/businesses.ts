import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { beginLogin } from '../../lib/login/login.ts';

/** The businesses of the signed-in user, fetched on demand. */
export function useOwnBusinesses(isEnabled: boolean) {
  return useQuery({
    queryKey: ['businesses'],
    enabled: isEnabled,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/auth/tenants', { params: { query: { limit: 100 } } }))).data,
  });
}

/** Switches to another business, in every tab of this browser. */
export async function switchBusiness(tenantId: string): Promise<void> {
  const { data } = await unwrap(api.POST('/api/v1/auth/switch-tenant', { body: { tenantId } }));
  beginLogin(data);
}
