import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerCannedResponseRoutes } from './canned-responses.routes.ts';

export default defineFeature({
  name: 'canned-responses',
  tables: ['cannedResponses'],
  routes: registerCannedResponseRoutes,
});
