import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allPages } from '../../lib/all-pages.ts';
import { api, ask, type Schemas } from '../../lib/api.ts';

export type Team = Schemas['Team'];

/** All teams of the business, by name, once somebody wants to know. */
export function useTeams(isWanted = true) {
  return useQuery({
    queryKey: ['teams'],
    enabled: isWanted,
    queryFn: () => allPages((query) => ask(api.GET('/api/v1/teams', { params: { query } }))),
  });
}

/** What the teams are called, by their ids. */
export function useTeamNames(isWanted: boolean): ReadonlyMap<string, string> {
  const teams = useTeams(isWanted).data;
  return useMemo(() => new Map(teams?.map(({ id, name }) => [id, name])), [teams]);
}
