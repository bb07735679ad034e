import { retainRows } from '../../platform/aged-rows.store.ts';
import { defineFeature } from '../../platform/feature.ts';
import { on } from '../../platform/hooks.ts';
import { teamDeletion } from '../teams/index.ts';
import { releaseSessionsOfTeam } from './release-sessions.ts';
import type { Engines } from './sessions.present.ts';
import { registerSessionRoutes } from './sessions.routes.ts';

export default defineFeature<{ engines: Engines }>({
  name: 'sessions',
  routes: (app, { engines }) => registerSessionRoutes(app, engines),
  notificationKinds: ['session_disconnected', 'session_warning'],
  retention: [retainRows('session_errors', 'at', (config) => config.diagnosticsRetentionMs)],
  hooks: ({ engines }) => [
    on(teamDeletion, (platform, tx, team) => releaseSessionsOfTeam(platform, tx, engines, team)),
  ],
});
