import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerTenantRoutes } from './tenants.routes.ts';

export default defineFeature({
  name: 'tenants',
  tables: ['tenants'],
  routes: registerTenantRoutes,
});
