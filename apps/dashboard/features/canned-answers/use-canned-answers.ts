import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';

const key = ['canned-answers'] as const;

/** Answers whose shortcut, title or text begins like this; nothing is asked while `q` is undefined. */
export function useCannedAnswers(q: string | undefined) {
  return useQuery({
    queryKey: [...key, q],
    enabled: q !== undefined,
    staleTime: 30_000,
    placeholderData: (before) => before,
    queryFn: async () =>
      (
        await ask(
          api.GET('/api/v1/canned-answers', { params: { query: { limit: 50, ...(q ? { q } : {}) } } }),
        )
      ).data,
  });
}

/** The text as it would be sent in this conversation. */
export async function renderAnswer(cannedAnswerId: string, conversationId: string): Promise<string> {
  const params = { path: { cannedAnswerId }, query: { conversationId } };
  return (await ask(api.GET('/api/v1/canned-answers/{cannedAnswerId}/render', { params }))).data.text;
}

export interface NewAnswer {
  shortcut: string;
  title: string;
  text: string;
  locale: 'ar' | 'en' | 'fr';
}

export function useAddAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ shortcut, title, text, locale }: NewAnswer) =>
      ask(
        api.POST('/api/v1/canned-answers', {
          body: { shortcut, title, variants: { [locale]: text } } as never,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRemoveAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cannedAnswerId: string) =>
      ask(api.DELETE('/api/v1/canned-answers/{cannedAnswerId}', { params: { path: { cannedAnswerId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
