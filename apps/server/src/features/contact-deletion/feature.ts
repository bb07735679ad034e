import { defineFeature } from '../../platform/feature.ts';
import { registerContactDeletionRoutes } from './contact-deletion.routes.ts';

export default defineFeature({
  name: 'contact-deletion',
  routes: registerContactDeletionRoutes,
});
