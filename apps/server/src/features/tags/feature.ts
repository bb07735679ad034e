import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerTagRoutes } from './tags.routes.ts';

export default defineFeature({
  name: 'tags',
  tables: ['contactTags', 'conversationTags', 'tags'],
  routes: registerTagRoutes,
});
