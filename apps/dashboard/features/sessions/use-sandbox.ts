import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';

// Below ['sessions'], because sessions connect and disconnect with the sandbox.
const queryKey = ['sessions', 'sandbox'];

/** Whether this server has a sandbox, and whether it is running. */
export function useSandbox({ enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey,
    enabled,
    queryFn: async () => (await unwrap(api.GET('/api/v1/sandbox'))).data,
  });
}

export function useStartSandbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => (await unwrap(api.POST('/api/v1/sandbox/start'))).data,
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

/** Creates a number in the sandbox, which is started with the first one. */
export function useCreateSimulated() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) =>
      (await unwrap(api.POST('/api/v1/sessions/sandbox', { body: { name } }))).data,
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
