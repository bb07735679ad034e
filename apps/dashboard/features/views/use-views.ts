import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type View = Schemas['View'];
const key = ['views'] as const;
const MAX_VIEWS = 100;

/** The saved views of the user and of the team, in order. Not fetched before `isEnabled`. */
export function useViews(isEnabled = true) {
  return useQuery({
    queryKey: key,
    enabled: isEnabled,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/views', { params: { query: { limit: MAX_VIEWS } } }))).data,
  });
}

type Change =
  | { type: 'add'; view: Schemas['CreateViewInput'] }
  | { type: 'change'; viewId: string; changes: Schemas['UpdateViewInput'] }
  | { type: 'remove'; viewId: string };

/** Creates, renames, reorders and deletes views. */
export function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change): Promise<void> => {
      if (change.type === 'add') {
        await unwrap(api.POST('/api/v1/views', { body: change.view }));
        return;
      }
      const params = { path: { viewId: change.viewId } };
      if (change.type === 'change')
        await unwrap(api.PATCH('/api/v1/views/{viewId}', { params, body: change.changes }));
      else await unwrap(api.DELETE('/api/v1/views/{viewId}', { params }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** A sort position between two neighbours, or past the last one. */
export function positionBetween(before: View | undefined, after: View | undefined): number {
  if (before && after) return (before.position + after.position) / 2;
  if (before) return before.position + 1;
  return (after?.position ?? 1) - 1;
}
