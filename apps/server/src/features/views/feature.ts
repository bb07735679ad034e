import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { on } from '../../platform/feature-definition/hooks.ts';
import { tagDeletion } from '../tags/index.ts';
import { teamDeletion } from '../teams/index.ts';
import { dropTagFilter, dropTeamFilter } from './drop-filter.ts';
import { registerViewRoutes } from './views.routes.ts';

export default defineFeature({
  name: 'views',
  tables: ['views'],
  routes: registerViewRoutes,
  hooks: () => [on(tagDeletion, dropTagFilter), on(teamDeletion, dropTeamFilter)],
});
