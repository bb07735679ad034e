import { defineFeature } from '../../platform/feature-definition/feature.ts';
import type { Engines } from '../sessions/index.ts';
import type { TemplateLists } from '../templates/index.ts';
import { registerSendingRoutes } from './sending.routes.ts';

export default defineFeature<{ engines: Engines; templates: TemplateLists }>({
  name: 'sending',
  routes: (app, { engines, templates }) => registerSendingRoutes(app, engines, templates.learn),
});
