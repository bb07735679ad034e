import { defineFeature } from '../../platform/feature.ts';
import { registerContactRoutes } from './contacts.routes.ts';

export default defineFeature({
  name: 'contacts',
  routes: registerContactRoutes,
});
