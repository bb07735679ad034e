import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerContactMergingRoutes } from './contact-merging.routes.ts';

export default defineFeature({
  name: 'contact-merging',
  routes: registerContactMergingRoutes,
});
