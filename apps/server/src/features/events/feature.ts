import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerEventRoutes } from './events.routes.ts';

export default defineFeature({
  name: 'events',
  routes: registerEventRoutes,
});
