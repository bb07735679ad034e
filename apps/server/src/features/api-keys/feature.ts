import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerApiKeyRoutes } from './api-keys.routes.ts';

export default defineFeature({
  name: 'api-keys',
  tables: ['apiKeys'],
  routes: registerApiKeyRoutes,
});
