import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerSecurityLogRoutes } from './security-log.routes.ts';

export default defineFeature({
  name: 'security-log',
  tables: ['auditEvents'],
  routes: registerSecurityLogRoutes,
});
