import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

type Saving = { body: Schemas['CreateTeamInput'] } | { id: string; changes: Schemas['UpdateTeamInput'] };

/** Creates or updates a team and its members. */
export function useSaveTeam() {
  return useTeamChange((saving: Saving) =>
    'id' in saving
      ? unwrap(
          api.PATCH('/api/v1/teams/{teamId}', {
            params: { path: { teamId: saving.id } },
            body: saving.changes,
          }),
        )
      : unwrap(api.POST('/api/v1/teams', { body: saving.body })),
  );
}

/** Deletes a team; its conversations keep their assignee and have no team. */
export function useDeleteTeam() {
  return useTeamChange((teamId: string) =>
    unwrap(api.DELETE('/api/v1/teams/{teamId}', { params: { path: { teamId } } })),
  );
}

function useTeamChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['teams'] }),
  });
}
