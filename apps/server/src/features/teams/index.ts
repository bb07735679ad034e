export { accessTeam } from './access-team.ts';
export { registerTeamRoutes } from './teams.routes.ts';
export { findTeam } from './teams.store.ts';
