export { TeamsPage } from './teams-page.tsx';
export { useTeamNames, useTeams } from './use-teams.ts';
