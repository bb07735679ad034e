import { defineFeature } from '../../platform/feature-definition/feature.ts';
import type { Providers } from '../sessions/index.ts';
import { registerMonitoringRoutes, type SocketsOf } from './monitoring.routes.ts';
import { registerSessionInsightRoutes } from './session-insight.routes.ts';

export default defineFeature<{ socketsOf: SocketsOf; providers: Providers }>({
  name: 'monitoring',
  routes: (app, { socketsOf, providers }) => {
    registerSessionInsightRoutes(app, providers);
    registerMonitoringRoutes(app, socketsOf);
  },
});
