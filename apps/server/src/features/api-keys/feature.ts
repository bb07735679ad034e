import { defineFeature } from '../../platform/feature.ts';
import { registerApiKeyRoutes } from './api-keys.routes.ts';

export default defineFeature({
  name: 'api-keys',
  routes: registerApiKeyRoutes,
});
