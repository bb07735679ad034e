import { defineFeature } from '../../platform/feature.ts';
import { registerBlockRoutes } from './blocks.routes.ts';

export default defineFeature({
  name: 'blocks',
  routes: registerBlockRoutes,
});
