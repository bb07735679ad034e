import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../../lib/api.ts';

/** Adds a team, or with an id changes it and who is in it. */
export function useSaveTeam() {
  return useTeamChange(({ id, ...body }: Schemas['NewTeamInput'] & { id?: string }) =>
    id === undefined
      ? ask(api.POST('/api/v1/teams', { body }))
      : ask(api.PATCH('/api/v1/teams/{teamId}', { params: { path: { teamId: id } }, body })),
  );
}

/** Deletes a team; what it had is no team's any more. */
export function useDeleteTeam() {
  return useTeamChange((teamId: string) =>
    ask(api.DELETE('/api/v1/teams/{teamId}', { params: { path: { teamId } } })),
  );
}

function useTeamChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['teams'] }),
  });
}
