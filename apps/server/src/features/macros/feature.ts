import { defineFeature } from '../../platform/feature-definition/feature.ts';
import type { Engines } from '../sessions/index.ts';
import { registerMacroRoutes } from './macros.routes.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'macros',
  tables: ['macros'],
  routes: (app, { engines }) => registerMacroRoutes(app, engines),
});
