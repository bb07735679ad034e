import { defineFeature } from '../../platform/feature.ts';
import { registerCannedResponseRoutes } from './canned-responses.routes.ts';

export default defineFeature({
  name: 'canned-responses',
  routes: registerCannedResponseRoutes,
});
