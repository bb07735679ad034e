import { retainRows } from '../../platform/aged-rows.store.ts';
import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { on } from '../../platform/feature-definition/hooks.ts';
import { teamDeletion } from '../teams/index.ts';
import { releaseSessionsOfTeam } from './release-sessions.ts';
import type { Engines } from './sessions.present.ts';
import { registerSessionRoutes } from './sessions.routes.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'sessions',
  tables: ['sendQueues', 'sessionErrors', 'sessions'],
  routes: (app, { engines }) => registerSessionRoutes(app, engines),
  notificationTypes: ['session_disconnected', 'session_warning'],
  retention: [retainRows('session_errors', 'at', (config) => config.diagnosticsRetentionMs)],
  hooks: ({ engines }) => [
    on(teamDeletion, (platform, tx, team) => releaseSessionsOfTeam(platform, tx, engines, team)),
  ],
});
