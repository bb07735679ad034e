export { registerMonitoringRoutes, type SocketsOf } from './monitoring.routes.ts';
export { registerSessionInsightRoutes } from './session-insight.routes.ts';
