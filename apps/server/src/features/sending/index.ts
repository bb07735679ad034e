export { type AcceptOptions, acceptMany, acceptOne, type Outcome } from './accept-many.ts';
export { readSendRequest, type SendRequest } from './send-request.ts';
export { registerSendingRoutes } from './sending.routes.ts';
