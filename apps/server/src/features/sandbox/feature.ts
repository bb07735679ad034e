import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerSandboxRoutes } from './sandbox.routes.ts';

export default defineFeature({
  name: 'sandbox',
  routes: registerSandboxRoutes,
});
