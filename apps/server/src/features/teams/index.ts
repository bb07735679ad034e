export { accessTeam } from './access-team.ts';
export { teamDeletion } from './teams.hooks.ts';
export { registerTeamRoutes } from './teams.routes.ts';
export { findTeam } from './teams.store.ts';
