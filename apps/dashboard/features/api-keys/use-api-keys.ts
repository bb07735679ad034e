import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import type { paths } from '../../lib/api.generated.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = NonNullable<
  paths['/api/v1/api-keys']['post']['requestBody']
>['content']['application/json'];
const key = ['api-keys'];

/** The API keys of the business, newest first. Keys have no events, so each visit refetches them. */
export function useApiKeys() {
  return useQuery({
    queryKey: key,
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/api-keys', { params: { query } }))),
    refetchOnMount: 'always',
  });
}

/** Creates a key; the response is the only one that contains the full secret. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewApiKey) => (await unwrap(api.POST('/api/v1/api-keys', { body }))).data,
    // Garbage-collected immediately, so the secret does not stay in memory after its dialog is closed.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Revokes a key immediately. */
export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (apiKeyId: string) =>
      unwrap(api.DELETE('/api/v1/api-keys/{apiKeyId}', { params: { path: { apiKeyId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
