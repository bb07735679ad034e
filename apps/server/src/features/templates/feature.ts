import { defineFeature } from '../../platform/feature-definition/feature.ts';
import type { TemplateLists } from './template-lists.ts';
import { registerTemplateRoutes } from './templates.routes.ts';

export default defineFeature<{ templates: TemplateLists }>({
  name: 'templates',
  tables: ['templates'],
  routes: (app, { templates }) => registerTemplateRoutes(app, templates),
});
