import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerOffboardingRoutes } from './offboarding.routes.ts';

export default defineFeature({
  name: 'offboarding',
  routes: registerOffboardingRoutes,
});
