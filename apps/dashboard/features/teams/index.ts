export { TeamsPage } from './teams-page.tsx';
export { fetchTeams, useTeamNames, useTeams } from './use-teams.ts';
