import { defineFeature } from '../../platform/feature.ts';
import { registerOffboardingRoutes } from './offboarding.routes.ts';

export default defineFeature({
  name: 'offboarding',
  routes: registerOffboardingRoutes,
});
