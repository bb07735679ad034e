import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allPages } from '../../lib/all-pages.ts';
import { api, ask, type Schemas } from '../../lib/api.ts';
import type { LogEvent } from '../../lib/realtime.ts';

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

/** Fetches anew what an event has moved: the teams themselves, who is in them, and the views that asked for one that is gone. */
export function applyToTeams(client: QueryClient, { type }: LogEvent): void {
  if (type.startsWith('team.') || type === 'member.removed')
    client.invalidateQueries({ queryKey: ['teams'] });
  if (type === 'team.deleted') client.invalidateQueries({ queryKey: ['views'] });
}
