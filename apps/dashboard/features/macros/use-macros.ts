import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type Macro = Schemas['Macro'];
export type Step = Schemas['MacroActionInput'];
const key = ['macros'] as const;

/** The macros of the team and the user's own, by name. */
export function useMacros() {
  return useQuery({
    queryKey: key,
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/macros', { params: { query } }))),
  });
}

/** Creates a macro or, with an id, updates it; its visibility does not change. */
export function useSaveMacro() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, scope, ...rest }: Pick<Macro, 'name' | 'scope'> & { id?: string; actions: Step[] }) =>
      id === undefined
        ? unwrap(api.POST('/api/v1/macros', { body: { ...rest, scope } }))
        : unwrap(api.PATCH('/api/v1/macros/{macroId}', { params: { path: { macroId: id } }, body: rest })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRemoveMacro() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (macroId: string) =>
      unwrap(api.DELETE('/api/v1/macros/{macroId}', { params: { path: { macroId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
