import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type Team = Schemas['Team'];

const teams = {
  queryKey: ['teams'],
  queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/teams', { params: { query } }))),
};

/** All teams of the business, by name, fetched on demand. */
export function useTeams(isEnabled = true) {
  return useQuery({ ...teams, enabled: isEnabled });
}

/** Does the same outside React; events keep the cached list up to date. */
export function fetchTeams(client: QueryClient): Promise<Team[]> {
  return client.fetchQuery({ ...teams, staleTime: Number.POSITIVE_INFINITY });
}

/** Team names by id. */
export function useTeamNames(isEnabled: boolean): ReadonlyMap<string, string> {
  const teams = useTeams(isEnabled).data;
  return useMemo(() => new Map(teams?.map(({ id, name }) => [id, name])), [teams]);
}
