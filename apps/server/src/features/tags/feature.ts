import { defineFeature } from '../../platform/feature.ts';
import { registerTagRoutes } from './tags.routes.ts';

export default defineFeature({
  name: 'tags',
  routes: registerTagRoutes,
});
