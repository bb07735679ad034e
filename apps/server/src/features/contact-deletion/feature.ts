import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerContactDeletionRoutes } from './contact-deletion.routes.ts';

export default defineFeature({
  name: 'contact-deletion',
  tables: ['eventRedactions'],
  routes: registerContactDeletionRoutes,
});
