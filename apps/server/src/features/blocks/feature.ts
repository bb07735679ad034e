import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerBlockRoutes } from './blocks.routes.ts';

export default defineFeature({
  name: 'blocks',
  tables: ['contactBlocks'],
  routes: registerBlockRoutes,
});
