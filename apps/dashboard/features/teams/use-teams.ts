import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type Team = Schemas['Team'];

/** All teams of the business, by name, fetched on demand. */
export function useTeams(isEnabled = true) {
  return useQuery({
    queryKey: ['teams'],
    enabled: isEnabled,
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/teams', { params: { query } }))),
  });
}

/** Team names by id. */
export function useTeamNames(isEnabled: boolean): ReadonlyMap<string, string> {
  const teams = useTeams(isEnabled).data;
  return useMemo(() => new Map(teams?.map(({ id, name }) => [id, name])), [teams]);
}
