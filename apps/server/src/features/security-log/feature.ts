import { defineFeature } from '../../platform/feature.ts';
import { registerSecurityLogRoutes } from './security-log.routes.ts';

export default defineFeature({
  name: 'security-log',
  routes: registerSecurityLogRoutes,
});
