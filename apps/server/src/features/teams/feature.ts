import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerTeamRoutes } from './teams.routes.ts';

export default defineFeature({
  name: 'teams',
  tables: ['teamMembers', 'teams'],
  routes: registerTeamRoutes,
});
