import { defineFeature } from '../../platform/feature.ts';
import { registerMonitoringRoutes, type SocketsOf } from './monitoring.routes.ts';

export default defineFeature<{ socketsOf: SocketsOf }>({
  name: 'monitoring',
  routes: (app, { socketsOf }) => registerMonitoringRoutes(app, socketsOf),
});
