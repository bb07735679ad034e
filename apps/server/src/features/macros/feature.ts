import { defineFeature } from '../../platform/feature.ts';
import { on } from '../../platform/hooks.ts';
import type { Engines } from '../sessions/index.ts';
import { tagDeletion } from '../tags/index.ts';
import { registerMacroRoutes } from './macros.routes.ts';
import { untagMacros } from './untag-macros.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'macros',
  routes: (app, { engines }) => registerMacroRoutes(app, engines),
  hooks: () => [on(tagDeletion, untagMacros)],
});
