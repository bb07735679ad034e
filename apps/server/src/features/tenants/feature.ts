import { defineFeature } from '../../platform/feature.ts';
import { registerTenantRoutes } from './tenants.routes.ts';

export default defineFeature({
  name: 'tenants',
  routes: registerTenantRoutes,
});
