import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { uploadFile } from '../../lib/upload.ts';

export type CannedResponse = Schemas['CannedResponse'];
export type RenderedResponse = Schemas['RenderedCannedResponse'];
export interface Changes {
  shortcut: string;
  title: string;
  category: string | null;
  translations: Record<string, string>;
  mediaId: string | null;
  scope: CannedResponse['scope'];
}
const key = ['canned-responses'] as const;

/**
 * Canned responses whose shortcut, title or text starts with `q`; the query is disabled while `q` is
 * undefined.
 */
export function useCannedResponses(q: string | undefined) {
  return useQuery({
    queryKey: [...key, q],
    enabled: q !== undefined,
    staleTime: 30_000,
    placeholderData: (before) => before,
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/canned-responses', { params: { query: { limit: 50, ...(q ? { q } : {}) } } }),
        )
      ).data,
  });
}

/** The variants of a canned response as they would be sent in a conversation. */
export function useRenderedResponse(id: string | undefined, conversationId: string) {
  return useQuery({
    queryKey: [...key, 'rendered', id, conversationId],
    enabled: id !== undefined,
    staleTime: 30_000,
    queryFn: () => renderResponse(id ?? '', conversationId),
  });
}

/** The text of a canned response in a conversation; without a language, in the customer's. */
export async function renderResponse(
  cannedResponseId: string,
  conversationId: string,
  language?: RenderedResponse['language'],
): Promise<RenderedResponse> {
  const params = { path: { cannedResponseId }, query: { conversationId, ...(language && { language }) } };
  return (await unwrap(api.GET('/api/v1/canned-responses/{cannedResponseId}/render', { params }))).data;
}

/** All canned responses, shared and personal, sorted by shortcut. */
export function useAllCannedResponses() {
  return useQuery({
    queryKey: [...key, 'all', 'pages'],
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/canned-responses', { params: { query } }))),
  });
}

/** Creates a canned response or, with an id, updates it; a chosen file is uploaded first. */
export function useSaveCannedResponse() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ id, file, changes }: { id?: string; file?: File | undefined; changes: Changes }) {
      const body = file ? { ...changes, mediaId: (await uploadFile(file)).id } : changes;
      return id === undefined
        ? unwrap(api.POST('/api/v1/canned-responses', { body }))
        : unwrap(
            api.PATCH('/api/v1/canned-responses/{cannedResponseId}', {
              params: { path: { cannedResponseId: id } },
              body,
            }),
          );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useDeleteCannedResponse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cannedResponseId: string) =>
      unwrap(
        api.DELETE('/api/v1/canned-responses/{cannedResponseId}', { params: { path: { cannedResponseId } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
