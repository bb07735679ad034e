export { registerTeamRoutes } from './teams.routes.ts';
