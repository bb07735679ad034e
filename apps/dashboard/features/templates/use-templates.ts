import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import type { Template } from './fill-template.ts';

export interface TemplateFilters {
  q: string;
  language: string;
  category: '' | Template['category'];
}

/** The approved templates of a session, paginated; empty filters are omitted from the query. */
export function useTemplates(sessionId: string, { q, language, category }: TemplateFilters) {
  return useInfiniteQuery({
    queryKey: ['templates', sessionId, q, language, category],
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/sessions/{sessionId}/templates', {
          params: {
            path: { sessionId },
            query: {
              ...(q ? { q } : {}),
              ...(language ? { language } : {}),
              ...(category ? { category } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
