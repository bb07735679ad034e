import { defineFeature } from '../../platform/feature.ts';
import { registerTeamRoutes } from './teams.routes.ts';

export default defineFeature({
  name: 'teams',
  routes: registerTeamRoutes,
});
