export { accessTeam } from './access-team.ts';
export { teamDeletion } from './teams.hooks.ts';
export { registerTeamRoutes } from './teams.routes.ts';
export { findTeam, findTeamMembers } from './teams.store.ts';
