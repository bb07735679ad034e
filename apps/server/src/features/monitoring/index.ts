export { registerMonitoringRoutes, type SocketsOf } from './monitoring.routes.ts';
