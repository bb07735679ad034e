import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerSearchRoutes } from './search.routes.ts';

export default defineFeature({
  name: 'search',
  routes: registerSearchRoutes,
});
