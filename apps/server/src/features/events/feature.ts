import { defineFeature } from '../../platform/feature.ts';
import { registerEventRoutes } from './events.routes.ts';

export default defineFeature({
  name: 'events',
  routes: registerEventRoutes,
});
